import QtQuick
import Novbe.Kit
import "words.js" as Words

// Plain words, from the side where the language starts. Words break at their soft hyphens.
Text {
    id: control

    // Sets the text, with hyphens in those words alone that are longer than a line.
    property string words: ""
    // Of a text that is not in the visitor's: by this voice it is spoken.
    property string language: ""

    text: Words.fitted(words, width, metrics)
    textFormat: Text.PlainText
    color: Theme.text
    font.pixelSize: Theme.fontBody
    wrapMode: Text.WordWrap
    // The same for all scripts: the Arabic font alone would ask for twice the height,
    // and for a third of it above its letters.
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.round(font.pixelSize * 1.3)
    transform: Translate {
        y: /[\u0600-\u06ff]/.test(text) ? -0.1 * font.pixelSize : 0
    }
    horizontalAlignment: Theme.mirrored ? Text.AlignRight : Text.AlignLeft

    FontMetrics {
        id: metrics

        font: control.font
    }
}
