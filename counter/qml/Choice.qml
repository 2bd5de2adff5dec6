import QtQuick
import Novbe.Kit

// One row of a sheet's list, with its digit where it has one.
Touchable {
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
    radius: Theme.radius / 1.5
    edgeWidth: on ? Theme.hairline * 3 : Theme.hairline
    edge: on ? Theme.action : Theme.line
    focusPolicy: Qt.NoFocus

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
        Paragraph {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: Theme.unit * 1.5 + (cap.visible ? cap.width + Theme.unit * 1.5 : 0)
            anchors.right: tick.visible ? tick.left : more.visible ? more.left : parent.right
            anchors.rightMargin: Theme.unit
            anchors.verticalCenter: parent.verticalCenter
            text: control.label
            color: control.on ? Theme.action : Theme.text
            font.weight: control.on ? Font.Bold : Font.DemiBold
        }
        PlainText {
            id: more

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
}
