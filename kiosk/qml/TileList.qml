import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Tiles in columns, the rows of a page as equally high as its room allows. More tiles than fit are on further
// pages, reached by swiping or by the line below: back, the page numbers, "More". Filled row by row
// from the start of the line. Only whole rows are visible, because service names often differ only
// in their last words.
Item {
    id: list

    required property QtObject session
    required property var model
    // The number of tiles at the beginning that are in separate lines.
    property int apart: 0
    // A heading, and a sentence below it, that scroll with the tiles on a small screen.
    property string heading: ""
    property string note: ""
    readonly property real narrowest: Math.max(Theme.touch * (Theme.compact ? 4 : 5), Theme.fontBody * 10.5)

    // A few tiles fill a tall page.
    property bool grows: true

    // There is room only for the name; before the first layout there is no room at all.
    readonly property bool low: height > 0 && height < Theme.touch * 4.5
    // There is room for the waits, and for names in narrow columns.
    readonly property bool roomy: height > Theme.fontBody * 16
    // On a small panel the lines are closer.
    readonly property bool dense: Theme.compact && width > height

    readonly property bool few: grows && tiles.count <= 8 && height > width && !Theme.compact
    readonly property real tallest: few ? height : Theme.touch * 3.4
    readonly property int fontSize: !few ? Theme.fontBody
        : columns === 1 ? Theme.fontHeading : Theme.fontLead
    readonly property int apartRows: Math.ceil(apart / columns)
    readonly property int rows: apartRows + Math.ceil((tiles.count - apart) / columns)
    // Derived from the number of tiles if possible, to avoid a second layout.
    readonly property bool many: rows * (Theme.touch + Theme.gap) - Theme.gap > height + 1
    readonly property bool overflows: many || grid.y + grid.implicitHeight > height + 1
    // Once visible, the buttons stay for these tiles, as in Scrolled. In a low or narrow list they are
    // at the side, without the page numbers if there is no room.
    property bool narrowed: false
    readonly property bool paged: many || narrowed
    readonly property bool aside: wide || height < Theme.touch * (Theme.compact ? 3.5 : 5)
        || width < Theme.fontBody * 13
    // A small panel has room for them and their words at the side of a wide list.
    readonly property bool wide: dense && width > Theme.fontBody * 20
    readonly property real turning: wide ? Theme.fontBody * 4.2 : Theme.touch
    readonly property real side: paged && aside ? turning + Theme.gap : 0
    readonly property real room: paged && !aside ? height - turns.height - Theme.gap : height
    readonly property var strings: Texts.strings
    // Independent of the buttons: whether they are needed depends on the columns.
    readonly property int fitting: Math.floor((width + Theme.gap) / (narrowest + Theme.gap))
    readonly property int columns: few && tiles.count <= 4 ? 1
        : Math.max(1, Math.min(few || !roomy ? 2 : 4, fitting))
    Layout.fillWidth: true

    // The start of each row, the heading included, and the end of the last one.
    property var tops: []
    property real lowest: 0
    // The height to which each row is raised if it is lower.
    property var levels: []
    readonly property var pages: {
        const found = [0]
        while (found[found.length - 1] + room + 1 < lowest)
            found.push(after(found[found.length - 1]))
        return found
    }
    readonly property real last: pages[pages.length - 1]
    readonly property int page: Math.max(0, pages.filter(top => top <= view.contentY + 1).length - 1)
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
        const heights = []
        for (let index = 0; index < tiles.count; index++) {
            const { y, implicitHeight } = tiles.itemAt(index)
            const top = grid.y + y
            const row = lineOf(index)
            heights[row] = Math.max(heights[row] ?? 0, implicitHeight)
            if (index === 0 || top > found[found.length - 1] + 1)
                found.push(top)
        }
        tops = found
        levels = raised(heights)
        lowest = grid.y + grid.height
        if (!view.moving && !choosing)
            settle()
    }
    // The levels of rows of these heights: no page loses a row by them.
    function raised(heights) {
        const found = []
        let left = room - grid.y
        let page = []
        const end = () => {
            found.push(...page.map(() => level(page, left + Theme.gap)))
            left = room
            page = []
        }
        heights.forEach((height, row) => {
            const parting = apart > 0 && row === apartRows ? Theme.gap : 0
            if (page.length > 0 && parting + height > left + 1)
                end()
            page.push(height)
            left -= parting + height + Theme.gap
        })
        end()
        return found
    }
    // The highest level to which the lower rows can be raised if so much height is left.
    function level(heights, left) {
        const rising = [...heights].sort((a, b) => a - b)
        let found = rising[0]
        for (let count = 1; count < rising.length && left > 0; count++) {
            const step = Math.min(rising[count] - found, Math.floor(left / count))
            found += step
            left -= step * count
        }
        return found
    }
    function lineOf(index) {
        return index < apart ? Math.floor(index / columns) : apartRows + Math.floor((index - apart) / columns)
    }
    function columnOf(index) {
        return (index < apart ? index : index - apart) % columns
    }
    // A tile of the first line after the separate ones.
    function begins(index) {
        return apart > 0 && index >= apart && index < apart + columns
    }
    function end(row) {
        return row + 1 < tops.length ? tops[row + 1] - Theme.gap : lowest
    }
    // The visible height from here on: whole rows, or a part of a row higher than the list.
    function seen(y) {
        const ends = tops.map((top, row) => top > y - 1 ? end(row) - y : 0)
        return Math.max(0, ...ends.filter(end => end > grid.y - y && end <= room + 1)) || room
    }
    function turnTo(page) {
        choosing = false
        view.contentY = pages[Math.max(0, Math.min(page, pages.length - 1))]
    }
    function show(item) {
        const y = item.mapToItem(grid, 0, 0).y + grid.y
        turnTo(pages.filter(top => top <= y + 1).length - 1)
    }
    // The first row that is cut at the bottom; a row higher than the list is scrolled in parts.
    function after(y) {
        const row = tops.findIndex((top, row) => end(row) > y + room + 1)
        return row >= 0 && tops[row] > y + 1 ? tops[row] : y + Math.max(Theme.touch, room - Theme.touch)
    }
    // The page of which most is visible.
    function settle() {
        const away = pages.map(top => Math.abs(top - view.contentY))
        turnTo(away.indexOf(Math.min(...away)))
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
    onHeightChanged: widen()
    onRoomChanged: moves++
    onColumnsChanged: moves++

    Item {
        x: Theme.mirrored ? list.side : 0
        width: parent.width - list.side
        height: list.overflows && !view.moving ? list.seen(view.contentY) : list.room
        clip: list.overflows

        Flickable {
            id: view

            objectName: "tiles"
            // Transparent instead of invisible, which would cause another layout.
            opacity: list.choosing ? 0 : 1
            enabled: !list.choosing
            width: parent.width
            height: list.room
            contentHeight: Math.max(list.lowest, list.last + height)
            boundsBehavior: Flickable.StopAtBounds
            onMovementEnded: list.settle()

            Column {
                id: heading

                width: parent.width
                visible: list.heading !== ""

                Heading {
                    width: parent.width
                    words: list.heading
                }
                Sentence {
                    width: parent.width
                    visible: words !== ""
                    words: list.note
                    color: Theme.quiet
                }
            }
            Cells {
                id: grid

                y: heading.visible ? heading.height + Theme.gap : 0
                width: parent.width
                height: Math.max(implicitHeight,
                    Math.min(list.room - y, list.rows * (list.tallest + Theme.gap) - Theme.gap))
                onYChanged: list.moves++
                onHeightChanged: list.moves++
                columns: list.columns
                uniformCellWidths: true

                Repeater {
                    id: tiles

                    model: list.model
                    onCountChanged: list.moves++

                    delegate: ChoiceTile {
                        holder: list
                        onClicked: kind === "group" ? list.session.chooseGroup(identity)
                            : kind === "booking" ? list.session.booking.begin()
                            : list.session.chooseService(identity)
                    }
                }
            }
        }
    }
    // As many page numbers as fit: with more pages, every second or third.
    Grid {
        id: numbers

        readonly property int most: Math.max(1, columns
            * Math.floor((list.room + spacing) / (Theme.touch + spacing)))
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
                onClicked: list.turnTo(number)
            }
        }
    }
    Cells {
        id: turns

        visible: list.overflows
        x: list.aside && !Theme.mirrored ? parent.width - width : 0
        anchors.bottom: parent.bottom
        width: list.aside ? list.turning : parent.width
        height: list.aside ? parent.height : Math.max(Theme.touch, implicitHeight)
        columns: list.aside ? 1 : 3

        TurnButton {
            objectName: "tilesUp"
            Layout.fillWidth: list.aside
            // In a low list one button goes through the pages in a cycle.
            visible: list.height >= 2 * Theme.touch + Theme.gap
            enabled: list.page > 0
            iconName: "chevron-up"
            words: Texts.strings.scroll_up
            onClicked: list.turnTo(list.page - 1)
        }
        PageKey {
            objectName: "tilesPage"
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            visible: !list.aside || list.wide && list.height >= 3 * (Theme.touch + Theme.gap)
            text: list.aside || list.width < Theme.fontBody * 21 ? `\u2066${list.page + 1} / ${list.pages.length}\u2069`
                : Texts.current.say("page_of", { n: list.page + 1, all: list.pages.length })
            onClicked: list.choosing = !list.choosing
        }
        TurnButton {
            objectName: "tilesDown"
            Layout.preferredWidth: 3
            Layout.fillWidth: true
            enabled: list.aside && !list.wide || list.page + 1 < list.pages.length
            iconName: "chevron-down"
            words: Texts.strings.more
            said: !list.aside || list.wide
            stacked: list.aside
            onClicked: list.turnTo((list.page + 1) % list.pages.length)
        }
    }
}
