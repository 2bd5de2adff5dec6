import QtQuick

// The dark screen at night: black over everything, dialogs too.
Rectangle {
    required property QtObject night

    anchors.fill: parent
    z: 2000000
    color: "black"
    visible: night.dark
}
