import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Novbe.Kit

// The ticket: its number on top, where the paper is, where to wait, and how long for each service.
// Without paper the number to remember fills the page.
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
    readonly property bool low: portrait ? width < Theme.fontBody * 12 || height < Theme.touch * 12
        : height < Math.max(Theme.touch * 8, Theme.fontBody * 15)
    // Whether it has been printing for longer than `doubts` milliseconds, when a visitor begins to doubt.
    property bool slow: false
    property int doubts: 5000
    readonly property bool tiny: low && (portrait || height < Theme.fontBody * 9)
    // Depends on the screen alone: a larger text size does not make the number smaller.
    readonly property int numberSize: portrait
        ? (onPaper ? Math.min(Window.height / 5, width / 3) : Math.min(Window.height / 4, width / 2.7))
        : (onPaper ? Math.min(Window.height * 0.24, width / 6.5) : Math.min(Window.height * 0.28, width / 5.2))
    readonly property var services: ticket.services ?? []

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

    component Code: CodeRow {
        code: page.ticket.code ?? ""
        most: Theme.unit * (page.low ? 14 : 30)
        words: page.ticket.codeText ?? ""
        // Without paper the number is what a visitor has to remember.
        aloud: page.onPaper || page.scanned ? ""
            : `${Texts.strings.your_number}: ${Array.from(page.ticket.number ?? "").join(", ")}`
    }
    component Outlet: PaperOutlet {
        Layout.fillWidth: true
        words: page.step !== "ticket" ? page.slow ? Texts.strings.still_printing : Texts.strings.printing
            : page.ticket.again === true ? Texts.strings.take_second_paper : Texts.strings.take_paper
        out: page.step === "ticket"
    }

    ColumnLayout {
        Layout.fillHeight: true
        Layout.preferredWidth: 2
        Layout.minimumHeight: page.tiny ? Layout.maximumHeight : panel.implicitHeight + spacing
            + (page.onPaper ? outlet.implicitHeight : notice.implicitHeight)
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
                    visible: !page.low
                    text: Texts.strings.your_number
                    color: Theme.quiet
                    horizontalAlignment: Text.AlignHCenter
                }
                TicketNumber {
                    objectName: "number"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: page.numberSize * (page.low ? 1 : 1.2)
                    Layout.preferredHeight: Layout.minimumHeight
                    number: page.ticket.number ?? ""
                    font.pixelSize: page.numberSize
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.fontHeading
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
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
        Outlet {
            id: outlet

            objectName: "paperOutlet"
            visible: page.onPaper && !page.tiny
        }
    }
    ColumnLayout {
        Layout.maximumHeight: page.portrait && !page.tiny ? implicitHeight : Infinity
        Layout.preferredWidth: page.onPaper ? 3 : 2
        Layout.preferredHeight: page.height * 2
        spacing: Theme.gap

        Scrolled {
            Layout.fillHeight: true

            Outlet {
                visible: page.onPaper && page.tiny
            }
            Sentence {
                visible: page.tiny && !page.onPaper
                words: page.told
                font.weight: Font.Bold
            }
            Sentence {
                objectName: "where"
                width: 0
                words: (page.ticket.where ?? []).join(" · ")
                font.pixelSize: page.tiny ? Theme.fontBody : page.low ? Theme.fontLead : Theme.fontHeading
                font.weight: Font.Bold
            }
            // Without paper the phone is what keeps the number.
            Code {
                visible: !page.onPaper && code !== ""
            }
            Repeater {
                model: page.services

                ColumnLayout {
                    id: service

                    required property var modelData

                    spacing: 0

                    Sentence {
                        width: 0
                        words: service.modelData.name
                        font.weight: Font.DemiBold
                    }
                    Sentence {
                        // On a small panel the waits of two services are on the page.
                        visible: words !== "" && !(page.low && page.services.length > 1 && wait.words !== "")
                        words: service.modelData.ahead
                    }
                    Sentence {
                        id: wait

                        objectName: "wait"
                        visible: words !== ""
                        words: service.modelData.expected
                        font.weight: Font.Bold
                    }
                }
            }
            Repeater {
                model: [page.ticket.asOf, page.ticket.missed].filter(said => said)

                Sentence {
                    required property string modelData

                    words: modelData
                    color: Theme.quiet
                }
            }
            Code {
                visible: page.onPaper && code !== ""
            }
            Others {
                Layout.topMargin: Theme.gap
                visible: page.low
            }
        }
        Others {
            visible: !page.low
        }
    }
}
