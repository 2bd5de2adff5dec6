import QtQuick

// A line of text in a narrow place: shrunk if necessary, never cut.
Words {
    id: text

    required property real room
    readonly property bool smaller: implicitWidth > room

    width: Math.min(implicitWidth, room)
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: board.measures.words * 0.7
    // Smaller text would be above the middle of a line of fixed height.
    lineHeightMode: smaller ? Text.ProportionalHeight : Text.FixedHeight
    lineHeight: smaller ? 1 : board.measures.tight
}
