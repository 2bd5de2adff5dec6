import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// Shows the previous or next tiles.
AbstractButton {
    id: control

    required property string iconName
    required property string words
    readonly property bool forEyes: true

    focusPolicy: Qt.StrongFocus
    hoverEnabled: false
    Accessible.role: Accessible.Button
    Accessible.name: words
    Accessible.onPressAction: control.clicked()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: control.iconName
            colour: control.enabled ? Theme.action : Theme.line
            size: Theme.touch * 0.6
        }
    }
    background: Rectangle {
        radius: Theme.unit * 2
        color: control.down ? Theme.line : control.enabled ? Theme.surface : Theme.background
        border.width: Theme.edgeWidth
        border.color: Theme.edge

        FocusRing {
            radius: Theme.unit * 2
            shown: control.visualFocus
        }
    }
}
