import QtQuick
import Novbe.Kit

// Says that there is no connection, since when, and what the device does about it; a manager may
// enter another address here. No height while connected.
Rectangle {
    id: band

    required property bool connected
    property string since: ""
    property string refusal: ""
    property int fontSize: Theme.fontLead

    readonly property string standing: refusal || (since
        ? Texts.current.say("not_connected_since", { time: since })
        : Texts.strings.not_connected)
    readonly property string sentence: [standing, Search.words].filter(text => text).join(". ")
    // In a narrow band the button is below the text.
    readonly property bool narrow: width < fontSize * 26
    readonly property real taken: fontSize * 1.2 + line.columnSpacing
        + (enter.visible && !narrow ? enter.width + line.columnSpacing : 0)

    color: Theme.bad
    visible: !connected
    implicitHeight: visible ? line.implicitHeight + Theme.unit * 2 : 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: visible ? sentence : ""

    Grid {
        id: line

        anchors.centerIn: parent
        columns: band.narrow ? 2 : 3
        columnSpacing: Theme.unit * 1.5
        rowSpacing: Theme.unit
        verticalItemAlignment: Grid.AlignVCenter

        Icon {
            name: Search.words ? "search" : "wifi-off"
            colour: Theme.onState
            size: band.fontSize * 1.2
        }
        PlainText {
            width: Math.min(implicitWidth, band.width - Theme.unit * 8.5 - band.taken)
            text: band.sentence
            color: Theme.onState
            font.pixelSize: band.fontSize
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            lineHeight: 1.1 * Theme.lineScale
        }
        Item {
            visible: enter.visible && band.narrow
            width: 1
            height: 1
        }
        QuietButton {
            id: enter

            objectName: "enterAddress"
            visible: Search.offered
            implicitHeight: implicitContentHeight + topPadding + bottomPadding
            text: Texts.strings.pair_enter_address
            // For a person in front of a display, whose texts are sized for reading from afar.
            fontSize: Math.round(band.fontSize * (band.fontSize > 30 ? 0.55 : 0.9))
            lines: 1
            onClicked: dialog.open()
        }
    }
    AddressDialog {
        id: dialog
    }
}
