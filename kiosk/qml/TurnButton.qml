import QtQuick
import Novbe.Kit

// Shows the previous or next tiles.
Touchable {
    id: control

    required property string iconName
    required property string words
    readonly property bool forEyes: true

    radius: Theme.unit * 2
    fill: down ? Theme.line : enabled ? Theme.surface : Theme.background
    edgeWidth: Theme.edgeWidth
    edge: Theme.edge
    Accessible.name: words

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: control.iconName
            colour: control.enabled ? Theme.action : Theme.line
            size: Theme.touch * 0.6
        }
    }
}
