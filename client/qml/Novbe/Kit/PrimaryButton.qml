import QtQuick
import Novbe.Kit

// The main action of a screen.
TextButton {
    ink: enabled ? Theme.onAction : Theme.quiet
    weight: Font.Bold
    fill: enabled ? (down ? Theme.actionPressed : Theme.action) : Theme.background
    edgeWidth: enabled ? 0 : Theme.hairline
    edge: enabled ? "transparent" : Theme.line
}
