import QtQuick
import Novbe.Kit

// A text that is never read as markup.
Text {
    textFormat: Text.PlainText
    color: Theme.text
    font.pixelSize: Theme.fontBody
}
