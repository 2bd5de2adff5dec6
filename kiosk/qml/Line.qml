import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A row in the direction of the language.
RowLayout {
    spacing: Theme.gap
    layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight
}
