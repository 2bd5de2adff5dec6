import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A grid in the direction of the language.
GridLayout {
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap
    layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight
}
