import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// One key of the counter: icon and letter above, label below.
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
    readonly property bool pressed_now: down || busy

    objectName: "key_" + name
    enabled: active
    padding: Theme.unit / 2
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
    Accessible.name: Texts.current.say("key_spoken", {
        action: label, key: primary ? Texts.strings.key_enter : letter })
    Accessible.onPressAction: control.clicked()

    contentItem: Item {
        TextMetrics {
            id: plain

            text: control.label
            font.pixelSize: Theme.fontBody
            font.weight: Font.DemiBold
        }
        Column {
            anchors.centerIn: parent
            width: parent.width
            spacing: Theme.unit * 0.75

            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Theme.unit

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: control.icon_name
                    colour: control.ink
                    size: Theme.fontLead * 1.1
                    directional: control.turns
                }
                KeyCap {
                    visible: control.primary
                    label: Texts.strings.key_enter
                    ink: control.ink
                }
                KeyCap {
                    label: control.letter
                    ink: control.ink
                }
            }
            Text {
                textFormat: Text.PlainText
                width: parent.width
                text: control.label
                color: control.ink
                font.pixelSize: control.primary ? Theme.fontLead
                    : plain.advanceWidth > width ? Math.round(Theme.fontBody * 0.9) : Theme.fontBody
                font.weight: control.primary ? Font.Bold : Font.DemiBold
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                elide: Text.ElideRight
                lineHeightMode: Text.FixedHeight
                lineHeight: Math.round(font.pixelSize * 1.25)
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: !control.enabled ? Theme.background
            : control.primary ? (control.pressed_now ? Theme.actionPressed : Theme.action)
            : control.pressed_now ? Theme.line : Theme.surface
        border.width: control.primary && control.enabled ? 0 : Theme.hairline
        border.color: Theme.line

        FocusRing {
            radius: Theme.radius
            shown: control.visualFocus
        }
    }
}
