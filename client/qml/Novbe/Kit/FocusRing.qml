import QtQuick
import Novbe.Kit

// Around what has the focus by keyboard: 4 px of yellow outside 2 px of dark.
Item {
    id: ring

    property real radius: Theme.radius
    property bool shown: false

    anchors.fill: parent
    visible: shown

    Rectangle {
        anchors.fill: parent
        anchors.margins: -2
        radius: ring.radius + 2
        color: "transparent"
        border.width: 2
        border.color: Theme.focusEdge
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -6
        radius: ring.radius + 6
        color: "transparent"
        border.width: 4
        border.color: Theme.focus
    }
}
