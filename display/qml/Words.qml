import QtQuick
import Novbe.Kit

// Words that can be read from the farthest seat. They come in softly when the language turns.
Text {
    id: text

    required property QtObject board
    // By so much Arabic stands higher where lines are close: its letters go deeper below them.
    readonly property real lift: Theme.mirrored ? 0.1 * font.pixelSize : 0

    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter
    textFormat: Text.PlainText
    lineHeightMode: Text.FixedHeight
    lineHeight: board.measures.line
    color: Theme.text
    font.pixelSize: board.measures.words

    Connections {
        target: text.board
        function onTurned() { fade.restart() }
    }

    NumberAnimation on opacity {
        id: fade

        running: false
        // Not from nothing: the board is never empty.
        from: 0.4
        to: 1
        duration: 250
    }
}
