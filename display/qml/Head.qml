import QtQuick
import Novbe.Kit

// The hall's logo, name and colour, and the clock.
Part {
    id: head

    readonly property real words: measures.words

    part: "head"

    // White, because logos are designed for paper.
    Rectangle {
        id: plate

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        visible: head.board.logo !== ""
        width: visible ? logo.paintedWidth + head.words * 0.4 : 0
        height: head.words * 1.5
        radius: Theme.radius / 2
        color: "#FFFFFF"

        Image {
            id: logo

            anchors.centerIn: parent
            width: head.words * 3
            height: head.words * 1.2
            source: head.board.logo
            fillMode: Image.PreserveAspectFit
            sourceSize.height: height * 2
            asynchronous: true
            smooth: true
        }
    }
    Clock {
        id: clock

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        time: head.board.time
        font.pixelSize: head.words * 1.1
        font.weight: Font.Bold
    }
    Words {
        board: head.board
        anchors.left: plate.right
        anchors.leftMargin: plate.visible ? head.words * 0.5 : 0
        anchors.right: clock.left
        anchors.rightMargin: head.words
        height: parent.height
        text: head.board.hall
        color: Theme.quiet
        wrapMode: Text.Wrap
        elide: Text.ElideRight
    }
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: head.board.colour !== ""
        height: head.words * 0.12
        radius: height / 2
        color: head.board.colour || "transparent"
    }
}
