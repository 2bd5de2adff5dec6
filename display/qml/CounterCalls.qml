import QtQuick
import Novbe.Kit

// A display above a counter: its number, and the ticket called to it.
Part {
    id: counter

    readonly property var rows: board.calls.rows

    part: "calls"
    wanted: board.counter !== ""

    component Line: Words {
        board: counter.board
        horizontalAlignment: Text.AlignHCenter
    }

    Line {
        id: title

        width: parent.width
        height: counter.measures.line * 1.2
        text: Texts.strings.label_counter + " " + counter.board.counter
        color: Theme.quiet
        font.weight: Font.DemiBold
    }
    Repeater {
        model: counter.rows

        Rectangle {
            id: call

            required property string number
            required property string standing
            required property bool again

            readonly property bool now: standing === "now" || standing === "open"

            anchors.top: title.bottom
            anchors.bottom: parent.bottom
            width: counter.width
            radius: Theme.radius
            color: now ? Theme.call : Theme.surface
            opacity: counter.board.connected ? 1 : 0.5

            TicketNumber {
                objectName: "called"
                anchors.fill: parent
                anchors.margins: counter.measures.words
                anchors.bottomMargin: repeated.visible
                    ? counter.measures.line * 1.3 : counter.measures.words
                visible: call.standing !== "withdrawn"
                number: call.number
                color: call.now ? Theme.onCall : Theme.quiet
                font.pixelSize: Math.max(1, Math.min(counter.measures.number, height))
                horizontalAlignment: Text.AlignHCenter
            }
            Line {
                anchors.fill: parent
                anchors.margins: counter.measures.words
                visible: call.standing === "withdrawn"
                text: Texts.strings.by_mistake
                wrapMode: Text.Wrap
            }
            Line {
                id: repeated

                anchors.bottom: parent.bottom
                anchors.bottomMargin: counter.measures.words * 0.3
                anchors.horizontalCenter: parent.horizontalCenter
                width: parent.width - counter.measures.words
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: counter.measures.words * 0.7
                visible: call.again && call.now
                text: Texts.strings.again
                color: Theme.onCall
            }
        }
    }
    Line {
        anchors.top: title.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        visible: counter.rows.count === 0
        text: counter.board.quiet === "" || counter.board.quiet === Texts.strings.no_calls
            ? Texts.strings.counter_free : counter.board.quiet
        color: Theme.quiet
        wrapMode: Text.Wrap
    }
}
