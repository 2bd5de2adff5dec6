import QtQuick
import Novbe.Kit

// A surface on the ground: differs by colour and a line.
Rectangle {
    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.hairline
    border.color: Theme.line
}
