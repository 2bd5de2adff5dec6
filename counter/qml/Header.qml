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

        Text {
            id: name

            textFormat: Text.PlainText
            visible: header.desk.known
            text: Texts.current.say("counter_number", { number: header.desk.counterNumber })
            color: Theme.text
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
    Row {
        id: aside

        anchors.right: parent.right
        anchors.rightMargin: Theme.unit * 4
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.unit * 3

        Text {
            textFormat: Text.PlainText
            anchors.verticalCenter: parent.verticalCenter
            // A signed-in operator knows the centre. A call for help replaces it.
            visible: !header.presence.active && header.help.told.place === ""
            width: Math.min(implicitWidth, header.width * 0.45)
            text: header.desk.centreName
            color: Theme.quiet
            font.pixelSize: Theme.fontBody
            elide: Text.ElideRight
        }
        Text {
            objectName: "person"
            textFormat: Text.PlainText
            anchors.verticalCenter: parent.verticalCenter
            visible: header.presence.active && header.help.told.place === ""
            width: Math.min(implicitWidth, header.width * 0.25)
            text: header.presence.name
            color: Theme.quiet
            font.pixelSize: Theme.fontBody
            elide: Text.ElideRight
        }
        Clock {
            anchors.verticalCenter: parent.verticalCenter
            time: header.time
        }
        QuietButton {
            objectName: "show_keys"
            anchors.verticalCenter: parent.verticalCenter
            // A call for help replaces it.
            visible: header.help.told.place === ""
            width: Math.ceil(implicitWidth) + 1
            height: Theme.unit * 5
            text: Texts.strings.keys_title
            key: "F1"
            fontSize: Theme.fontBody
            focusPolicy: Qt.NoFocus
            onClicked: Window.window.showKeys()
        }
        QuietButton {
            objectName: "sign_out"
            anchors.verticalCenter: parent.verticalCenter
            visible: header.presence.active
            // Slightly wider than its text: a fraction of a pixel would wrap it.
            width: Math.ceil(implicitWidth) + 1
            height: Theme.unit * 5
            text: Texts.strings.sign_out
            key: "F12"
            iconName: "log-out"
            directional: true
            fontSize: Theme.fontBody
            focusPolicy: Qt.NoFocus
            onClicked: header.leaving.leave()
        }
    }
}
