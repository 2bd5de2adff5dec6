import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// One key of the keyboard on the screen.
AbstractButton {
    id: control

    property string iconName: ""
    property string words: text

    height: Math.max(Theme.touch, Math.ceil(Theme.fontLead * 1.4))
    focusPolicy: Qt.StrongFocus
    hoverEnabled: false
    Accessible.role: Accessible.Button
    Accessible.name: words
    Accessible.onPressAction: control.clicked()

    contentItem: Item {
        Sentence {
            anchors.centerIn: parent
            visible: control.iconName === ""
            text: control.text
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
