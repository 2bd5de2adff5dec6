import QtQuick
import Novbe.Kit

// Says honestly that there is no connection, since when, and what the device does about it; a
// manager may enter another address here. No height while there is one.
Rectangle {
    id: band

    required property bool connected
    property string since: ""
    property string refusal: ""
    property int fontSize: Theme.fontLead

    readonly property string standing: refusal || (since
        ? Texts.current.say("not_connected_since", { time: since })
        : Texts.strings.not_connected)
    readonly property string sentence: [standing, Search.words].filter(one => one).join(". ")
    readonly property real beside: fontSize * 1.2 + line.spacing
        + (enter.visible ? enter.width + line.spacing : 0)

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
            name: Search.words ? "search" : "wifi-off"
            colour: Theme.onState
            size: band.fontSize * 1.2
        }
        Text {
            textFormat: Text.PlainText
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, band.width - Theme.unit * 8.5 - band.beside)
            text: band.sentence
            color: Theme.onState
            font.pixelSize: band.fontSize
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            lineHeight: 1.1 * Theme.lineScale
        }
        QuietButton {
            id: enter

            objectName: "enterAddress"
            anchors.verticalCenter: parent.verticalCenter
            visible: Search.offered
            implicitHeight: implicitContentHeight + topPadding + bottomPadding
            text: Texts.strings.pair_enter_address
            fontSize: Math.round(band.fontSize * 0.85)
            lines: 1
            onClicked: dialog.open()
        }
    }
    AddressDialog {
        id: dialog
    }
}
