import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// A key on one line: its label and its letter.
AbstractButton {
    id: control

    required property string name
    required property string label
    required property string letter
    required property string icon_name
    required property bool turns
    required property bool active
    required property bool busy
    property bool primary: false

    readonly property color ink: !enabled ? Theme.quiet : primary ? Theme.onAction : Theme.text

    objectName: "key_" + name
    enabled: active
    leftPadding: Theme.unit * 1.25
    rightPadding: Theme.unit
    implicitHeight: Theme.unit * 5
    implicitWidth: Math.ceil(implicitContentWidth + leftPadding + rightPadding) + 1
    // A click does not move the focus, so that Enter stays on the primary key.
    focusPolicy: Qt.TabFocus
    hoverEnabled: false

    Keys.onReturnPressed: event => press(event)
    Keys.onEnterPressed: event => press(event)

    function press(event) {
        event.accepted = visualFocus
        if (visualFocus && !event.isAutoRepeat)
            clicked()
    }

    Accessible.role: Accessible.Button
    Accessible.name: Texts.current.say("key_spoken", { action: label, key: letter })
    Accessible.onPressAction: control.clicked()

    contentItem: Row {
        spacing: Theme.unit * 0.75

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: control.icon_name !== ""
            name: control.icon_name
            colour: control.ink
            size: Theme.fontLead
        }
        Text {
            visible: text !== ""
            textFormat: Text.PlainText
            anchors.verticalCenter: parent.verticalCenter
            text: control.label
            color: control.ink
            font.pixelSize: Math.round(Theme.fontBody * 0.9)
            font.weight: Font.DemiBold
        }
        KeyCap {
            anchors.verticalCenter: parent.verticalCenter
            label: control.letter
            ink: control.ink
        }
    }
    background: Rectangle {
        radius: Theme.radius / 1.5
        color: !control.enabled ? Theme.background
            : control.primary ? (control.down || control.busy ? Theme.actionPressed : Theme.action)
            : control.down || control.busy ? Theme.line : Theme.surface
        border.width: control.primary && control.enabled ? 0 : Theme.hairline
        border.color: Theme.line

        FocusRing {
            radius: Theme.radius / 1.5
            shown: control.visualFocus
        }
    }
}
