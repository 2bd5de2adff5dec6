import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// One of several found tickets.
AbstractButton {
    id: control

    required property string key
    required property string number
    required property string state_word
    required property string tone
    required property string name
    required property string detail
    required property bool chosen

    implicitHeight: Theme.unit * 5.5
    leftPadding: Theme.unit * 1.5
    rightPadding: Theme.unit * 1.5
    focusPolicy: Qt.TabFocus
    hoverEnabled: false
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    Accessible.role: Accessible.RadioButton
    Accessible.name: number + ", " + state_word + ", " + name + ", " + detail
    Accessible.checkable: true
    Accessible.checked: chosen

    contentItem: Item {
        Text {
            id: label

            textFormat: Text.PlainText
            anchors.left: parent.left
            anchors.right: state.left
            anchors.rightMargin: Theme.unit
            anchors.verticalCenter: parent.verticalCenter
            text: control.number + "  " + control.detail + "  " + control.name
            color: control.chosen ? Theme.action : Theme.text
            font.pixelSize: Theme.fontBody
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
        }
        StateBadge {
            id: state

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            label: control.state_word
            tone: control.tone
            fontSize: Theme.fontCaption
        }
    }
    background: Rectangle {
        radius: Theme.radius / 1.5
        color: control.down ? Theme.line : Theme.surface
        border.width: control.chosen ? Theme.hairline * 3 : Theme.hairline
        border.color: control.chosen ? Theme.action : Theme.line

        FocusRing {
            radius: Theme.radius / 1.5
            shown: control.visualFocus
        }
    }
}
