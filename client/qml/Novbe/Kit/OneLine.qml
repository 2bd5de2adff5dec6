import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A text of one line, as wide as its layout: from the start, and shortened if necessary.
PlainText {
    elide: Text.ElideRight
    horizontalAlignment: Text.AlignLeft
    Layout.fillWidth: true
}
