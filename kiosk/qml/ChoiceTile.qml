import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Novbe.Kit

// A large touchable surface with any content. `quiet` if it is closed. All tiles of a row are as
// high as the highest.
AbstractButton {
    id: control

    property color mark: "transparent"
    property bool quiet: false
    property Item list

    readonly property int fontSize: list?.fontSize ?? Theme.fontBody
    readonly property bool dense: list?.dense ?? false
    readonly property int lineHeight: Math.round(fontSize * (dense ? 1.12 : 1.3))
    readonly property real edge: mark.a > 0 ? Math.max(6, Theme.unit * 1.5) : 0

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: 1
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    topPadding: Theme.unit * (dense ? 0.6 : 1.5)
    bottomPadding: topPadding
    leftPadding: Theme.unit * (dense ? 1.25 : 2) + (Theme.mirrored ? 0 : edge)
    rightPadding: Theme.unit * (dense ? 1.25 : 2) + (Theme.mirrored ? edge : 0)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: false
    onYChanged: if (list) list.moves++
    onActiveFocusChanged: if (activeFocus && list) list.show(control)
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: control.clicked()

    background: Rectangle {
        radius: Theme.unit * 2
        color: control.down ? Theme.line : control.quiet ? Theme.background : Theme.surface
        border.width: Theme.edgeWidth
        border.color: Theme.edge

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
