import QtQuick
import QtQuick.Layouts
import Novbe.Kit
import "words.js" as Words

// Tiles in columns, each row as high as its longest text. More tiles than fit are on further pages,
// reached by swiping, by the two buttons at the side, or by the page numbers between them. Filled
// row by row from the start of the line. At rest only whole rows are visible, because service names
// often differ only in their last words.
Item {
    id: list

    required property var model
    required property Component delegate
    // A heading that scrolls with the tiles on a small screen.
    property string heading: ""
    property real narrowest: Math.max(Theme.touch * 5, Theme.fontBody * 9.5)

    // In a single column, two tiles with short names may share a row.
    property bool sharing: false

    // There is room only for the name; before the first layout there is no room at all.
    readonly property bool low: height > 0 && height < Theme.touch * 4.5
    // On a small panel the lines are closer.
    readonly property bool dense: Theme.compact && width > height && fitting < 2

    // A few tiles are larger: they use free space, and on a tall page all of it.
    readonly property bool few: tiles.count <= 8 && height > width && !Theme.compact
    readonly property real tallest: few ? height : Theme.touch * 3.4
    readonly property int fontSize: !few ? Theme.fontBody
        : columns === 1 ? Theme.fontHeading : Theme.fontLead
    readonly property int rows: Math.ceil(tiles.count / columns)
    // Derived from the number of tiles if possible, to avoid a second layout.
    readonly property bool many: rows * (Theme.touch + Theme.gap) - Theme.gap > height + 1
    readonly property bool overflows: many || grid.y + grid.implicitHeight > height + 1
    // Once visible, the buttons stay for these tiles, as in Scrolled.
    property bool narrowed: false
    readonly property real side: many || narrowed ? Theme.touch + Theme.gap : 0
    readonly property var strings: Texts.strings
    // Independent of the buttons: whether they are needed depends on the columns.
    readonly property int fitting: Math.floor((width + Theme.gap) / (narrowest + Theme.gap))
    readonly property bool pairs: sharing && dense && !Theme.tight
    readonly property int columns: few && tiles.count <= 4 ? 1 : pairs ? 2
        : Math.max(1, Math.min(few || low ? 2 : 4, fitting))
    // The width of a tile that shares its row, with paging buttons at the side.
    readonly property real half: (width - Theme.touch - 2 * Theme.gap) / 2

    // By index: which tiles have a row of their own.
    property var alone: []

    function arrange() {
        if (!pairs && alone.length === 0)
            return
        const wide = Array.from({ length: tiles.count }, (_, index) => tiles.itemAt(index)?.wide ?? false)
        alone = pairs ? Words.alone(wide) : []
        moves++
    }
    Layout.fillWidth: true
    onPairsChanged: Qt.callLater(arrange)

    // The start of each row, the heading included, and the end of the last one.
    property var tops: []
    property real lowest: 0
    readonly property real last: Math.max(0, first(lowest))

    readonly property var pages: {
        const found = [0]
        while (found[found.length - 1] < last - 1)
            found.push(Math.min(last, after(found[found.length - 1])))
        return found
    }
    readonly property int page: {
        const begun = pages.filter(top => top <= view.contentY + 1).length
        return view.contentY > last - 1 ? pages.length - 1 : Math.max(0, begun - 1)
    }
    // Page numbers replace the tiles.
    property bool choosing: false

    // Each tile reports its position; evaluated once all are placed.
    property int moves: 0
    property int seenMoves: 0

    Binding {
        list.seenMoves: list.moves
        delayed: true
    }
    onSeenMovesChanged: {
        const found = grid.y > 0 ? [0] : []
        for (let index = 0; index < tiles.count; index++) {
            const top = grid.y + tiles.itemAt(index).y
            if (index === 0 || top > found[found.length - 1] + 1)
                found.push(top)
        }
        tops = found
        lowest = grid.y + grid.height
        if (!view.moving)
            settle()
    }
    function end(row) {
        return row + 1 < tops.length ? tops[row + 1] - Theme.gap : lowest
    }
    // The scroll position at which everything down to here is visible.
    function first(below) {
        return tops.find(top => below - top <= height + 1) ?? below - height
    }
    // The visible height from here on: whole rows, or a part of a row higher than the list.
    function seen(y) {
        const ends = tops.map((top, row) => top > y - 1 ? end(row) - y : 0)
        return Math.max(0, ...ends.filter(one => one <= height + 1)) || height
    }
    function turnTo(y) {
        view.contentY = Math.max(0, Math.min(y, last))
    }
    function show(item) {
        const y = item.mapToItem(grid, 0, 0).y + grid.y
        if (y < view.contentY)
            turnTo(y)
        else if (y + item.height > view.contentY + height)
            turnTo(Math.min(y, first(y + item.height)))
    }
    // The first row that is cut at the bottom; a row higher than the list is scrolled in parts.
    function after(y) {
        const row = tops.findIndex((top, row) => end(row) > y + height + 1)
        return row >= 0 && tops[row] > y + 1 ? tops[row] : y + Math.max(Theme.touch, height - Theme.touch)
    }
    function turn(by) {
        choosing = false
        turnTo(by > 0 ? pages[page + 1] ?? last
            : pages.filter(top => top < view.contentY - 1).pop() ?? 0)
    }
    // Snap to the start of a row, but stay inside a row that is higher than the list.
    function settle() {
        const y = view.contentY
        const row = tops.filter(top => top <= y + 1).length - 1
        if (row >= 0 && end(row) - tops[row] <= height + 1)
            turnTo(y - tops[row] < end(row) - y ? tops[row] : tops[row + 1] ?? last)
        else
            turnTo(y)
    }

    // Delayed: narrower tiles are laid out again, and may overflow again.
    function narrow() {
        narrowed = narrowed || overflows
    }
    function widen() {
        narrowed = false
        Qt.callLater(narrow)
    }
    onOverflowsChanged: Qt.callLater(narrow)
    onRowsChanged: {
        widen()
        choosing = false
    }
    onStringsChanged: widen()
    onWidthChanged: widen()
    onHeightChanged: {
        widen()
        moves++
    }
    onColumnsChanged: moves++

    Item {
        x: Theme.mirrored ? list.side : 0
        width: parent.width - list.side
        height: list.overflows && !view.moving ? list.seen(view.contentY) : parent.height
        clip: list.overflows

        Flickable {
            id: view

            objectName: "tiles"
            // Transparent instead of invisible, which would cause another layout.
            opacity: list.choosing ? 0 : 1
            enabled: !list.choosing
            width: parent.width
            height: list.height
            contentHeight: Math.max(list.lowest, list.last + height)
            boundsBehavior: Flickable.StopAtBounds
            onMovementEnded: list.settle()

            Heading {
                id: heading

                width: parent.width
                visible: words !== ""
                words: list.heading
            }
            Cells {
                id: grid

                y: heading.visible ? heading.height + Theme.gap : 0
                width: parent.width
                height: Math.max(implicitHeight,
                    Math.min(list.height - y, list.rows * (list.tallest + Theme.gap) - Theme.gap))
                onYChanged: list.moves++
                onHeightChanged: list.moves++
                columns: list.columns
                uniformCellWidths: true

                Repeater {
                    id: tiles

                    model: list.model
                    onCountChanged: {
                        list.moves++
                        Qt.callLater(list.arrange)
                    }
                    delegate: list.delegate
                }
            }
        }
    }
    // As many page numbers as fit: with more pages, every second or third.
    Grid {
        id: numbers

        readonly property int most: Math.max(1, columns
            * Math.floor((list.height + spacing) / (Theme.touch + spacing)))
        readonly property int every: Math.ceil(list.pages.length / most)

        visible: list.choosing
        x: Theme.mirrored ? list.side : 0
        width: parent.width - list.side
        columns: Math.max(1, Math.floor((width + spacing) / (Theme.touch + spacing)))
        spacing: Theme.gap
        layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

        Repeater {
            model: list.choosing ? Math.ceil(list.pages.length / numbers.every) : 0

            PageKey {
                required property int index
                readonly property int number: index * numbers.every

                objectName: "page-" + (number + 1)
                width: (numbers.width + numbers.spacing) / numbers.columns - numbers.spacing
                text: number + 1
                current: number === list.page
                onClicked: {
                    list.turnTo(list.pages[number])
                    list.choosing = false
                }
            }
        }
    }
    Column {
        id: turns

        // In a low list one button goes through the pages in a cycle.
        readonly property bool single: height < 2 * Theme.touch + spacing
        readonly property real half: single ? height
            : (height - (number.visible ? number.height + spacing : 0) - spacing) / 2

        visible: list.overflows
        x: Theme.mirrored ? 0 : parent.width - width
        width: Theme.touch
        height: parent.height
        spacing: Theme.gap

        TurnButton {
            objectName: "tilesUp"
            width: parent.width
            height: turns.half
            visible: !turns.single
            enabled: view.contentY > 1
            iconName: "chevron-up"
            words: Texts.strings.scroll_up
            onClicked: list.turn(-1)
        }
        PageKey {
            id: number

            objectName: "tilesPage"
            width: parent.width
            // In a low list the two buttons take all of its height.
            visible: list.height >= 3 * Theme.touch + 2 * Theme.gap
            text: (list.page + 1) + " / " + list.pages.length
            onClicked: list.choosing = !list.choosing
        }
        TurnButton {
            objectName: "tilesDown"
            width: parent.width
            height: turns.half
            enabled: turns.single || view.contentY < list.last - 1
            iconName: "chevron-down"
            words: Texts.strings.scroll_down
            onClicked: view.contentY < list.last - 1 ? list.turn(1) : list.turnTo(0)
        }
    }
}
