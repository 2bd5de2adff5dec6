import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// One key of the keyboard on the screen. On a small panel its letter is as high as plain text,
// in every size of text.
AbstractButton {
    id: control

    property string iconName: ""
    property string words: text

    property bool small: false
    readonly property int fontSize: small ? Math.ceil(Theme.touch * 0.515) : Theme.fontLead

    height: small ? Math.ceil(Theme.touch * 0.67) : Math.max(Theme.touch, Math.ceil(Theme.fontLead * 1.4))
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
            font.pixelSize: control.fontSize
            height: Math.min(implicitHeight, control.height)
            verticalAlignment: Text.AlignVCenter
            font.weight: Font.DemiBold
        }
        Icon {
            anchors.centerIn: parent
            visible: control.iconName !== ""
            name: control.iconName
            colour: control.enabled ? Theme.text : Theme.quiet
            size: control.fontSize
            directional: true
        }
    }
    background: Rectangle {
        radius: Theme.unit
        color: control.down ? Theme.line : Theme.surface
        border.width: Theme.edgeWidth
        border.color: Theme.edge

        FocusRing {
            radius: Theme.unit
            shown: control.visualFocus
        }
    }
}
