import QtQuick
import Novbe.Kit

// A surface with its own colour and a border.
Rectangle {
    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.hairline
    border.color: Theme.line
}
