import QtQuick
import Novbe.Kit

// One key of the counter: icon and letter above, label below.
KeyButton {
    id: control

    padding: Theme.unit / 2

    Accessible.name: Texts.current.say("key_spoken", {
        action: label, key: primary ? Texts.strings.key_enter : letter })

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
            PlainText {
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
}
