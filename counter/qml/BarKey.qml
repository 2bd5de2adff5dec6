import QtQuick
import Novbe.Kit

// A key on one line: its label and its letter.
KeyButton {
    id: control

    radius: Theme.radius / 1.5
    leftPadding: Theme.unit * 1.25
    rightPadding: Theme.unit
    implicitHeight: Theme.unit * 5
    implicitWidth: Math.ceil(implicitContentWidth + leftPadding + rightPadding) + 1

    contentItem: Row {
        spacing: Theme.unit * 0.75

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: control.icon_name !== ""
            name: control.icon_name
            colour: control.ink
            size: Theme.fontLead
        }
        PlainText {
            visible: text !== ""
            anchors.verticalCenter: parent.verticalCenter
            text: control.label
            color: control.ink
            font.pixelSize: Math.round(Theme.fontBody * 0.9)
            font.weight: Font.DemiBold
        }
        KeyCap {
            anchors.verticalCenter: parent.verticalCenter
            label: control.letter
            ink: control.ink
        }
    }
}
