import QtQuick
import Novbe.Kit

// A text of several lines, aligned to the start of the line.
PlainText {
    wrapMode: Text.Wrap
    horizontalAlignment: Text.AlignLeft
}
