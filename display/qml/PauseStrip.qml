import QtQuick
import Novbe.Kit

// The hall is paused: why, and that everyone keeps their place. The calls stay below it.
Rectangle {
    id: strip

    required property QtObject screen
    readonly property QtObject measures: screen.measures

    color: Theme.surface
    opacity: screen.connected ? 1 : 0.5
    Accessible.role: Accessible.AlertMessage
    Accessible.name: screen.pause + ". " + screen.pauseWords

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: strip.measures.words * 0.15
        color: Theme.care
    }
    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: strip.measures.margin
        anchors.verticalCenter: parent.verticalCenter
        name: "pause"
        colour: Theme.care
        size: Math.min(strip.height * 0.6, strip.measures.words * 2)
    }
    Column {
        anchors.left: sign.right
        anchors.right: parent.right
        anchors.leftMargin: strip.measures.words * 0.6
        anchors.rightMargin: strip.measures.margin
        anchors.verticalCenter: parent.verticalCenter

        Words {
            screen: strip.screen
            width: parent.width
            text: strip.screen.pause
            font.weight: Font.Bold
            wrapMode: Text.Wrap
        }
        Words {
            screen: strip.screen
            width: parent.width
            text: strip.screen.pauseWords
            wrapMode: Text.Wrap
        }
    }
}
