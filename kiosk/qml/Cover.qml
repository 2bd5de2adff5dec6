import QtQuick
import Novbe.Kit

// Covers the page below, and its touches.
Rectangle {
    color: Theme.background

    MouseArea {
        anchors.fill: parent
    }
}
