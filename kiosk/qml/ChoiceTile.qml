import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A large touchable surface with any content. `quiet` if it is closed. All tiles are as high
// as the highest where there is room, otherwise those of a row.
Touchable {
    id: control

    property bool quiet: false
    property Item list

    readonly property int fontSize: list?.fontSize ?? Theme.fontBody
    readonly property bool dense: list?.dense ?? false
    readonly property int lineHeight: Math.round(fontSize * (dense ? 1.12 : 1.3))

    radius: Theme.unit * 2
    fill: down ? Theme.line : quiet ? Theme.background : Theme.surface
    edgeWidth: Theme.edgeWidth
    edge: Theme.edge
    markWidth: mark.a > 0 ? Math.max(6, Theme.unit * 1.5) : 0

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: 1
    Layout.preferredHeight: Math.max(implicitHeight, list?.even ?? 0)
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    topPadding: Theme.unit * (dense ? 0.6 : 1.5)
    bottomPadding: topPadding
    leftPadding: Theme.unit * (dense ? 1.25 : 2) + (Theme.mirrored ? 0 : markWidth)
    rightPadding: Theme.unit * (dense ? 1.25 : 2) + (Theme.mirrored ? markWidth : 0)
    onYChanged: if (list) list.moves++
    onImplicitHeightChanged: if (list) list.moves++
    onActiveFocusChanged: if (activeFocus && list) list.show(control)
}
