import QtQuick
import Novbe.Kit

// A quiet heading inside a card.
PlainText {
    color: Theme.quiet
    font.pixelSize: Theme.fontCaption
    font.weight: Font.DemiBold
    elide: Text.ElideRight
    horizontalAlignment: Text.AlignLeft
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
