import QtQuick
import Novbe.Kit

// The keys: exactly what the server allows now. The place of the primary one stays
// its own, so that no other key moves when it comes or goes.
Rectangle {
    id: bar

    required property QtObject desk
    required property QtObject presses

    readonly property var primary: desk.primary
    // As many as there are ever at once beside the primary one: their width stays the same.
    readonly property int places: 6
    readonly property real place: (width - Theme.unit * 8 - slot.width) / places - Theme.unit

    implicitHeight: Theme.unit * 14.5
    color: Theme.surface

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
    Item {
        id: slot

        anchors.left: parent.left
        anchors.leftMargin: Theme.unit * 4
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round((bar.width - Theme.unit * 8) * 0.27)
        height: Theme.unit * 10.5

        ActionKey {
            anchors.fill: parent
            visible: Boolean(bar.primary)
            primary: true
            name: bar.primary ? bar.primary.name : ""
            label: bar.primary ? bar.primary.label : ""
            letter: bar.primary ? bar.primary.letter : ""
            icon_name: bar.primary ? bar.primary.icon_name : ""
            turns: bar.primary ? bar.primary.turns : false
            active: bar.primary ? bar.primary.active : false
            busy: bar.primary ? bar.primary.busy : false
            onClicked: bar.presses.trigger(name)
        }
    }
    Row {
        anchors.left: slot.right
        anchors.leftMargin: Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        height: slot.height
        spacing: Theme.unit

        Repeater {
            model: bar.desk.quiet

            ActionKey {
                width: bar.place
                height: slot.height
                onClicked: bar.presses.trigger(name)
            }
        }
    }
}
