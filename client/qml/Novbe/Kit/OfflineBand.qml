import QtQuick
import Novbe.Kit

// Says honestly that there is no connection, and since when. No height while there is one.
Rectangle {
    id: band

    required property bool connected
    property string since: ""
    property string refusal: ""
    property int fontSize: Theme.fontLead

    readonly property string sentence: refusal || (since
        ? Texts.current.say("not_connected_since", { time: since })
        : Texts.strings.not_connected)

    color: Theme.bad
    visible: !connected
    implicitHeight: visible ? line.implicitHeight + Theme.unit * 2 : 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: visible ? sentence : ""

    Row {
        id: line

        anchors.centerIn: parent
        spacing: Theme.unit * 1.5

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "wifi-off"
            colour: Theme.onState
            size: band.fontSize * 1.2
        }
        Text {
            textFormat: Text.PlainText
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
