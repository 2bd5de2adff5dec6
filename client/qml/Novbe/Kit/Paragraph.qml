import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A text of several lines, as wide as its layout, aligned to the start of the line.
PlainText {
    wrapMode: Text.Wrap
    horizontalAlignment: Text.AlignLeft
    Layout.fillWidth: true
}
