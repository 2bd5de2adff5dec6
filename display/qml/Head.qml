import QtQuick
import Novbe.Kit

// The hall's name and the clock.
Item {
    id: head

    required property QtObject screen

    Clock {
        id: clock

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        time: head.screen.time
        font.pixelSize: head.screen.measures.words * 1.1
        font.weight: Font.Bold
    }
    Words {
        screen: head.screen
        anchors.left: parent.left
        anchors.right: clock.left
        anchors.rightMargin: head.screen.measures.words
        height: parent.height
        text: head.screen.hall
        color: Theme.quiet
        elide: Text.ElideRight
    }
}
