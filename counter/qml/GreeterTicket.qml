import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Novbe.Kit

// The found ticket: its number, its state, the available actions.
Item {
    id: pane

    required property QtObject greeter

    readonly property var ticket: greeter.chosen

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.unit * 1.5

        RowLayout {
            spacing: Theme.unit * 3

            ColumnLayout {
                spacing: 0

                TicketNumber {
                    objectName: "greeter_number"
                    number: pane.ticket.number
                    font.pixelSize: Math.min(Theme.fontHuge, pane.height * 0.24)
                    Layout.preferredHeight: font.pixelSize * 1.05
                }
                StateBadge {
                    label: pane.ticket.state
                    tone: pane.ticket.tone
                    fontSize: Theme.fontLead
                }
            }
            Item {
                Layout.fillWidth: true
            }
            CodePicture {
                visible: source !== ""
                source: pane.ticket.picture
                label: Texts.strings.greeter_code
                side: Theme.unit * 20
            }
        }
        Paragraph {
            text: pane.ticket.service
            font.pixelSize: Theme.fontHeading
            font.weight: Font.Bold
        }
        ScrollArea {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Flickable {
                id: facts

                contentHeight: lines.implicitHeight

                Column {
                    id: lines

                    width: facts.width
                    spacing: Theme.unit / 2

                    Repeater {
                        model: pane.ticket.facts.concat(pane.ticket.stops)

                        Paragraph {
                            required property string modelData

                            width: lines.width
                            text: modelData
                        }
                    }
                }
            }
        }
        Flow {
            spacing: Theme.unit
            Layout.fillWidth: true

            Repeater {
                model: pane.greeter.keys

                QuietButton {
                    required property string name
                    required property string label
                    required property bool active

                    objectName: "greeter_" + name
                    text: label
                    enabled: active
                    leftPadding: Theme.unit * 2
                    rightPadding: Theme.unit * 2
                    implicitHeight: Theme.unit * 6
                    focusPolicy: Qt.TabFocus
                    Keys.onReturnPressed: clicked()
                    Keys.onEnterPressed: clicked()
                    onClicked: pane.greeter.press(name)
                }
            }
        }
    }
}
