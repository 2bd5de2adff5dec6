import QtQuick
import Novbe.Kit

// Above one counter: its number, and who is called to it.
Item {
    id: counter

    required property QtObject screen
    readonly property QtObject measures: screen.measures
    readonly property var rows: screen.calls.rows

    Words {
        id: title

        screen: counter.screen
        width: parent.width
        height: counter.measures.line * 1.2
        text: Texts.strings.label_counter + " " + counter.screen.counter
        color: Theme.quiet
        horizontalAlignment: Text.AlignHCenter
        font.weight: Font.DemiBold
    }
    Repeater {
        model: counter.rows

        Rectangle {
            id: call

            required property int index
            required property string number
            required property string standing

            readonly property bool now: standing === "now" || standing === "open"

            visible: index === 0
            anchors.top: title.bottom
            anchors.bottom: parent.bottom
            width: counter.width
            radius: Theme.radius
            color: now ? Theme.call : Theme.surface
            opacity: counter.screen.connected ? 1 : 0.5

            TicketNumber {
                anchors.fill: parent
                anchors.margins: counter.measures.words
                number: call.number
                color: call.now ? Theme.onCall : Theme.quiet
                font.pixelSize: Math.min(height, width / 2.9)
                fontSizeMode: Text.Fit
                minimumPixelSize: counter.measures.words
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
    Words {
        screen: counter.screen
        anchors.top: title.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        visible: counter.rows.count === 0
        text: counter.screen.quiet === "" || counter.screen.quiet === Texts.strings.no_calls
            ? Texts.strings.counter_free : counter.screen.quiet
        color: Theme.quiet
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
