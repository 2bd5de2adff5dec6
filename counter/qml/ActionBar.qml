import QtQuick
import Novbe.Kit

// The keys: exactly what the server allows now. The primary key has a fixed place, so that no other
// key moves when it appears or vanishes. Rarer keys are above, smaller.
Rectangle {
    id: bar

    required property QtObject counter

    // The maximum of keys next to the primary one, so that their width is constant.
    readonly property int places: 6
    readonly property real place: (width - Theme.unit * 8 - primaryPlace.width) / places - Theme.unit

    implicitHeight: primaryPlace.height + small.height + Theme.unit * 4
    color: Theme.surface

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
    Item {
        id: primaryPlace

        anchors.left: parent.left
        anchors.leftMargin: Theme.unit * 4
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.unit * 1.5
        width: Math.round((bar.width - Theme.unit * 8) * 0.27)
        height: Theme.unit * 10

        Repeater {
            model: bar.counter.buttons.primary

            ActionKey {
                anchors.fill: parent
                primary: true
                onClicked: bar.counter.keyHandler.trigger(name)
            }
        }
    }
    Row {
        anchors.left: primaryPlace.right
        anchors.leftMargin: Theme.unit
        anchors.verticalCenter: primaryPlace.verticalCenter
        height: primaryPlace.height
        spacing: Theme.unit

        Repeater {
            model: bar.counter.buttons.quiet

            ActionKey {
                width: bar.place
                height: primaryPlace.height
                onClicked: bar.counter.keyHandler.trigger(name)
            }
        }
    }
    Flow {
        id: small

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.unit * 4
        anchors.rightMargin: Theme.unit * 4
        anchors.bottom: primaryPlace.top
        anchors.bottomMargin: Theme.unit
        spacing: Theme.unit
        height: Math.max(Theme.unit * 5, implicitHeight)

        Repeater {
            model: bar.counter.buttons.small

            BarKey {
                onClicked: bar.counter.keyHandler.trigger(name)
            }
        }
    }
}
