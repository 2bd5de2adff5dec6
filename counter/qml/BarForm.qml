import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The slim bar: number, service, time, the most important keys, the waiting visitors.
Rectangle {
    id: bar

    required property QtObject counter
    readonly property QtObject desk: counter.desk
    readonly property var ticket: desk.texts.ticket
    readonly property var call: counter.help.told
    readonly property string wanted: call.place === "" ? "" : call.place + " · " + call.wanted
        + " (" + counter.help.letter + ")"
    readonly property string told: desk.message.working || desk.message.text
    readonly property bool speaks: told !== ""

    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.line

    MouseArea {
        anchors.fill: parent
        onPressed: Window.window.startSystemMove()
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.unit * 2
        anchors.rightMargin: Theme.unit
        spacing: Theme.unit * 1.5

        TicketNumber {
            visible: bar.desk.hasTicket
            number: bar.ticket.number
            font.pixelSize: Theme.fontTitle
        }
        PlainText {
            visible: bar.desk.hasTicket
            text: bar.desk.stopwatch.text
            font.pixelSize: Theme.fontLead
            font.weight: Font.DemiBold
            font.features: { "tnum": 1 }
        }
        ColumnLayout {
            spacing: 0
            Layout.minimumWidth: Theme.unit * 10

            OneLine {
                objectName: "bar_words"
                text: bar.told || (bar.desk.away
                    ? bar.desk.refusal || Texts.strings.not_connected
                    : bar.desk.hasTicket ? bar.ticket.service : bar.desk.texts.calm.headline)
                color: bar.desk.away || bar.speaks ? Theme.care : Theme.text
                font.pixelSize: bar.speaks ? Theme.fontCaption : Theme.fontBody
                font.weight: Font.DemiBold
                wrapMode: bar.speaks ? Text.Wrap : Text.NoWrap
                maximumLineCount: bar.speaks ? 3 : 1
                lineHeight: 0.95 * Theme.lineScale
            }
            OneLine {
                visible: !bar.speaks
                objectName: "bar_more"
                text: bar.wanted || bar.desk.mostUrgent || bar.desk.texts.suspension || bar.desk.texts.waiting
                color: bar.wanted || bar.desk.mostUrgent ? Theme.care : Theme.quiet
                font.pixelSize: Theme.fontCaption
            }
        }
        Repeater {
            model: bar.counter.buttons.primary

            BarKey {
                primary: true
                letter: Texts.strings.key_enter
                icon_name: ""
                onClicked: bar.counter.keyHandler.trigger(name)
            }
        }
        Repeater {
            model: bar.counter.buttons.onBar

            BarKey {
                onClicked: bar.counter.keyHandler.trigger(name)
            }
        }
        BarKey {
            name: "form"
            label: ""
            letter: "F2"
            active: true
            busy: false
            icon_name: "layout-grid"
            turns: false
            Accessible.name: Texts.strings.keys_form
            onClicked: bar.counter.place.switch()
        }
    }
}
