import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Something that has to be read before anything else is touched, and one button.
Item {
    id: dialog

    required property string heading
    required property real margin
    property string words: ""
    property string button: ""
    property string headingName: ""
    property string buttonName: ""

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
        height: Math.min(parent.height - 2 * dialog.margin, content.implicitHeight + Theme.gap * 2)

        ColumnLayout {
            id: content

            anchors.fill: parent
            anchors.margins: Theme.gap
            spacing: Theme.gap

            Scrolled {
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: Theme.gap

                Heading {
                    objectName: dialog.headingName
                    Layout.fillWidth: true
                    text: dialog.heading
                }
                Sentence {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: dialog.words
                }
            }
            MainButton {
                objectName: dialog.buttonName
                Layout.fillWidth: true
                visible: dialog.button !== ""
                text: dialog.button
                onClicked: dialog.pressed()
            }
        }
    }
}
