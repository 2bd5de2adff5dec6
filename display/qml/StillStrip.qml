import QtQuick
import Novbe.Kit

// Service is paused: why, and that everyone keeps their place. The calls stay
// below it.
Rectangle {
    id: strip

    required property QtObject board

    visible: board.still !== ""
    color: Theme.surface
    opacity: board.connected ? 1 : 0.5
    Accessible.role: Accessible.AlertMessage
    Accessible.name: board.still + ". " + board.stillWords

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.unit * 0.75
        color: Theme.care
    }
    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: strip.board.measures.margin
        anchors.verticalCenter: parent.verticalCenter
        name: "pause"
        colour: Theme.care
        size: Math.min(strip.height * 0.55, Theme.unit * 12)
    }
    FadingText {
        id: headline

        board: strip.board
        anchors.left: sign.right
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.leftMargin: Theme.unit * 3
        anchors.rightMargin: strip.board.measures.margin
        anchors.topMargin: Theme.unit * 2
        height: Math.round(strip.height * 0.44) - Theme.unit
        verticalAlignment: Text.AlignVCenter
        text: strip.board.still
        font.pixelSize: Theme.fontHeading
        font.weight: Font.Bold
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.fontBody * 0.7
        wrapMode: Text.WordWrap
    }
    FadingText {
        board: strip.board
        anchors.left: headline.left
        anchors.right: headline.right
        anchors.top: headline.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.unit * 2
        verticalAlignment: Text.AlignVCenter
        text: strip.board.stillWords
        font.pixelSize: Theme.fontLead
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.fontBody * 0.6
        wrapMode: Text.WordWrap
    }
}
