import QtQuick
import Novbe.Kit

// The hall is paused: why, and that everyone keeps their place. The calls stay below it.
Part {
    id: strip

    part: "pause"
    color: Theme.surface
    opacity: board.connected ? 1 : 0.5
    Accessible.role: Accessible.AlertMessage
    Accessible.name: board.pause + ". " + board.pauseWords

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
            board: strip.board
            width: parent.width
            text: strip.board.pause
            font.weight: Font.Bold
            wrapMode: Text.Wrap
        }
        Words {
            board: strip.board
            width: parent.width
            text: strip.board.pauseWords
            wrapMode: Text.Wrap
        }
    }
}
