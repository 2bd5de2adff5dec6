import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// A place for a list: beside it stands a mark that the list goes on, and where it is.
// The mark stands by itself, for the attached one loses its place when the list gets another width.
Item {
    id: area

    required property Flickable flickable

    // The list leaves so much of the width to the mark; whole pixels, or its clip cuts borders.
    readonly property real room: mark.visible ? Math.ceil(mark.width + Theme.unit) : 0

    ScrollBar {
        id: mark

        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: Theme.unit
        padding: 0
        orientation: Qt.Vertical
        policy: ScrollBar.AlwaysOn
        visible: area.flickable.contentHeight > area.flickable.height + 1
        size: area.flickable.visibleArea.heightRatio
        position: area.flickable.visibleArea.yPosition
        onPositionChanged: {
            if (pressed)
                area.flickable.contentY = area.flickable.originY
                    + position * area.flickable.contentHeight
        }

        contentItem: Rectangle {
            radius: width / 2
            color: mark.pressed ? Theme.text : Theme.quiet
        }
        background: Rectangle {
            radius: width / 2
            color: Theme.line
        }
    }
}
