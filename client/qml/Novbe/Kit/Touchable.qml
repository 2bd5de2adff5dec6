import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// The base of all buttons: a surface with its states and the focus ring, role and name for a screen
// reader. `mark` is the colour of an edge at the start, inside the rounded corners.
AbstractButton {
    id: control

    property color fill: down ? Theme.line : Theme.surface
    property color edge: Theme.line
    property real edgeWidth: Theme.hairline
    property real radius: Theme.radius
    property color mark: "transparent"
    property real markWidth: 0

    focusPolicy: Qt.StrongFocus
    hoverEnabled: false

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: control.clicked()

    background: Rectangle {
        radius: control.radius
        color: control.fill
        border.width: control.edgeWidth
        border.color: control.edge

        Rectangle {
            visible: control.mark.a > 0
            x: Theme.mirrored ? parent.width - width - control.edgeWidth : control.edgeWidth
            y: control.radius
            width: control.markWidth
            height: parent.height - 2 * control.radius
            radius: width / 2
            color: control.mark
        }
        FocusRing {
            radius: control.radius
            shown: control.visualFocus
        }
    }
}
