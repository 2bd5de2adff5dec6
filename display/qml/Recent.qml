import QtQuick
import Novbe.Kit

// Recent numbers and their counters, for visitors who looked away.
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
        anchors.rightMargin: recent.measures.words * 0.5
        height: parent.height
        spacing: recent.measures.words * 0.8

        Repeater {
            model: recent.numbers

            Row {
                id: one

                required property string key
                required property string counter

                // Hidden unless it fits whole.
                opacity: x >= 0 && x + width <= parent.width ? 1 : 0
                height: parent.height

                TicketNumber {
                    height: parent.height
                    number: one.key
                    color: Theme.text
                    font.pixelSize: recent.measures.words
                }
                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: recent.measures.mirrored ? "chevron-left" : "chevron-right"
                    colour: Theme.quiet
                    size: recent.measures.words * 0.8
                }
                TicketNumber {
                    height: parent.height
                    number: one.counter
                    color: Theme.quiet
                    font.pixelSize: recent.measures.words
                }
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
