import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The ticket: its number on top, where to wait, how long, and where the paper is. Without paper:
// the number to remember, and what to do with it.
Cells {
    id: page

    required property QtObject session
    required property bool portrait

    readonly property var ticket: session.ticket
    readonly property string step: session.step
    readonly property bool onPaper: step === "printing" || step === "ticket"
    readonly property bool failed: step === "number"
    readonly property bool scanned: step === "scanned"
    readonly property string told: scanned ? ticket.scanned ?? ""
        : failed ? (ticket.doubtful ? Texts.strings.maybe_paper : Texts.strings.no_paper) : Texts.strings.remember_number
    readonly property bool low: portrait ? width < Theme.fontBody * 12
        : height < Math.max(Theme.touch * 8, Theme.fontBody * 15)
    readonly property Item first: finish
    // It has been printing for so many milliseconds that a visitor begins to doubt.
    property bool slow: false
    property int doubts: 5000
    readonly property bool tiny: low && (portrait || height < Theme.fontBody * 9)
    // Depends on the page alone: a larger text size does not make the number smaller.
    readonly property int numberSize: portrait ? Math.min(height / 4, width / 3) : Math.min(height * 0.34, width / 6.5)

    columns: portrait || tiny ? 1 : 2
    columnSpacing: Theme.gap * 2

    onStepChanged: slow = false

    Timer {
        running: page.step === "printing"
        interval: page.doubts
        onTriggered: page.slow = true
    }

    component Others: Cells {
        Layout.fillHeight: false
        opacity: page.step === "printing" ? 0 : 1
        columns: width > Theme.touch * 10 && page.onPaper ? 2 : 1

        KioskButton {
            objectName: "notOut"
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            visible: page.onPaper || page.scanned && page.ticket.waits === true && page.session.paper
            enabled: page.step !== "printing"
            text: page.scanned ? Texts.strings.print_again : Texts.strings.not_out
            iconName: "printer"
            onClicked: page.session.notOut()
        }
        KioskButton {
            objectName: "cancel"
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            visible: page.ticket.own === true
            enabled: page.step !== "printing"
            text: Texts.strings.cancel_ticket
            onClicked: page.session.cancel()
        }
    }

    component Arrow: PaperArrow {
        Layout.fillWidth: true
        words: page.step !== "ticket" ? page.slow ? Texts.strings.still_printing : Texts.strings.printing
            : page.ticket.again === true ? Texts.strings.take_second_paper : Texts.strings.take_paper
        out: page.step === "ticket"
    }

    ColumnLayout {
        Layout.preferredWidth: 1
        Layout.preferredHeight: page.height / 3
        Layout.minimumHeight: page.tiny ? 0 : panel.implicitHeight + spacing
            + (page.onPaper ? arrow.implicitHeight : notice.implicitHeight)
        Layout.maximumHeight: page.tiny ? page.numberSize + 2 * Theme.unit : Infinity
        spacing: Theme.unit

        Panel {
            id: panel

            Layout.fillHeight: true
            implicitHeight: shown.implicitHeight + 2 * Theme.unit

            ColumnLayout {
                id: shown

                anchors.fill: parent
                anchors.margins: Theme.unit
                spacing: 0

                Sentence {
                    visible: !page.tiny
                    text: Texts.strings.your_number
                    color: Theme.quiet
                    horizontalAlignment: Text.AlignHCenter
                }
                TicketNumber {
                    id: number

                    objectName: "number"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: page.numberSize
                    Layout.preferredHeight: page.numberSize
                    number: page.ticket.number ?? ""
                    font.pixelSize: page.numberSize
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.fontHeading
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                }
                Sentence {
                    // Some letters reach below their line.
                    Layout.topMargin: page.numberSize * 0.1
                    visible: !page.low
                    width: 0
                    words: page.ticket.service ?? ""
                    font.weight: Font.DemiBold
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
        Notice {
            id: notice

            objectName: "noPaper"
            visible: !page.onPaper && !page.tiny
            iconName: page.failed ? "printer" : "ticket"
            ink: page.failed ? Theme.care : Theme.action
            words: page.told
        }
        Arrow {
            id: arrow

            objectName: "paperArrow"
            visible: page.onPaper && !page.tiny
        }
    }
    ColumnLayout {
        Layout.preferredWidth: 1
        Layout.preferredHeight: page.height * 2 / 3
        spacing: Theme.gap

        Scrolled {
            Layout.fillHeight: true

            Arrow {
                visible: page.onPaper && page.tiny
            }
            Sentence {
                visible: page.tiny && !page.onPaper
                text: page.told
                font.weight: Font.Bold
            }
            Sentence {
                objectName: "where"
                width: 0
                words: (page.ticket.where ?? []).join(" · ")
                font.pixelSize: page.tiny ? Theme.fontBody : page.low ? Theme.fontLead : Theme.fontHeading
                font.weight: Font.Bold
            }
            Sentence {
                visible: page.low
                width: 0
                words: page.ticket.service ?? ""
            }
            Sentence {
                visible: text !== ""
                text: page.ticket.ahead ?? ""
            }
            Sentence {
                visible: text !== ""
                text: page.ticket.expected ?? ""
                font.weight: Font.Bold
            }
            Sentence {
                visible: text !== ""
                text: page.ticket.asOf ?? ""
                color: Theme.quiet
            }
            Sentence {
                visible: text !== ""
                text: page.ticket.missed ?? ""
                color: Theme.quiet
            }
            CodeRow {
                visible: (page.ticket.code ?? "") !== ""
                code: page.ticket.code ?? ""
                // Without paper the phone is what keeps the number.
                most: Theme.unit * (page.portrait && !page.low && !page.onPaper ? 50 : 30)
                words: page.ticket.codeText ?? ""
            }
            Others {
                Layout.topMargin: Theme.gap
                visible: page.low
            }
        }
        MainButton {
            id: finish

            objectName: page.onPaper || page.scanned ? "done" : "noted"
            // Keeps its place while printing, so that nothing moves.
            opacity: page.step === "printing" ? 0 : 1
            enabled: page.step !== "printing"
            text: page.onPaper || page.scanned ? Texts.strings.done : Texts.strings.noted
            onClicked: page.onPaper || page.scanned ? page.session.leave() : page.session.note()
        }
        Others {
            visible: !page.low
        }
    }
}
