import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Novbe.Kit

// The ticket at this counter: number, time, service, why it was called, documents.
Item {
    id: pane

    required property QtObject desk

    readonly property var ticket: desk.texts.ticket

    // One of the lists at the bottom.
    component Part: Column {
        id: part

        required property string heading
        required property var model
        property alias delegate: rows.delegate

        visible: model.count > 0
        width: more.half
        spacing: Theme.unit

        Subtitle {
            text: part.heading
            width: parent.width
        }
        Repeater {
            id: rows

            model: part.model
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.unit * 1.5

        RowLayout {
            spacing: Theme.unit * 3
            Layout.fillHeight: false

            TicketNumber {
                number: pane.ticket.number
                font.pixelSize: Math.min(Theme.fontHuge, pane.height * 0.26, pane.width * 0.19)
                // Figures have no descenders.
                Layout.preferredHeight: font.pixelSize * 1.05
                Layout.alignment: Qt.AlignLeft | Qt.AlignVCenter
            }
            Item {
                Layout.fillWidth: true
            }
            ColumnLayout {
                spacing: 0
                Layout.alignment: Qt.AlignRight | Qt.AlignVCenter

                PlainText {
                    text: pane.desk.stopwatch.text
                    font.pixelSize: Theme.fontTitle
                    font.weight: Font.DemiBold
                    font.features: { "tnum": 1 }
                    Layout.alignment: Qt.AlignRight
                    Accessible.role: Accessible.StaticText
                    Accessible.name: pane.ticket.state + " " + text
                }
                StateBadge {
                    label: pane.ticket.state
                    tone: pane.ticket.tone
                    fontSize: Theme.fontLead
                    Layout.alignment: Qt.AlignRight
                }
            }
        }
        // Why this ticket was called, for visitors who ask: near the number, and quiet.
        Paragraph {
            objectName: "why"
            visible: text !== ""
            text: pane.ticket.why
            color: Theme.quiet
            Accessible.role: Accessible.StaticText
            Accessible.name: Texts.strings.why + ": " + text
        }
        RowLayout {
            spacing: Theme.unit * 1.5
            Layout.fillHeight: false
            Layout.maximumHeight: implicitHeight

            Rectangle {
                color: pane.ticket.agency_colour
                radius: width / 2
                Layout.preferredWidth: Theme.unit * 0.75
                Layout.fillHeight: true
            }
            ColumnLayout {
                spacing: 0

                Paragraph {
                    text: pane.ticket.service
                    font.pixelSize: Theme.fontHeading
                    font.weight: Font.Bold
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    lineHeight: 1.1
                }
                OneLine {
                    text: pane.ticket.agency
                    color: Theme.quiet
                }
            }
        }
        Flow {
            spacing: Theme.unit
            Layout.fillWidth: true

            // Large, because it decides how to speak with this visitor.
            Fact {
                iconName: "languages"
                label: pane.ticket.language
                strong: true
                fontSize: Theme.fontLead
            }
            Fact {
                iconName: "accessibility"
                label: pane.ticket.assist
                strong: true
                fontSize: Theme.fontLead
            }
            Fact { iconName: "clock"; label: pane.ticket.waited }
            Fact { iconName: "megaphone"; label: pane.ticket.recalls }
            Fact { iconName: "users"; label: pane.ticket.quantity; strong: true }
            Fact { iconName: "ticket"; label: pane.ticket.priority; strong: true }
            Fact { iconName: "users"; label: pane.ticket.visitor; strong: true }
            Fact {
                iconName: pane.ticket.paper_tone === "care" ? "triangle-alert" : "printer"
                label: pane.ticket.paper
                tone: pane.ticket.paper_tone
            }
        }
        Rectangle {
            color: Theme.line
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.hairline
        }
        ScrollArea {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Flickable {
                id: below

                objectName: "below"
                contentHeight: more.implicitHeight

                Row {
                    id: more

                    readonly property int parts: [notes, documents, stops].filter(
                        part => part.visible).length
                    readonly property real half: (width - spacing * (parts - 1)) / Math.max(1, parts)

                    width: below.width
                    spacing: Theme.unit * 3

                    Part {
                        id: notes

                        heading: Texts.strings.notes
                        model: pane.desk.notes
                        delegate: Paragraph {
                            required property string words
                            required property string detail

                            width: more.half
                            text: detail + "  " + words
                        }
                    }
                    Part {
                        id: documents

                        heading: Texts.strings.documents
                        model: pane.desk.documents
                        delegate: RowLayout {
                            required property string name

                            width: more.half
                            spacing: Theme.unit

                            Icon {
                                name: "file-text"
                                colour: Theme.quiet
                                size: Theme.fontBody * 1.1
                                Layout.alignment: Qt.AlignTop
                                Layout.topMargin: Theme.fontBody * 0.2
                            }
                            Paragraph {
                                text: parent.name
                            }
                        }
                    }
                    Part {
                        id: stops

                        heading: Texts.strings.stops
                        model: pane.desk.stops
                        delegate: Column {
                            id: stop

                            required property string name
                            required property string state_word
                            required property string tone
                            required property string detail

                            width: more.half

                            Paragraph {
                                width: parent.width
                                text: stop.name
                                maximumLineCount: 2
                                elide: Text.ElideRight
                            }
                            Row {
                                anchors.left: parent.left
                                spacing: Theme.unit * 1.5

                                StateBadge {
                                    anchors.verticalCenter: parent.verticalCenter
                                    label: stop.state_word
                                    tone: stop.tone
                                    fontSize: Theme.fontCaption
                                }
                                PlainText {
                                    anchors.verticalCenter: parent.verticalCenter
                                    text: stop.detail
                                    color: Theme.quiet
                                    font.pixelSize: Theme.fontCaption
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
