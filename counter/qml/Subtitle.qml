import QtQuick
import Novbe.Kit

// A quiet heading inside a card.
OneLine {
    color: Theme.quiet
    font.pixelSize: Theme.fontCaption
    font.weight: Font.DemiBold
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
