import QtQuick
import Novbe.Kit

// The numbers that wait longest: who should be near.
Item {
    id: following

    required property QtObject screen

    clip: true
    visible: screen.waits.following !== ""

    Words {
        id: label

        screen: following.screen
        width: parent.width
        height: following.screen.measures.line
        text: Texts.strings.following
        color: Theme.quiet
        elide: Text.ElideRight
    }
    Words {
        screen: following.screen
        anchors.top: label.bottom
        width: parent.width
        height: following.screen.measures.line
        text: following.screen.waits.following
        font.weight: Font.Bold
        elide: Text.ElideRight
    }
}
