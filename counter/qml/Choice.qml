import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// One reason of a break, with its digit.
AbstractButton {
    id: control

    required property string label
    required property string digit
    required property bool chosen

    implicitHeight: Theme.unit * 6
    focusPolicy: Qt.NoFocus
    hoverEnabled: false

    Accessible.role: Accessible.RadioButton
    Accessible.name: label
    Accessible.checkable: true
    Accessible.checked: chosen

    contentItem: Item {
        KeyCap {
            id: cap

            anchors.left: parent.left
            anchors.leftMargin: Theme.unit * 1.5
            anchors.verticalCenter: parent.verticalCenter
            label: control.digit
            ink: control.chosen ? Theme.action : Theme.quiet
        }
        Text {
            textFormat: Text.PlainText
            anchors.left: cap.right
            anchors.leftMargin: Theme.unit * 1.5
            anchors.right: parent.right
            anchors.rightMargin: Theme.unit
            anchors.verticalCenter: parent.verticalCenter
            text: control.label
            color: control.chosen ? Theme.action : Theme.text
            font.pixelSize: Theme.fontBody
            font.weight: control.chosen ? Font.Bold : Font.DemiBold
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
        }
    }
    background: Rectangle {
        radius: Theme.radius / 1.5
        color: control.down ? Theme.line : Theme.surface
        border.width: control.chosen ? Theme.hairline * 3 : Theme.hairline
        border.color: control.chosen ? Theme.action : Theme.line
    }
}
