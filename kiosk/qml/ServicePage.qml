import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// One service: its name, how long it takes and the one button; then what to bring.
Cells {
    id: page

    required property QtObject session
    required property QtObject wish
    required property bool portrait

    readonly property var service: session.service
    readonly property bool open: service.open === true
    readonly property var documents: service.documents ?? []
    // On a low or narrow page all is in one column.
    readonly property bool narrow: width < Theme.fontBody * 12 || (portrait ? height : width) < Theme.touch * 12
    // The bar has the button.
    required property bool low
    readonly property Item first: low ? null : take

    columns: portrait || narrow ? 1 : 2
    columnSpacing: Theme.gap * 2

    component Waits: ColumnLayout {
        spacing: Theme.unit

        Sentence {
            objectName: "waitingNow"
            visible: page.open
            words: page.service.detail ?? ""
        }
        Sentence {
            objectName: "range"
            visible: page.open && words !== ""
            words: page.service.wait ?? ""
            font.pixelSize: page.low ? Theme.fontLead : Theme.fontHeading
            font.weight: Font.Bold
        }
        Sentence {
            visible: page.open && words !== ""
            width: 0
            words: [page.service.late ?? "", page.service.until ?? ""].filter(text => text).join(" · ")
            color: Theme.quiet
        }
        Notice {
            objectName: "printerNotice"
            visible: page.open && !page.session.paper && page.session.printer !== ""
            iconName: "printer"
            words: page.session.printerWords
        }
    }

    component Documents: ColumnLayout {
        spacing: Theme.unit

        Sentence {
            visible: page.documents.length > 0
            words: Texts.strings.have_ready
            font.weight: Font.DemiBold
        }
        Repeater {
            model: page.documents

            Line {
                id: item

                required property string modelData

                spacing: Theme.unit * 2

                Icon {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Theme.fontBody * 0.15
                    name: "check"
                    colour: Theme.good
                    size: Theme.fontBody
                }
                Sentence {
                    words: item.modelData
                }
            }
        }
        ChosenServices {
            Layout.topMargin: Theme.gap
            wish: page.wish
        }
    }

    Heading {
        Layout.columnSpan: page.columns
        visible: !page.narrow
        words: page.service.name ?? ""
    }
    ColumnLayout {
        Layout.preferredWidth: 1
        spacing: Theme.gap

        Scrolled {
            Layout.fillHeight: true
            Layout.maximumHeight: page.narrow ? Infinity : implicitHeight

            Heading {
                visible: page.narrow
                words: page.service.name ?? ""
            }
            Line {
                visible: agency.words !== "" && !Theme.compact
                spacing: Theme.unit * 2

                Rectangle {
                    Layout.preferredWidth: Theme.fontBody * 0.8
                    Layout.preferredHeight: width
                    radius: width / 2
                    color: page.service.colour ?? "transparent"
                }
                Sentence {
                    id: agency

                    words: page.service.agency ?? ""
                    color: Theme.quiet
                }
            }
            Notice {
                objectName: "closedReason"
                Layout.topMargin: Theme.gap
                visible: !page.open
                iconName: "clock"
                words: page.service.detail ?? ""
            }
            Waits {}
            MainButton {
                id: take

                objectName: "take"
                Layout.topMargin: Theme.gap
                visible: page.open && !page.low
                text: page.session.paper || page.session.printer === ""
                    ? Texts.strings.take_ticket : Texts.strings.take_number
                iconName: "ticket"
                onClicked: page.session.take()
            }
            KioskButton {
                objectName: "options"
                Layout.topMargin: Theme.gap - Theme.unit
                visible: page.open && page.wish.asksAnything
                text: Texts.strings.options
                iconName: "list-ordered"
                onClicked: page.session.chooseOptions()
            }
            Documents {
                Layout.topMargin: Theme.gap
                visible: page.narrow
            }
        }
        Item {
            Layout.fillHeight: true
            visible: page.columns > 1
        }
    }
    Scrolled {
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        visible: !page.narrow

        Documents {}
    }
}
