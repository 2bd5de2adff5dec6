import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// All keys with their actions. F1 shows and hides it.
Item {
    id: over

    required property var model
    property bool shown: false

    objectName: "keys_sheet"
    visible: shown

    Rectangle {
        anchors.fill: parent
        color: Theme.text
        opacity: 0.35

        MouseArea {
            anchors.fill: parent
            onClicked: over.shown = false
        }
    }
    Card {
        anchors.centerIn: parent
        width: Math.min(Theme.unit * 120, parent.width - Theme.unit * 4)
        height: Math.min(title.height + grid.contentHeight + Theme.unit * 8,
            parent.height - Theme.unit * 2)
        Accessible.role: Accessible.Dialog
        Accessible.name: Texts.strings.keys_title

        PlainText {
            id: title

            anchors.left: parent.left
            anchors.top: parent.top
            anchors.margins: Theme.unit * 3
            text: Texts.strings.keys_title
            font.pixelSize: Theme.fontHeading
            font.weight: Font.Bold
        }
        HeaderButton {
            objectName: "keys_close"
            anchors.right: parent.right
            anchors.rightMargin: Theme.unit * 3
            anchors.verticalCenter: title.verticalCenter
            text: Texts.strings.keys_close
            key: "Esc"
            onClicked: over.shown = false
        }
        ScrollArea {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: title.bottom
            anchors.bottom: parent.bottom
            anchors.margins: Theme.unit * 3
            anchors.topMargin: Theme.unit * 1.5

            GridView {
                id: grid

                cellWidth: Math.floor(width / Math.max(1, Math.floor(width / (Theme.unit * 36))))
                cellHeight: Theme.unit * 5
                model: over.model
                delegate: RowLayout {
                    id: row

                    required property string label
                    required property string letter

                    width: grid.cellWidth
                    height: grid.cellHeight
                    spacing: Theme.unit * 1.5
                    Accessible.role: Accessible.StaticText
                    Accessible.name: Texts.current.say("key_spoken", { action: label, key: letter })

                    KeyCap {
                        label: row.letter
                        ink: Theme.text
                        Layout.preferredWidth: Math.max(implicitWidth, Theme.unit * 6)
                    }
                    OneLine {
                        text: row.label
                        Layout.rightMargin: Theme.unit
                    }
                }
            }
        }
    }
}
