import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// A list or another flickable, with a scroll bar. The scroll bar is a separate item, because an
// attached one loses its place when the width of the list changes.
Item {
    id: area

    default property Flickable flickable

    // The width reserved for the scroll bar; whole pixels, or clipping cuts borders.
    readonly property real room: mark.visible ? Math.ceil(mark.width + Theme.unit) : 0

    onFlickableChanged: {
        flickable.parent = area
        flickable.anchors.fill = area
        flickable.anchors.rightMargin = Qt.binding(() => room)
        flickable.clip = true
        flickable.boundsBehavior = Flickable.StopAtBounds
    }

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
