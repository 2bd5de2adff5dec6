import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Shows where the paper comes out: a text and an arrow that moves down until the paper is out.
Rectangle {
    id: band

    required property string words
    property bool out: false
    readonly property real margin: Theme.tight ? Theme.unit : Theme.unit * 2

    implicitHeight: Math.max(Theme.touch, sentence.implicitHeight + Theme.unit * 2)
    radius: Theme.unit * 2
    color: out ? Theme.good : Theme.surface
    border.width: Math.max(2, Theme.unit * 0.4)
    border.color: out ? Theme.good : Theme.action
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words

    Line {
        anchors.fill: parent
        anchors.leftMargin: band.margin
        anchors.rightMargin: band.margin
        spacing: Theme.tight ? Theme.unit : Theme.unit * 3

        Sentence {
            id: sentence

            width: 0
            words: band.words
            font.pixelSize: Theme.compact ? Theme.fontBody : Theme.fontLead
            font.weight: Font.Bold
            color: band.out ? Theme.onState : Theme.text
        }
        Item {
            // The text needs the room at the sides of the arrow.
            Layout.preferredWidth: Theme.tight ? arrow.size * 0.6 : arrow.size
            Layout.fillHeight: true

            Icon {
                id: arrow

                property real sunk: 0

                anchors.horizontalCenter: parent.horizontalCenter
                y: (parent.height - height) / 2 + sunk * Theme.unit * 2
                name: "arrow-down"
                colour: band.out ? Theme.onState : Theme.action
                size: Theme.tight ? Theme.fontBody : Theme.fontHeading
            }
            SequentialAnimation {
                running: !band.out && band.visible
                loops: Animation.Infinite

                NumberAnimation {
                    target: arrow; property: "sunk"; from: -1; to: 1
                    duration: 900; easing.type: Easing.InOutSine
                }
                NumberAnimation {
                    target: arrow; property: "sunk"; from: 1; to: -1
                    duration: 900; easing.type: Easing.InOutSine
                }
                onStopped: arrow.sunk = 0
            }
        }
    }
}
