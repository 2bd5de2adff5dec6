import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// What may be longer than its place: then two buttons show the rest, beside it or, where it is
// narrow, below.
Item {
    id: scrolled

    default property alias content: column.data
    property alias spacing: column.spacing
    // Where there is room to spare, the content stands in the middle of it.
    property bool centred: false

    // A page that is not laid out yet has no height.
    readonly property bool overflows: height > 0 && column.implicitHeight > height + 1
    // Once there, the buttons keep their place while the page is shown: what is narrower may be
    // lower, would do without them, and would need them again.
    property bool narrowed: false
    readonly property bool below: width < Theme.touch * 5
    readonly property real side: narrowed ? Theme.touch + Theme.gap : 0
    // What stands in the middle stays there: as much room is left opposite, where there is some.
    readonly property real opposite: centred && width > Theme.touch * 12 ? side : 0

    implicitHeight: column.implicitHeight
    // Later: a page that is not laid out yet is higher than it will be.
    onOverflowsChanged: Qt.callLater(narrow)
    onVisibleChanged: narrowed = visible && overflows

    function narrow() {
        narrowed = narrowed || overflows
    }
    function turn(by) {
        view.contentY = Math.max(0, Math.min(view.contentHeight - view.height,
            view.contentY + by * Math.max(Theme.touch, view.height - Theme.touch)))
    }

    Flickable {
        id: view

        x: scrolled.below ? 0 : Theme.mirrored ? scrolled.side : scrolled.opposite
        width: parent.width - (scrolled.below ? 0 : scrolled.side + scrolled.opposite)
        height: parent.height - (scrolled.below ? scrolled.side : 0)
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: scrolled.overflows

        ColumnLayout {
            id: column

            y: scrolled.centred ? Math.max(0, (view.height - implicitHeight) / 2) : 0
            width: parent.width
            spacing: Theme.unit
        }
    }
    Grid {
        id: turns

        readonly property real half: ((scrolled.below ? width : height) - Theme.gap) / 2

        visible: scrolled.overflows
        columns: scrolled.below ? 2 : 1
        x: Theme.mirrored || scrolled.below ? 0 : parent.width - width
        y: scrolled.below ? parent.height - height : 0
        width: scrolled.below ? parent.width : Theme.touch
        height: scrolled.below ? Theme.touch : parent.height
        spacing: Theme.gap

        TurnButton {
            objectName: "scrollUp"
            width: scrolled.below ? turns.half : turns.width
            height: scrolled.below ? turns.height : turns.half
            enabled: view.contentY > 1
            iconName: "chevron-up"
            words: Texts.strings.scroll_up
            onClicked: scrolled.turn(-1)
        }
        TurnButton {
            objectName: "scrollDown"
            width: scrolled.below ? turns.half : turns.width
            height: scrolled.below ? turns.height : turns.half
            enabled: view.contentY < view.contentHeight - view.height - 1
            iconName: "chevron-down"
            words: Texts.strings.scroll_down
            onClicked: scrolled.turn(1)
        }
    }
}
