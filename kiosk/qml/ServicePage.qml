import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// One service: what to bring, how long it takes, and the one button.
ColumnLayout {
    id: page

    required property QtObject journey
    required property bool portrait

    readonly property var service: journey.service
    readonly property bool open: service.open === true
    readonly property var documents: service.documents ?? []

    objectName: "servicePage"
    spacing: Theme.unit * (portrait ? 3 : 1.5)

    Heading {
        Layout.fillWidth: true
        text: page.service.name ?? ""
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.unit * 2
        layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

        Rectangle {
            Layout.preferredWidth: Theme.fontBody * 0.8
            Layout.preferredHeight: width
            radius: width / 2
            color: page.service.colour ?? "transparent"
        }
        Sentence {
            Layout.fillWidth: true
            text: page.service.agency ?? ""
            color: Theme.quiet
        }
    }
    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.topMargin: Theme.unit * 2
        columns: page.portrait ? 1 : 2
        columnSpacing: Theme.unit * 5
        rowSpacing: Theme.unit * 3
        layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

        Panel {
            visible: page.documents.length > 0
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            implicitHeight: list.implicitHeight + Theme.unit * 7

            ColumnLayout {
                id: list

                anchors.fill: parent
                anchors.margins: Theme.unit * 3.5
                spacing: Theme.unit * 2

                Sentence {
                    Layout.fillWidth: true
                    text: Texts.strings.have_ready
                    font.weight: Font.DemiBold
                    font.pixelSize: Theme.fontLead
                }
                Repeater {
                    model: page.documents

                    RowLayout {
                        id: item

                        required property string modelData

                        Layout.fillWidth: true
                        spacing: Theme.unit * 2
                        layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

                        Icon {
                            Layout.alignment: Qt.AlignTop
                            Layout.topMargin: Theme.fontBody * 0.15
                            name: "check"
                            colour: Theme.good
                            size: Theme.fontBody * 1.15
                        }
                        Sentence {
                            Layout.fillWidth: true
                            text: item.modelData
                        }
                    }
                }
                Item {
                    Layout.fillHeight: true
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            spacing: Theme.unit

            Item {
                Layout.fillHeight: true
                visible: page.portrait
            }
            Sentence {
                objectName: "waitingNow"
                Layout.fillWidth: true
                visible: page.open
                text: page.service.detail ?? ""
                font.pixelSize: Theme.fontLead
            }
            Sentence {
                objectName: "range"
                Layout.fillWidth: true
                visible: page.open && text !== ""
                text: page.service.wait ?? ""
                // Low and wide, with a word about the printer: the button must keep its place.
                font.pixelSize: page.portrait ? Theme.fontTitle
                    : Math.round(Theme.fontTitle * (printerNotice.visible ? 0.6 : 0.8))
                font.weight: Font.Bold
                maximumLineCount: 2
            }
            Sentence {
                Layout.fillWidth: true
                visible: page.open && text !== ""
                text: page.service.late ?? ""
                color: Theme.quiet
            }
            Sentence {
                Layout.fillWidth: true
                visible: text !== "" && (page.portrait || !printerNotice.visible)
                text: page.service.until ?? ""
                color: Theme.quiet
            }
            Item {
                Layout.fillHeight: true
            }
            Notice {
                id: printerNotice

                objectName: "printerNotice"
                Layout.fillWidth: true
                visible: page.open && !page.journey.paper && page.journey.printer !== ""
                iconName: "printer"
                words: page.journey.printerWords
            }
            Notice {
                objectName: "closedReason"
                Layout.fillWidth: true
                visible: !page.open
                iconName: "clock"
                words: page.service.detail ?? ""
                fontSize: Theme.fontLead
            }
            PrimaryButton {
                objectName: "take"
                Layout.fillWidth: true
                Layout.topMargin: Theme.unit * 2
                Layout.preferredHeight: Theme.unit * (page.portrait ? 20 : 14)
                visible: page.open
                text: page.journey.paper || page.journey.printer === ""
                    ? Texts.strings.take_ticket : Texts.strings.take_number
                iconName: "ticket"
                fontSize: Theme.fontHeading
                radius: Theme.unit * 2
                onClicked: page.journey.take()
            }
        }
    }
}
