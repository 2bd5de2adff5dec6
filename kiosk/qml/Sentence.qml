import QtQuick
import QtQuick.Layouts
import Novbe.Kit
import "words.js" as Words

// Plain text, as wide as its layout. `words` longer than a line break at their soft hyphens.
PlainText {
    id: control

    property string words: ""
    // The language of a text that is not in the visitor's language, for the voice.
    property string language: ""

    // A width that follows from the text says nothing about its room: fitted to it, the text would
    // change the width again, and so on. Layouts use whole pixels.
    function follows() {
        return Math.ceil(width) === Math.ceil(implicitWidth)
    }

    function fit() {
        text = Words.fitted(words, follows() ? 0 : width, metrics)
    }

    onWordsChanged: fit()
    onWidthChanged: if (words !== "" && !follows()) fit()

    wrapMode: Text.WordWrap
    // The same for all scripts: the Arabic font alone would need twice the height, with a third of
    // it above its letters.
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.round(font.pixelSize * 1.3)
    transform: Translate {
        y: /[\u0600-\u06ff]/.test(text) ? -0.1 * font.pixelSize : 0
    }
    horizontalAlignment: Theme.mirrored ? Text.AlignRight : Text.AlignLeft
    Layout.fillWidth: true

    FontMetrics {
        id: metrics

        font: control.font
        onFontChanged: if (control.words !== "") control.fit()
    }
}
