import QtQuick
import Novbe.Kit

// The code with which a phone takes a ticket or checks in, and a sentence that says so.
Part {
    id: code

    objectName: "phoneCode"
    part: "code"
    place: board.code
    wanted: place.picture !== undefined

    CodePicture {
        id: picture

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        source: code.place.picture ?? ""
        label: sentence.text
        side: code.place.side ?? 0
    }
    Words {
        id: sentence

        board: code.board
        anchors.left: picture.right
        anchors.leftMargin: code.measures.words * 0.5
        anchors.right: parent.right
        height: parent.height
        text: code.place.sentence ?? ""
        wrapMode: Text.Wrap
    }
}
