import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The main action of a screen, of the size of a touch target.
PrimaryButton {
    fontSize: Theme.compact ? Theme.fontBody : Theme.fontLead
    radius: Theme.unit * 2
    lines: 4
    implicitHeight: Math.max(Theme.touch * 1.2, implicitContentHeight + topPadding + bottomPadding)
    Layout.fillWidth: true
}
