import QtQuick
import Novbe.Kit

// A notice, at the bottom.
Part {
    id: band

    part: "notice"
    color: Theme.surface

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: band.measures.margin
        anchors.verticalCenter: parent.verticalCenter
        name: "megaphone"
        colour: Theme.call
        size: band.measures.words * 1.2
    }
    Words {
        board: band.board
        anchors.left: sign.right
        anchors.right: parent.right
        anchors.leftMargin: band.measures.words * 0.6
        anchors.rightMargin: band.measures.margin
        height: parent.height
        text: band.board.notice
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        elide: Text.ElideRight
    }
}
