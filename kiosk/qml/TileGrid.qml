import QtQuick
import Novbe.Kit

// At most eight tiles, all of one size, filled row by row from the side where lines start.
Item {
    id: grid

    property int columns: 2
    property real tallest: 10000
    property real gap: Theme.unit * 3
    property alias model: view.model
    property alias delegate: view.delegate

    readonly property int rows: Math.max(1, Math.ceil(view.count / columns))

    GridView {
        id: view

        readonly property real gap: grid.gap

        // Each cell ends with a gap at its right and below; the last ones stand outside.
        width: grid.width + grid.gap
        height: grid.height + grid.gap
        interactive: false
        layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight
        cellWidth: Math.floor(width / grid.columns)
        cellHeight: Math.min(grid.tallest + grid.gap, Math.floor(height / grid.rows))
        displaced: Transition {
            NumberAnimation { properties: "x,y"; duration: 200; easing.type: Easing.OutCubic }
        }
    }
}
