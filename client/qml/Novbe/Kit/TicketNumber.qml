import QtQuick
import Novbe.Kit

// A ticket's number: bold, tabular figures, a hair space after the letters, never wrapped, and
// left to right in every language.
PlainText {
    required property string number

    text: number.replace(/^\s*([^\d\s]+)\s*(\d+)\s*$/, "\u2066$1\u200a$2\u2069")
    font.pixelSize: Theme.fontHuge
    font.weight: Font.Bold
    font.features: { "tnum": 1 }
    wrapMode: Text.NoWrap
    verticalAlignment: Text.AlignVCenter
    Accessible.role: Accessible.StaticText
    Accessible.name: number
}
