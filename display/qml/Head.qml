import QtQuick
import Novbe.Kit

// The hall's name and the clock.
Item {
    id: head

    required property QtObject board

    Clock {
        id: clock

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        time: head.board.time
        font.pixelSize: Theme.fontTitle
        font.weight: Font.Bold
    }

    FadingText {
        anchors.left: parent.left
        anchors.right: clock.left
        anchors.rightMargin: Theme.unit * 3
        anchors.verticalCenter: parent.verticalCenter
        board: head.board
        text: head.board.hall
        color: Theme.quiet
        font.pixelSize: Theme.fontBody
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }
}
