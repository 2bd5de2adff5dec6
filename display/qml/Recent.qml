import QtQuick
import Novbe.Kit

// Recent numbers, for visitors who looked away. They are finished, so they show no counter.
Part {
    id: recent

    readonly property QtObject numbers: board.calls.recent

    part: "recent"
    // Recent calls are hidden when the hall is empty.
    wanted: !board.dayOver
    clip: true
    opacity: board.connected ? 1 : 0.5

    Words {
        id: label

        board: recent.board
        anchors.left: parent.left
        anchors.leftMargin: recent.measures.gap
        height: parent.height
        text: Texts.strings.earlier
        color: Theme.quiet
        visible: recent.numbers.count > 0
    }
    Row {
        anchors.left: label.right
        anchors.right: pages.left
        anchors.leftMargin: recent.measures.words
        height: parent.height
        spacing: recent.measures.words * 0.8

        Repeater {
            model: recent.numbers

            TicketNumber {
                required property string key

                // Hidden unless it fits whole.
                opacity: x >= 0 && x + width <= parent.width ? 1 : 0
                height: parent.height
                number: key
                color: Theme.quiet
                font.pixelSize: recent.measures.words
            }
        }
    }
    Pages {
        id: pages

        board: recent.board
        anchors.right: parent.right
        height: parent.height
        page: recent.board.calls.page
        pages: recent.board.calls.pages
    }
}
