import QtQuick
import Novbe.Kit

// The place of a call for help, and the key to answer it. It is in the free part of the header, so
// no other key moves when it appears or vanishes. Its key stays at the far end.
Rectangle {
    id: strip

    required property QtObject counter
    // The maximum width.
    required property real room

    readonly property QtObject help: counter.help
    readonly property var told: help.told
    readonly property real forWords: room - sign.size - answer.width - Theme.unit * 6
        - (others.visible ? others.implicitWidth + Theme.unit * 1.5 : 0)

    visible: told.place !== ""
    width: line.width + Theme.unit * 3
    height: Theme.unit * 6.75
    radius: Theme.radius
    color: Theme.call
    Accessible.role: Accessible.AlertMessage
    Accessible.name: visible ? told.wanted + ". " + told.place + " " + told.more : ""

    Row {
        id: line

        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: Theme.unit
        spacing: Theme.unit * 1.5

        Icon {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            name: "circle-help"
            colour: Theme.onCall
            size: Theme.fontHeading * 1.2
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(strip.forWords, Math.ceil(Math.max(wanted.implicitWidth,
                plain.advanceWidth)) + 1)

            OneLine {
                id: wanted

                width: parent.width
                text: strip.told.wanted
                color: Theme.onCall
                lineHeight: 0.85 * Theme.lineScale
            }
            TextMetrics {
                id: plain

                text: strip.told.place
                font.pixelSize: Theme.fontBody
                font.weight: Font.Bold
            }
            Paragraph {
                objectName: "help_place"
                width: parent.width
                text: strip.told.place
                color: Theme.onCall
                // A long name is shrunk, a very long one takes two lines.
                font.pixelSize: plain.advanceWidth <= width ? Theme.fontBody
                    : Math.max(Theme.fontCaption,
                        Math.floor(Theme.fontBody * width / plain.advanceWidth))
                font.weight: Font.Bold
                maximumLineCount: 2
                elide: Text.ElideRight
                lineHeight: 0.85 * Theme.lineScale
            }
        }
        PlainText {
            id: others

            objectName: "help_more"
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: strip.told.more
            color: Theme.onCall
            font.pixelSize: Theme.fontLead
            font.weight: Font.Bold
        }
        HeaderButton {
            id: answer

            objectName: "help_answer"
            anchors.verticalCenter: parent.verticalCenter
            enabled: strip.help.active
            leftPadding: Theme.unit * 2
            rightPadding: Theme.unit * 2
            text: Texts.strings.act_answer_help
            key: strip.help.letter
            onClicked: strip.counter.keyHandler.trigger("answer_help")
            Accessible.name: Texts.current.say("key_spoken", { action: text, key: key })
        }
    }
}
