import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The greeter was called: what happens next.
Item {
    id: panel

    required property QtObject help
    required property real margin

    objectName: "helpPanel"
    visible: help.state !== "none"

    Rectangle {
        anchors.fill: parent
        color: "black"
        opacity: 0.6
    }
    MouseArea {
        anchors.fill: parent
    }
    Panel {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * panel.margin, Theme.touch * 14)
        height: column.implicitHeight + Theme.gap * 4

        ColumnLayout {
            id: column

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.gap * 2
            spacing: Theme.gap * 2

            Heading {
                objectName: "helpWords"
                Layout.fillWidth: true
                text: Texts.strings["help_" + panel.help.state] ?? ""
            }
            Sentence {
                Layout.fillWidth: true
                visible: panel.help.state === "called"
                text: Texts.strings.help_stay
            }
            MainButton {
                objectName: "helpSeen"
                Layout.fillWidth: true
                visible: panel.help.state !== "calling"
                text: Texts.strings.help_seen
                onClicked: panel.help.dismiss()
            }
        }
    }
}
