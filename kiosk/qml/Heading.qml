import QtQuick
import Novbe.Kit
import "words.js" as Words

// The question or the name at the top of a page.
PlainText {
    id: control

    // The text, hyphenated only in words longer than a line.
    property string words: ""

    text: Words.fitted(words, width, metrics)
    font.pixelSize: Theme.tight ? Theme.fontBody : Theme.compact ? Theme.fontLead : Math.round(Theme.fontHeading * 1.25)
    font.weight: Font.Bold
    wrapMode: Text.WordWrap
    // The same for all scripts: the Arabic font alone would need twice the height, with a third of
    // it above its letters.
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.round(font.pixelSize * 1.2)
    transform: Translate {
        y: /[\u0600-\u06ff]/.test(text) ? -0.1 * font.pixelSize : 0
    }
    horizontalAlignment: Theme.mirrored ? Text.AlignRight : Text.AlignLeft
    Accessible.role: Accessible.Heading
    Accessible.name: text

    FontMetrics {
        id: metrics

        font: control.font
    }
}
