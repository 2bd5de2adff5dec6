import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Scrollable content with two buttons, at the side or, on a narrow screen, below.
Item {
    id: scrolled

    default property alias content: column.data
    property alias spacing: column.spacing
    // Content that is smaller than its place is centred.
    property bool centred: false

    // A page has no height before its layout.
    readonly property bool overflows: height > 0 && column.implicitHeight > height + 1
    // Once visible, the buttons stay while the page is shown. Otherwise the layout could oscillate:
    // the content next to them is narrower, and may fit or not because of that.
    property bool narrowed: false
    readonly property bool below: width < Theme.touch * 4.5
    readonly property real side: narrowed ? Theme.touch + Theme.gap : 0
    // Centred content stays centred: the same room is left on the other side, if there is any.
    readonly property real opposite: centred && width > Theme.touch * 12 ? side : 0

    implicitHeight: column.implicitHeight
    Layout.fillWidth: true
    // Delayed: before its layout a page is higher than it will be.
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
