import QtQuick
import Novbe.Kit

// The labels of the columns: number and counter.
Part {
    id: labels

    part: "labels"
    wanted: board.known && board.quiet === "" && board.counter === ""

    readonly property real cellWidth: (width + measures.margin) / measures.columns

    component Label: Words {
        board: labels.board
        anchors.left: parent.left
        anchors.right: parent.right
        y: -lift
        height: parent.height
        color: Theme.quiet
        elide: Text.ElideRight
    }

    Repeater {
        model: labels.measures.columns

        Item {
            required property int index

            x: (labels.measures.mirrored ? labels.measures.columns - 1 - index : index) * labels.cellWidth
            width: labels.cellWidth - labels.measures.margin
            height: labels.height

            Label {
                anchors.leftMargin: labels.measures.gap
                anchors.rightMargin: parent.width - labels.measures.counterX + labels.measures.gap
                text: Texts.strings.label_number
            }
            Label {
                anchors.leftMargin: labels.measures.counterX
                text: Texts.strings.label_counter
            }
        }
    }
}
