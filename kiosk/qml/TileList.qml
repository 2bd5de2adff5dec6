import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Tiles in columns, each row as high as its longest text; more than fit are scrolled, by hand or by
// the two buttons beside. Filled row by row from the side where lines start.
Item {
    id: list

    required property var model
    required property Component delegate
    // The least width of a tile, in pixels.
    property real narrowest: Math.max(Theme.touch * 5, Theme.fontBody * 9.5)

    // Few tiles are large: they use the free space.
    readonly property real tallest: Theme.touch * 2.2
    readonly property int rows: Math.ceil(tiles.count / columns)
    readonly property bool overflows: grid.implicitHeight > height + 1
    readonly property real side: overflows ? Theme.touch + Theme.gap : 0
    // Not by the place of the buttons: whether they are needed follows from the columns.
    readonly property int columns: Math.max(1, Math.min(4, Math.floor(
        (width + Theme.gap) / (narrowest + Theme.gap))))

    function show(item) {
        const y = item.mapToItem(grid, 0, 0).y
        const far = y + item.height + Theme.gap - view.height
        if (y - Theme.gap < view.contentY)
            view.contentY = Math.max(0, y - Theme.gap)
        else if (far > view.contentY)
            view.contentY = Math.min(view.contentHeight - view.height, far)
    }
    // Turn to the first row that is not whole below, or above.
    function turn(by) {
        const step = Math.max(Theme.touch, view.height - Theme.touch)
        view.contentY = Math.max(0, Math.min(view.contentHeight - view.height,
            view.contentY + by * step))
    }

    Flickable {
        id: view

        objectName: "tiles"
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        x: Theme.mirrored ? list.side : 0
        width: parent.width - list.side
        contentHeight: grid.height
        boundsBehavior: Flickable.StopAtBounds
        clip: list.overflows
        onContentHeightChanged: contentY = Math.max(0, Math.min(contentY, contentHeight - height))

        GridLayout {
            id: grid

            width: parent.width
            height: Math.max(implicitHeight,
                Math.min(list.height, list.rows * (list.tallest + Theme.gap) - Theme.gap))
            columns: list.columns
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

            Repeater {
                id: tiles

                model: list.model
                delegate: list.delegate
            }
        }
    }
    Column {
        visible: list.overflows
        anchors.top: parent.top
        x: Theme.mirrored ? 0 : parent.width - width
        width: Theme.touch
        height: parent.height
        spacing: Theme.gap

        TurnButton {
            objectName: "tilesUp"
            width: parent.width
            height: (parent.height - parent.spacing) / 2
            enabled: view.contentY > 1
            iconName: "chevron-up"
            words: Texts.strings.scroll_up
            onClicked: list.turn(-1)
        }
        TurnButton {
            objectName: "tilesDown"
            width: parent.width
            height: (parent.height - parent.spacing) / 2
            enabled: view.contentY < view.contentHeight - view.height - 1
            iconName: "chevron-down"
            words: Texts.strings.scroll_down
            onClicked: list.turn(1)
        }
    }
}
