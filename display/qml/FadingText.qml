import QtQuick
import Novbe.Kit

// A text that comes in softly when the board turns to another language.
Text {
    id: text

    required property QtObject board

    horizontalAlignment: Text.AlignLeft
    textFormat: Text.PlainText
    lineHeight: Theme.lineScale
    color: Theme.text

    Connections {
        target: text.board
        function onTurned() { fade.restart() }
    }

    NumberAnimation on opacity {
        id: fade

        running: false
        from: 0
        to: 1
        duration: 250
    }
}
