import QtQuick
import Novbe.Kit

// The question or the name at the top of a page.
Sentence {
    font.pixelSize: Theme.tight ? Theme.fontBody : Theme.compact ? Theme.fontLead : Math.round(Theme.fontHeading * 1.25)
    font.weight: Font.Bold
    lineHeight: Math.round(font.pixelSize * 1.2)
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
