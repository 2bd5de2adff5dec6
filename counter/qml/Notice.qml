import QtQuick
import Novbe.Kit

// The running command, or an error and what to do; disappears by itself.
Rectangle {
    id: notice

    required property QtObject desk

    readonly property bool working: desk.working !== ""
    readonly property bool care: !working && desk.messageTone === "care"
    readonly property string sentence: working ? desk.working : desk.message

    visible: sentence !== ""
    width: Math.min(line.implicitWidth + Theme.unit * 4, parent.width - Theme.unit * 4)
    height: line.implicitHeight + Theme.unit * 2
    radius: Theme.radius
    color: care ? Theme.care : Theme.text
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence

    Row {
        id: line

        anchors.centerIn: parent
        spacing: Theme.unit * 1.5

        Icon {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            name: notice.working ? "clock" : "circle-alert"
            colour: Theme.onState
            size: Theme.fontLead * 1.2
        }
        Paragraph {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth,
                notice.parent.width - Theme.unit * 10 - sign.width)
            text: notice.sentence
            color: Theme.onState
            font.pixelSize: Theme.fontLead
            font.weight: Font.DemiBold
        }
    }
}
