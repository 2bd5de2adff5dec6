import QtQuick
import Novbe.Kit

// The page indicator: a dot for each page, or figures for many.
Row {
    id: dots

    required property QtObject board
    required property int page
    required property int pages

    readonly property bool few: pages <= 6

    spacing: board.measures.words * 0.3
    visible: pages > 1
    width: visible ? implicitWidth : 0

    Repeater {
        model: dots.few ? dots.pages : 0

        Rectangle {
            required property int index

            anchors.verticalCenter: parent ? parent.verticalCenter : undefined
            width: Math.round(dots.board.measures.words * 0.3)
            height: width
            radius: width / 2
            antialiasing: true
            color: index === dots.page ? Theme.quiet : Theme.line
        }
    }
    Words {
        board: dots.board
        height: dots.height
        visible: !dots.few
        text: "\u2066" + (dots.page + 1) + " / " + dots.pages + "\u2069"
        color: Theme.quiet
    }
}
