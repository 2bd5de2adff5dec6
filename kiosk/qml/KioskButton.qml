import QtQuick
import Novbe.Kit

// A quiet button as large as a finger needs it; its words take the lines that they need.
QuietButton {
    fontSize: Theme.fontBody
    radius: Theme.unit * 2
    lines: 6
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.unit * 1.5
    rightPadding: Theme.unit * 1.5
}
