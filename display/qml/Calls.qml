import QtQuick
import Novbe.Kit

// Number and counter of each call, the newest on top. A new call moves the others down.
Part {
    id: calls

    readonly property real cellWidth: (width + measures.margin) / measures.columns

    part: "calls"
    wanted: board.counter === ""
    clip: true

    Repeater {
        model: calls.board.calls.rows

        CallRow {
            id: call

            required property int column
            required property int line

            board: calls.board
            opacity: calls.board.connected ? 1 : 0.5
            x: (calls.measures.mirrored ? calls.measures.columns - 1 - column : column)
                * calls.cellWidth
            y: line * height
            width: calls.cellWidth - calls.measures.margin
            height: calls.measures.row

            Behavior on x { NumberAnimation { duration: 250; easing.type: Easing.OutCubic } }
            Behavior on y { NumberAnimation { duration: 250; easing.type: Easing.OutCubic } }
            transform: Translate {
                NumberAnimation on y { from: -call.height; to: 0; duration: 250; easing.type: Easing.OutCubic }
            }
        }
    }

    Words {
        board: calls.board
        anchors.fill: parent
        anchors.margins: calls.measures.words
        visible: text !== ""
        text: calls.board.quiet
        color: Theme.quiet
        font.pixelSize: calls.measures.words * 1.2
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
