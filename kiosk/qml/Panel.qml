import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A surface with a line around it; no shadow.
Rectangle {
    color: Theme.surface
    radius: Theme.unit * 2
    border.width: Theme.hairline
    border.color: Theme.line
    Layout.fillWidth: true
}
