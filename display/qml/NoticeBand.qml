import QtQuick
import Novbe.Kit

// The line at the bottom: a notice, or where the hall is; when the connection is
// lost, since when.
Rectangle {
    id: band

    required property QtObject board

    color: Theme.surface

    Row {
        anchors.centerIn: parent
        spacing: Theme.unit * 2
        visible: band.board.connected

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: band.board.hasNotice
            name: "megaphone"
            colour: Theme.call
            size: Theme.fontHeading
        }
        FadingText {
            board: band.board
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, band.width - Theme.unit * 20)
            text: band.board.notice
            color: band.board.hasNotice ? Theme.text : Theme.quiet
            font.pixelSize: band.board.hasNotice ? Theme.fontLead : Theme.fontBody
            font.weight: band.board.hasNotice ? Font.DemiBold : Font.Normal
            elide: Text.ElideRight
        }
    }

    OfflineBand {
        anchors.fill: parent
        connected: band.board.connected
        since: band.board.offlineSince
        refusal: band.board.refusal
        fontSize: Theme.fontLead
    }
}
