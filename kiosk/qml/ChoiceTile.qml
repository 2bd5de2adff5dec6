import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// A large touchable surface; what stands on it is the user's. `quiet` where it is closed.
AbstractButton {
    id: control

    property color mark: "transparent"
    property bool quiet: false

    readonly property real edge: mark.a > 0 ? Math.max(6, Theme.unit * 1.5) : 0

    // Inside a `TileGrid` the cell gives the size; the gap stays free.
    width: GridView.view ? GridView.view.cellWidth - GridView.view.gap : implicitWidth
    height: GridView.view ? GridView.view.cellHeight - GridView.view.gap : implicitHeight
    topPadding: Theme.unit * 2.5
    bottomPadding: Theme.unit * 2.5
    leftPadding: Theme.unit * 3 + (Theme.mirrored ? 0 : edge)
    rightPadding: Theme.unit * 3 + (Theme.mirrored ? edge : 0)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: false
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: control.clicked()

    background: Rectangle {
        radius: Theme.unit * 2
        color: control.down ? Theme.line : control.quiet ? Theme.background : Theme.surface
        border.width: Theme.hairline
        border.color: Theme.line

        Rectangle {
            visible: control.edge > 0
            x: Theme.mirrored ? parent.width - width - parent.border.width : parent.border.width
            y: parent.radius
            width: control.edge
            height: parent.height - 2 * parent.radius
            radius: width / 2
            color: control.mark
        }
        FocusRing {
            radius: Theme.unit * 2
            shown: control.visualFocus
        }
    }
}
