import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A part of the kiosk, a description, and its state in a word.
Panel {
    id: row

    required property string key
    required property string label
    required property string words
    required property string found

    readonly property color colour: ({ "good": Theme.good, "care": Theme.care, "bad": Theme.bad })[found]
        ?? Theme.quiet

    objectName: "row-" + key
    implicitHeight: content.implicitHeight + Theme.unit * 2

    Cells {
        id: content

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Theme.unit * 1.5
        columns: row.width > Theme.fontBody * 20 ? 3 : 1
        columnSpacing: Theme.unit * 2
        rowSpacing: 0

        Sentence {
            Layout.preferredWidth: Theme.fontBody * 6
            Layout.fillWidth: content.columns === 1
            text: row.label
            font.weight: Font.DemiBold
        }
        Sentence {
            visible: text !== ""
            text: row.words
            wrapMode: Text.Wrap
        }
        Line {
            Layout.alignment: Theme.mirrored && content.columns === 1 ? Qt.AlignRight : Qt.AlignLeft
            visible: row.found !== ""
            spacing: Theme.unit

            Icon {
                visible: name !== ""
                name: ({ "good": "circle-check", "care": "triangle-alert", "bad": "circle-alert" })[row.found] ?? ""
                colour: row.colour
                size: Theme.fontBody
            }
            Sentence {
                Layout.fillWidth: false
                text: Texts.strings["state_" + row.found] ?? ""
                color: row.colour
                font.weight: Font.DemiBold
            }
        }
    }
}
