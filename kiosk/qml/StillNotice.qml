import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Service is paused: why, and that everyone keeps their place.
Rectangle {
    id: strip

    required property QtObject announcing
    // Where nobody has chosen a language yet, the others are told too.
    property bool toEverybody: false

    objectName: "stillNotice"
    visible: announcing.still !== ""
    implicitHeight: words.implicitHeight + Theme.unit * 4
    radius: Theme.unit * 2
    color: Theme.surface
    border.width: Math.max(2, Theme.unit * 0.4)
    border.color: Theme.care
    Accessible.role: Accessible.AlertMessage
    Accessible.name: announcing.still + ". " + announcing.stillWords

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.unit * 3
        anchors.rightMargin: Theme.unit * 3
        spacing: Theme.unit * 3
        layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

        Icon {
            name: "pause"
            colour: Theme.care
            size: Theme.unit * 7
        }
        ColumnLayout {
            id: words

            Layout.fillWidth: true
            // A Sentence lifts Arabic letters; here they would touch the border.
            Layout.topMargin: Theme.mirrored ? Theme.unit * 1.5 : 0
            spacing: Theme.unit * 0.5

            Sentence {
                Layout.fillWidth: true
                text: strip.announcing.still
                font.pixelSize: Theme.fontLead
                font.weight: Font.Bold
            }
            Sentence {
                Layout.fillWidth: true
                text: strip.announcing.stillWords
            }
            Sentence {
                Layout.fillWidth: true
                visible: strip.toEverybody && text !== ""
                text: strip.announcing.stillElsewhere
                color: Theme.quiet
                font.pixelSize: Math.round(Theme.fontBody * 0.84)
                transform: []
            }
        }
    }
}
