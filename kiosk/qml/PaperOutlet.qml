import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A picture of the outlet from which the paper comes, and a sentence: the paper moves out of the outlet
// until it is out.
Rectangle {
    id: band

    required property string words
    property bool out: false
    readonly property real margin: Theme.tight ? Theme.unit : Theme.unit * 2

    implicitHeight: Math.max(picture.Layout.preferredHeight, sentence.implicitHeight) + Theme.unit * 2
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
        spacing: band.margin

        Sentence {
            id: sentence

            width: 0
            words: band.words
            font.pixelSize: Theme.compact ? Theme.fontBody : Theme.fontLead
            font.weight: Font.Bold
            color: band.out ? Theme.onState : Theme.text
        }
        Item {
            id: picture

            readonly property color ink: band.out ? Theme.onState : Theme.action

            Layout.preferredWidth: Layout.preferredHeight
            Layout.preferredHeight: Theme.touch * (Theme.tight ? 0.7 : Theme.compact ? 1 : 2)

            Item {
                y: outlet.height / 2
                width: parent.width
                height: parent.height - y
                clip: true

                Rectangle {
                    id: paper

                    property real inside: 0

                    anchors.horizontalCenter: parent.horizontalCenter
                    y: -inside * height
                    width: parent.width * 0.66
                    height: parent.height
                    color: "white"
                    border.width: Math.max(2, Theme.unit * 0.4)
                    border.color: Theme.action

                    Icon {
                        anchors.centerIn: parent
                        name: "arrow-down"
                        colour: Theme.action
                        size: parent.width * 0.8
                    }
                }
            }
            Rectangle {
                id: outlet

                width: parent.width
                height: parent.height * 0.16
                radius: height / 2
                color: picture.ink
            }
            NumberAnimation {
                running: !band.out && band.visible
                loops: Animation.Infinite
                target: paper
                property: "inside"
                from: 0.75
                to: 0
                duration: 1800
                easing.type: Easing.OutSine
                onStopped: paper.inside = 0
            }
        }
    }
}
