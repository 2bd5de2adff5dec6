import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The ticket: its number above everything, where to wait, how long, and where the paper is.
// Without paper: the number to remember, and what to do with it.
GridLayout {
    id: page

    required property QtObject journey
    required property bool portrait
    required property real screenHeight

    readonly property var ticket: journey.ticket
    readonly property string step: journey.step
    readonly property bool onPaper: step === "printing" || step === "ticket"
    readonly property bool failed: step === "number"
    readonly property bool withCode: !onPaper && (ticket.code ?? "") !== ""

    objectName: "ticketPage"
    columns: portrait ? 1 : 2
    columnSpacing: Theme.unit * 6
    rowSpacing: Theme.unit * 4
    layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

    Panel {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: page.portrait ? page.screenHeight / 4 + Theme.unit * 8 : 1
        Layout.fillHeight: !page.portrait

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Theme.unit * 2
            spacing: 0

            Text {
                textFormat: Text.PlainText
                Layout.alignment: Qt.AlignHCenter
                text: Texts.strings.your_number
                color: Theme.quiet
                font.pixelSize: Theme.fontLead
            }
            TicketNumber {
                objectName: "number"
                Layout.fillWidth: true
                Layout.fillHeight: true
                number: page.ticket.number ?? ""
                font.pixelSize: page.screenHeight / 4
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.fontBig
                horizontalAlignment: Text.AlignHCenter
            }
            Text {
                textFormat: Text.PlainText
                Layout.fillWidth: true
                text: page.ticket.service ?? ""
                color: Theme.text
                font.pixelSize: Theme.fontBody
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignHCenter
            }
            CodeRow {
                Layout.fillWidth: true
                Layout.topMargin: Theme.unit * 2
                visible: page.withCode && !page.portrait
                code: visible ? page.ticket.code : ""
                words: page.ticket.codeText ?? ""
            }
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.fillHeight: true
        spacing: Theme.unit

        Sentence {
            Layout.fillWidth: true
            text: page.ticket.whereHeading ?? ""
            color: Theme.quiet
        }
        Repeater {
            model: page.ticket.where ?? []

            Sentence {
                required property string modelData

                Layout.fillWidth: true
                text: modelData
                font.pixelSize: Theme.fontHeading
                font.weight: Font.Bold
            }
        }
        Sentence {
            Layout.fillWidth: true
            Layout.topMargin: Theme.unit * 2
            visible: text !== ""
            text: page.ticket.ahead ?? ""
            color: Theme.quiet
        }
        Sentence {
            Layout.fillWidth: true
            visible: text !== ""
            text: page.ticket.expected ?? ""
            font.pixelSize: Theme.fontHeading
            font.weight: Font.Bold
        }
        Sentence {
            Layout.fillWidth: true
            visible: text !== ""
            text: page.ticket.asOf ?? ""
            color: Theme.quiet
        }
        CodeRow {
            Layout.fillWidth: true
            Layout.topMargin: Theme.unit * 2
            visible: page.withCode && page.portrait
            code: visible ? page.ticket.code : ""
            words: page.ticket.codeText ?? ""
        }
        Item {
            Layout.fillHeight: true
        }
        Notice {
            objectName: "noPaper"
            Layout.fillWidth: true
            visible: !page.onPaper
            iconName: page.failed ? "printer" : "ticket"
            ink: page.failed ? Theme.care : Theme.action
            words: page.failed ? Texts.strings.no_paper : Texts.strings.remember_number
            fontSize: Theme.fontLead
        }
        PaperArrow {
            objectName: "paperArrow"
            Layout.fillWidth: true
            visible: page.onPaper
            words: page.step === "ticket" ? Texts.strings.take_paper : Texts.strings.printing
            out: page.step === "ticket"
        }
        PrimaryButton {
            objectName: page.onPaper ? "done" : "noted"
            Layout.fillWidth: true
            Layout.topMargin: Theme.unit * 2
            Layout.preferredHeight: Theme.unit * (page.portrait ? 17 : 14)
            // Its place is kept while the paper comes, so that nothing jumps.
            opacity: page.step === "printing" ? 0 : 1
            enabled: page.step !== "printing"
            text: page.onPaper ? Texts.strings.done : Texts.strings.noted
            radius: Theme.unit * 2
            onClicked: page.onPaper ? page.journey.leave() : page.journey.note()
        }
        QuietButton {
            objectName: "cancel"
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.unit * (page.portrait ? 12 : 11)
            visible: !page.onPaper
            text: Texts.strings.cancel_ticket
            fontSize: Theme.fontBody
            radius: Theme.unit * 2
            onClicked: page.journey.cancel()
        }
    }
}
