import QtQuick
import Novbe.Kit

// A dot for each page, where there are several.
Row {
    id: dots

    required property QtObject board
    required property int page
    required property int pages

    spacing: board.measures.words * 0.3
    visible: pages > 1
    width: visible ? implicitWidth : 0

    Repeater {
        model: dots.pages

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
}
