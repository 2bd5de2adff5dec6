import QtQuick

// A part of the board at its place, which is computed in contract/board/plan.py.
Rectangle {
    required property QtObject board
    required property string part
    property bool wanted: true
    readonly property QtObject measures: board.measures
    property var place: measures.places[part]

    visible: place !== undefined && wanted
    x: place?.x ?? 0
    y: place?.y ?? 0
    width: place?.width ?? 0
    height: place?.height ?? 0
    color: "transparent"
}
