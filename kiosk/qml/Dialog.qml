import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A modal message with one button.
Item {
    id: dialog

    required property string heading
    required property real margin
    property string words: ""
    property string button: ""
    property string headingName: ""
    property string buttonName: ""

    // All of it fits with the largest text too.
    readonly property int largest: Math.round(height / 11)

    signal pressed()
    signal touchedBeside()

    Rectangle {
        anchors.fill: parent
        color: "black"
        opacity: 0.6
    }
    MouseArea {
        anchors.fill: parent
        onClicked: dialog.touchedBeside()
    }
    Panel {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * dialog.margin, Theme.touch * 14)
        height: content.implicitHeight + Theme.gap * 2

        ColumnLayout {
            id: content

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.gap
            spacing: Theme.gap

            Heading {
                objectName: dialog.headingName
                words: dialog.heading
                font.pixelSize: Math.min(Theme.tight ? Theme.fontBody : Theme.fontHeading, dialog.largest)
            }
            Sentence {
                visible: words !== ""
                words: dialog.words
                font.pixelSize: Math.min(Theme.fontBody, dialog.largest)
            }
            MainButton {
                objectName: dialog.buttonName
                visible: dialog.button !== ""
                text: dialog.button
                fontSize: Math.min(Theme.fontLead, dialog.largest)
                onClicked: dialog.pressed()
            }
        }
    }
}
