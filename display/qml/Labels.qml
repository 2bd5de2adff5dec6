import QtQuick
import Novbe.Kit

// The labels of the columns: number and counter.
Part {
    id: labels

    part: "labels"
    wanted: board.known && board.quiet === "" && board.counter === ""

    readonly property real cellWidth: (width + measures.margin) / measures.columns

    Repeater {
        model: labels.measures.columns

        Item {
            required property int index

            x: (labels.measures.mirrored ? labels.measures.columns - 1 - index : index) * labels.cellWidth
            width: labels.cellWidth - labels.measures.margin
            height: labels.height

            Words {
                board: labels.board
                anchors.left: parent.left
                anchors.leftMargin: labels.measures.gap
                width: labels.measures.counterX - 2 * labels.measures.gap
                height: parent.height
                text: Texts.strings.label_number
                color: Theme.quiet
                elide: Text.ElideRight
            }
            Words {
                board: labels.board
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.leftMargin: labels.measures.counterX
                height: parent.height
                text: Texts.strings.label_counter
                color: Theme.quiet
                elide: Text.ElideRight
            }
        }
    }
}
