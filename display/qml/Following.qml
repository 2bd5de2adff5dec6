import QtQuick
import Novbe.Kit

// The numbers that wait longest and will be called soon.
Part {
    id: following

    readonly property var numbers: board.waits.following

    part: "next"
    wanted: numbers.length > 0
    clip: true
    opacity: board.connected ? 1 : 0.5

    Words {
        id: label

        board: following.board
        width: parent.width
        height: following.measures.line
        text: Texts.strings.following
        color: Theme.quiet
        elide: Text.ElideRight
    }
    Row {
        anchors.top: label.bottom
        width: parent.width
        height: following.measures.line
        spacing: following.measures.words * 0.8

        Repeater {
            model: following.numbers

            TicketNumber {
                required property string modelData

                // Hidden unless it fits whole.
                opacity: x >= 0 && x + width <= parent.width ? 1 : 0
                height: parent.height
                number: modelData
                font.pixelSize: following.measures.words
            }
        }
    }
}
