import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Nobody has touched for a while: a way to stay, before the screen starts again.
Item {
    id: panel

    required property QtObject journey
    required property real margin

    objectName: "idlePanel"
    visible: journey.secondsLeft > 0

    Rectangle {
        anchors.fill: parent
        color: "black"
        opacity: 0.6
    }
    MouseArea {
        anchors.fill: parent
        onClicked: panel.journey.touched()
    }
    Panel {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * panel.margin, Theme.unit * 115)
        height: column.implicitHeight + Theme.unit * 10

        ColumnLayout {
            id: column

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.unit * 5
            spacing: Theme.unit * 4

            Heading {
                Layout.fillWidth: true
                text: Texts.strings.still_here
                horizontalAlignment: Text.AlignHCenter
            }
            Sentence {
                Layout.fillWidth: true
                text: Texts.current.say("starts_again", { n: panel.journey.secondsLeft })
                font.pixelSize: Theme.fontLead
                horizontalAlignment: Text.AlignHCenter
            }
            PrimaryButton {
                objectName: "stay"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.unit * 18
                text: Texts.strings.stay
                radius: Theme.unit * 2
                onClicked: panel.journey.touched()
            }
        }
    }
}
