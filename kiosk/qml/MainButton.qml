import QtQuick
import Novbe.Kit

// The one thing to do on this screen, as large as a finger needs it.
PrimaryButton {
    fontSize: Theme.compact ? Theme.fontBody : Theme.fontLead
    radius: Theme.unit * 2
    lines: 4
    implicitHeight: Math.max(Theme.touch * 1.2, implicitContentHeight + topPadding + bottomPadding)
}
