import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// One key of the keyboard on the screen.
AbstractButton {
    id: control

    property string iconName: ""
    property string words: text

    height: Theme.touch
    focusPolicy: Qt.StrongFocus
    hoverEnabled: false
    Accessible.role: Accessible.Button
    Accessible.name: words
    Accessible.onPressAction: control.clicked()

    contentItem: Item {
        Text {
            anchors.centerIn: parent
            visible: control.iconName === ""
            textFormat: Text.PlainText
            text: control.text
            color: Theme.text
            font.pixelSize: Theme.fontLead
            font.weight: Font.DemiBold
        }
        Icon {
            anchors.centerIn: parent
            visible: control.iconName !== ""
            name: control.iconName
            colour: control.enabled ? Theme.text : Theme.quiet
            size: Theme.fontLead
            directional: true
        }
    }
    background: Rectangle {
        radius: Theme.unit
        color: control.down ? Theme.line : Theme.surface
        border.width: Theme.hairline
        border.color: Theme.line

        FocusRing {
            radius: Theme.unit
            shown: control.visualFocus
        }
    }
}
