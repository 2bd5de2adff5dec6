import QtQuick
import Novbe.Kit

// Text that can be read from the farthest seat. It fades in when the language changes.
PlainText {
    id: text

    required property QtObject board
    // Arabic is moved up by this amount where lines are close: its letters have longer descenders.
    readonly property real lift: Theme.mirrored ? 0.1 * font.pixelSize : 0

    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter
    lineHeightMode: Text.FixedHeight
    lineHeight: board.measures.line
    font.pixelSize: board.measures.words

    Connections {
        target: text.board
        function onTurned() { fade.restart() }
    }

    NumberAnimation on opacity {
        id: fade

        running: false
        // Not from transparent: the display is never empty.
        from: 0.4
        to: 1
        duration: 250
    }
}
