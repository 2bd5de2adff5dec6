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
        font.pixelSize: head.board.measures.words * 1.1
        font.weight: Font.Bold
    }
    Words {
        board: head.board
        anchors.left: parent.left
        anchors.right: clock.left
        anchors.rightMargin: head.board.measures.words
        height: parent.height
        text: head.board.hall
        color: Theme.quiet
        wrapMode: Text.Wrap
        elide: Text.ElideRight
    }
}
