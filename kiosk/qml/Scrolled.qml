import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// What may be longer than its place: then two buttons beside it show the rest.
Item {
    id: scrolled

    default property alias content: column.data
    property alias spacing: column.spacing

    readonly property bool overflows: column.implicitHeight > height + 1
    // Once there, the buttons keep their place while the page is shown: what is narrower may be
    // lower, would do without them, and would need them again.
    property bool narrowed: false
    readonly property real side: narrowed ? Theme.touch + Theme.gap : 0

    implicitHeight: column.implicitHeight
    onOverflowsChanged: if (overflows) narrowed = true
    onVisibleChanged: if (!visible) narrowed = false

    function turn(by) {
        view.contentY = Math.max(0, Math.min(view.contentHeight - view.height,
            view.contentY + by * Math.max(Theme.touch, view.height - Theme.touch)))
    }

    Flickable {
        id: view

        x: Theme.mirrored ? scrolled.side : 0
        width: parent.width - scrolled.side
        height: parent.height
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: scrolled.overflows

        ColumnLayout {
            id: column

            width: parent.width
            spacing: Theme.unit
        }
    }
    Column {
        visible: scrolled.overflows
        x: Theme.mirrored ? 0 : parent.width - width
        width: Theme.touch
        height: parent.height
        spacing: Theme.gap

        TurnButton {
            objectName: "scrollUp"
            width: parent.width
            height: (parent.height - parent.spacing) / 2
            enabled: view.contentY > 1
            iconName: "chevron-up"
            words: Texts.strings.scroll_up
            onClicked: scrolled.turn(-1)
        }
        TurnButton {
            objectName: "scrollDown"
            width: parent.width
            height: (parent.height - parent.spacing) / 2
            enabled: view.contentY < view.contentHeight - view.height - 1
            iconName: "chevron-down"
            words: Texts.strings.scroll_down
            onClicked: scrolled.turn(1)
        }
    }
}
