import QtQuick
import Novbe.Kit

// The notice of a suspension. No height without one.
Rectangle {
    id: band

    property string sentence: ""
    property int fontSize: Theme.fontLead

    color: Theme.care
    visible: sentence !== ""
    implicitHeight: visible ? line.implicitHeight + Theme.unit * 2 : 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence

    Row {
        id: line

        anchors.centerIn: parent
        spacing: Theme.unit * 1.5

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "pause"
            colour: Theme.onState
            size: band.fontSize * 1.2
        }
        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, band.width - Theme.unit * 10 - band.fontSize * 1.2)
            text: band.sentence
            color: Theme.onState
            font.pixelSize: band.fontSize
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            lineHeight: 1.1 * Theme.lineScale
        }
    }
}
