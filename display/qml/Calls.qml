import QtQuick
import Novbe.Kit

// Number and counter of each call, the newest on top. Nothing moves over anything: a row is at its
// new place at once, and fades in there.
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

            objectName: "call"
            board: calls.board
            opacity: (calls.board.connected ? 1 : 0.5) * arrived
            x: (calls.measures.mirrored ? calls.measures.columns - 1 - column : column)
                * calls.cellWidth
            y: line * height
            width: calls.cellWidth - calls.measures.margin
            height: calls.measures.row

            // Not from transparent: a number can be read at every moment.
            property real arrived: 1
            onColumnChanged: arriving.restart()
            onLineChanged: arriving.restart()

            NumberAnimation on arrived { id: arriving; from: 0.4; to: 1; duration: 250 }
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
