import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A secondary button of the size of a touch target; its text may wrap.
QuietButton {
    radius: Theme.unit * 2
    lines: 6
    Layout.fillWidth: true
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.unit * 1.5
    rightPadding: Theme.unit * 1.5
}
