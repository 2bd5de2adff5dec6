import QtQuick
import Novbe.Kit

// The counter, its state, and the hall's time; calls for help.
Item {
    id: header

    required property QtObject desk
    required property string time
    required property QtObject presence
    required property QtObject leaving
    required property QtObject help
    required property QtObject keyHandler

    implicitHeight: Theme.unit * 7

    Row {
        id: own

        anchors.left: parent.left
        anchors.leftMargin: Theme.unit * 4
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.unit * 3

        PlainText {
            id: name

            visible: header.desk.known
            text: Texts.current.say("counter_number", { number: header.desk.counterNumber })
            font.pixelSize: Theme.fontHeading
            font.weight: Font.Bold
        }
        StateBadge {
            anchors.verticalCenter: name.verticalCenter
            visible: header.desk.known
            label: header.desk.counterState
            tone: header.desk.counterTone
            fontSize: Theme.fontLead
        }
    }
    HelpStrip {
        objectName: "help_strip"
        anchors.right: aside.left
        anchors.rightMargin: Theme.unit * 3
        anchors.verticalCenter: parent.verticalCenter
        help: header.help
        keyHandler: header.keyHandler
        room: header.width - own.width - aside.width - Theme.unit * 14
    }
    HeaderEnd {
        id: aside

        anchors.right: parent.right
        anchors.rightMargin: Theme.unit * 4
        anchors.verticalCenter: parent.verticalCenter
        presence: header.presence
        leaving: header.leaving
        time: header.time
        otherwise: header.desk.centreName
        withKeys: true
        crowded: header.help.told.place !== ""
    }
}
