import QtQuick
import Novbe.Kit

// Marks the keyboard focus: a yellow ring of half a grid step, and outside a dark one of a quarter.
Item {
    id: ring

    property real radius: Theme.radius
    property bool shown: false
    readonly property real inner: Math.max(2, Math.round(Theme.unit / 4))
    readonly property real outer: Math.max(4, Math.round(Theme.unit / 2))

    anchors.fill: parent
    visible: shown

    Rectangle {
        anchors.fill: parent
        anchors.margins: -ring.inner
        radius: ring.radius + ring.inner
        color: "transparent"
        border.width: ring.inner
        border.color: Theme.focusEdge
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -ring.inner - ring.outer
        radius: ring.radius + ring.inner + ring.outer
        color: "transparent"
        border.width: ring.outer
        border.color: Theme.focus
    }
}
