import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Shows the previous or next tiles; `said` in words too.
KioskButton {
    required property string words
    property bool said: false
    readonly property bool forEyes: true

    Layout.preferredWidth: Theme.touch
    Layout.fillWidth: false
    Layout.fillHeight: true
    fill: down ? Theme.line : enabled ? Theme.surface : Theme.background
    edgeWidth: Theme.edgeWidth
    edge: Theme.edge
    ink: enabled ? Theme.action : Theme.line
    text: said ? words : ""
    iconSize: Theme.touch * 0.6
    Accessible.name: words
}
