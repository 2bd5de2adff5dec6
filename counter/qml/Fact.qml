import QtQuick
import Novbe.Kit

// A fact about the ticket: an icon and a few words on a quiet background.
Rectangle {
    id: fact

    property string iconName: ""
    property string label: ""
    property string tone: "quiet"
    property bool strong: false
    property int fontSize: Theme.fontBody

    readonly property color ink: tone === "care" ? Theme.care : Theme.text

    visible: label !== ""
    width: Math.min(line.implicitWidth + Theme.unit * 2, parent ? parent.width : 0)
    height: words.implicitHeight + Theme.unit
    radius: Theme.radius / 2
    color: Theme.background
    border.width: Theme.hairline
    border.color: tone === "care" ? Theme.care : Theme.line
    Accessible.role: Accessible.StaticText
    Accessible.name: label

    Row {
        id: line

        anchors.centerIn: parent
        spacing: Theme.unit * 0.75

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: fact.iconName
            colour: fact.ink
            size: fact.fontSize * 1.1
        }
        PlainText {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, fact.parent ? fact.parent.width - Theme.unit * 5 : 0)
            text: fact.label
            color: fact.ink
            font.pixelSize: fact.fontSize
            font.weight: fact.strong ? Font.DemiBold : Font.Normal
            wrapMode: Text.Wrap
        }
    }
}
