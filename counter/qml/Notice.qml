import QtQuick
import Novbe.Kit

// The running command, or an error and what to do; disappears by itself.
Rectangle {
    id: notice

    required property QtObject message

    readonly property bool working: message.working !== ""
    readonly property bool care: !working && message.tone === "care"
    readonly property string sentence: message.working || message.text

    visible: sentence !== ""
    width: Math.min(line.implicitWidth + Theme.unit * 4, parent.width - Theme.unit * 4)
    height: line.implicitHeight + Theme.unit * 2
    radius: Theme.radius
    color: care ? Theme.care : Theme.text

    MessageBanner {
        id: line

        anchors.centerIn: parent
        width: Math.min(implicitWidth, notice.parent.width - Theme.unit * 8)
        sentence: notice.sentence
        tone: notice.working ? "quiet" : "care"
        colour: Theme.onState
        fontSize: Theme.fontLead
    }
}
