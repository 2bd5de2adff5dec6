import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// One of several found tickets.
Touchable {
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
    radius: Theme.radius / 1.5
    edgeWidth: chosen ? Theme.hairline * 3 : Theme.hairline
    edge: chosen ? Theme.action : Theme.line
    focusPolicy: Qt.TabFocus
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    Accessible.role: Accessible.RadioButton
    Accessible.name: number + ", " + state_word + ", " + name + ", " + detail
    Accessible.checkable: true
    Accessible.checked: chosen

    contentItem: RowLayout {
        spacing: Theme.unit

        OneLine {
            text: control.number + "  " + control.detail + "  " + control.name
            color: control.chosen ? Theme.action : Theme.text
            font.weight: Font.DemiBold
        }
        StateBadge {
            label: control.state_word
            tone: control.tone
            fontSize: Theme.fontCaption
        }
    }
}
