import QtQuick
import Novbe.Kit

// The numbers that were called before and have left: for those who looked away. They send
// no one anywhere.
Item {
    id: recent

    required property QtObject board
    readonly property QtObject numbers: board.calls.recent

    clip: true
    visible: numbers.count > 0 || board.calls.pages > 1
    opacity: board.connected ? 1 : 0.5

    Words {
        id: label

        board: recent.board
        anchors.left: parent.left
        anchors.leftMargin: recent.board.measures.gap
        height: parent.height
        text: Texts.strings.earlier
        color: Theme.quiet
        visible: recent.numbers.count > 0
    }
    Row {
        anchors.left: label.right
        anchors.right: pages.left
        anchors.leftMargin: recent.board.measures.words
        height: parent.height
        spacing: recent.board.measures.words * 0.8

        Repeater {
            model: recent.numbers

            TicketNumber {
                required property string key

                // Whole or not at all.
                opacity: x >= 0 && x + width <= parent.width ? 1 : 0
                height: parent.height
                number: key
                color: Theme.quiet
                font.pixelSize: recent.board.measures.words
            }
        }
    }
    // Which page it is, where more are called than fit.
    Pages {
        id: pages

        board: recent.board
        anchors.right: parent.right
        height: parent.height
        page: recent.board.calls.page
        pages: recent.board.calls.pages
    }
}
