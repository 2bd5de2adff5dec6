import QtQuick
import Novbe.Kit

// The line at the bottom: a notice, or where the hall is.
Rectangle {
    id: band

    required property QtObject screen

    color: Theme.surface

    Row {
        anchors.centerIn: parent
        spacing: band.screen.measures.words * 0.5

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: band.screen.hasNotice
            name: "megaphone"
            colour: Theme.call
            size: band.screen.measures.words
        }
        Words {
            screen: band.screen
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, band.width - band.screen.measures.words * 3)
            text: band.screen.notice
            color: band.screen.hasNotice ? Theme.text : Theme.quiet
            font.weight: band.screen.hasNotice ? Font.DemiBold : Font.Normal
            elide: Text.ElideRight
        }
    }
}
