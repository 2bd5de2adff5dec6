import QtQuick
import Novbe.Kit

// A secondary action.
TextButton {
    fill: enabled ? (down ? Theme.line : Theme.surface) : Theme.background
    edgeWidth: enabled ? Theme.edgeWidth : Theme.hairline
    edge: enabled ? Theme.edge : Theme.line
}
