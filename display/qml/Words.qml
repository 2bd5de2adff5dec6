import QtQuick
import Novbe.Kit

// Words that can be read from the farthest seat. They come in softly when the language turns.
Text {
    id: text

    required property QtObject screen

    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter
    textFormat: Text.PlainText
    lineHeight: Theme.lineScale
    color: Theme.text
    font.pixelSize: screen.measures.words

    Connections {
        target: text.screen
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
