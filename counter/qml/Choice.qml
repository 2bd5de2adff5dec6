import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// One row of a sheet's list, with its digit where it has one.
AbstractButton {
    id: control

    required property int index
    required property string label
    required property string detail
    required property string digit
    required property bool chosen
    required property bool marked
    property bool several: false

    readonly property bool on: several ? marked : chosen

    implicitHeight: Math.max(Theme.unit * 5.5, Math.max(words.implicitHeight, more.implicitHeight)
        + Theme.unit * 1.5)
    focusPolicy: Qt.NoFocus
    hoverEnabled: false

    Accessible.role: several ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.name: detail === "" ? label : label + ", " + detail
    Accessible.checkable: true
    Accessible.checked: on

    contentItem: Item {
        KeyCap {
            id: cap

            anchors.left: parent.left
            anchors.leftMargin: Theme.unit * 1.5
            anchors.verticalCenter: parent.verticalCenter
            visible: control.digit !== ""
            label: control.digit
            ink: control.on ? Theme.action : Theme.quiet
        }
        Text {
            id: words

            textFormat: Text.PlainText
            anchors.left: parent.left
            anchors.leftMargin: Theme.unit * 1.5 + (cap.visible ? cap.width + Theme.unit * 1.5 : 0)
            anchors.right: tick.visible ? tick.left : more.visible ? more.left : parent.right
            anchors.rightMargin: Theme.unit
            anchors.verticalCenter: parent.verticalCenter
            text: control.label
            color: control.on ? Theme.action : Theme.text
            font.pixelSize: Theme.fontBody
            font.weight: control.on ? Font.Bold : Font.DemiBold
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
        }
        Text {
            id: more

            textFormat: Text.PlainText
            visible: text !== ""
            anchors.right: parent.right
            anchors.rightMargin: Theme.unit * 1.5
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Math.ceil(implicitWidth), Math.floor(parent.width * 0.42))
            text: control.detail
            color: Theme.quiet
            font.pixelSize: Theme.fontCaption
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignRight
        }
        Icon {
            id: tick

            anchors.right: parent.right
            anchors.rightMargin: Theme.unit * 1.5
            anchors.verticalCenter: parent.verticalCenter
            visible: control.several && control.marked
            name: "check"
            colour: Theme.action
            size: Theme.fontLead
        }
    }
    background: Rectangle {
        radius: Theme.radius / 1.5
        color: control.down ? Theme.line : Theme.surface
        border.width: control.on ? Theme.hairline * 3 : Theme.hairline
        border.color: control.on ? Theme.action : Theme.line
    }
}
