import QtQuick
import Novbe.Kit

// A dot for each page, where there are several.
Row {
    id: dots

    required property QtObject screen
    required property int page
    required property int pages

    spacing: screen.measures.words * 0.3
    visible: pages > 1

    Repeater {
        model: dots.pages

        Rectangle {
            required property int index

            anchors.verticalCenter: parent ? parent.verticalCenter : undefined
            width: Math.round(dots.screen.measures.words * 0.3)
            height: width
            radius: width / 2
            antialiasing: true
            color: index === dots.page ? Theme.quiet : Theme.line
        }
    }
}
