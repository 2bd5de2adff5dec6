import QtQuick

// Words of one line in a narrow place: a little smaller where they need it, never cut.
Words {
    id: text

    required property real room
    readonly property bool smaller: implicitWidth > room

    width: Math.min(implicitWidth, room)
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: board.measures.words * 0.7
    // Smaller ones would stand above the middle of a line of a fixed height.
    lineHeightMode: smaller ? Text.ProportionalHeight : Text.FixedHeight
    lineHeight: smaller ? 1 : board.measures.tight
}
