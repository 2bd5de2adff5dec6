import QtQuick
import Novbe.Kit

// The numbers that were called before and have left: for who looked away. Nobody is sent anywhere
// by them.
Item {
    id: recent

    required property QtObject screen
    readonly property var numbers: screen.calls.recent

    clip: true
    visible: numbers.length > 0
    opacity: screen.connected ? 1 : 0.5

    Words {
        id: label

        screen: recent.screen
        anchors.left: parent.left
        anchors.leftMargin: recent.screen.measures.gap
        height: parent.height
        text: Texts.strings.earlier
        color: Theme.quiet
    }
    Row {
        anchors.left: label.right
        anchors.right: parent.right
        anchors.leftMargin: recent.screen.measures.words
        height: parent.height
        spacing: recent.screen.measures.words * 0.8

        Repeater {
            model: recent.numbers

            TicketNumber {
                required property string modelData

                // Whole or not at all.
                visible: x + width <= parent.width
                height: parent.height
                number: modelData
                color: Theme.quiet
                font.pixelSize: recent.screen.measures.words
            }
        }
    }
}
