import QtQuick
import Novbe.Kit

// A key of the counter on the screen: a row of `Buttons`.
Touchable {
    required property string name
    required property string label
    required property string letter
    required property string icon_name
    required property bool turns
    required property bool active
    required property bool busy
    property bool primary: false

    readonly property color ink: !enabled ? Theme.quiet : primary ? Theme.onAction : Theme.text
    readonly property bool pressedNow: down || busy

    objectName: "key_" + name
    enabled: active
    fill: !enabled ? Theme.background
        : primary ? (pressedNow ? Theme.actionPressed : Theme.action)
        : pressedNow ? Theme.line : Theme.surface
    edgeWidth: primary && enabled ? 0 : Theme.hairline
    // A click does not move the focus, so that Enter stays on the primary key.
    focusPolicy: Qt.TabFocus

    Keys.onReturnPressed: event => press(event)
    Keys.onEnterPressed: event => press(event)

    function press(event) {
        event.accepted = visualFocus
        if (visualFocus && !event.isAutoRepeat)
            clicked()
    }

    Accessible.name: Texts.current.say("key_spoken", { action: label, key: letter })
}
