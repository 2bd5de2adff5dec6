import QtQuick
import QtQuick.Layouts
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

    implicitHeight: Math.max(Theme.unit * 5.5, implicitContentHeight + Theme.unit * 1.5)
    leftPadding: Theme.unit * 1.5
    rightPadding: Theme.unit * 1.5
    radius: Theme.radius / 1.5
    edgeWidth: on ? Theme.hairline * 3 : Theme.hairline
    edge: on ? Theme.action : Theme.line
    focusPolicy: Qt.NoFocus

    Accessible.role: several ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.name: detail === "" ? label : label + ", " + detail
    Accessible.checkable: true
    Accessible.checked: on

    contentItem: RowLayout {
        spacing: Theme.unit * 1.5

        KeyCap {
            visible: control.digit !== ""
            label: control.digit
            ink: control.on ? Theme.action : Theme.quiet
        }
        Paragraph {
            text: control.label
            color: control.on ? Theme.action : Theme.text
            font.weight: control.on ? Font.Bold : Font.DemiBold
        }
        PlainText {
            visible: text !== ""
            text: control.detail
            color: Theme.quiet
            font.pixelSize: Theme.fontCaption
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignRight
            Layout.maximumWidth: Math.floor(control.availableWidth * 0.42)
        }
        Icon {
            visible: control.several && control.marked
            name: "check"
            colour: Theme.action
            size: Theme.fontLead
        }
    }
}
