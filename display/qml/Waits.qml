import QtQuick
import Novbe.Kit

// The waits: each category, agency or service, with the count of waiting visitors and the wait.
Part {
    id: waits

    part: "waits"
    clip: true

    // Without room for both, the legend of the icon is shown instead of the column label.
    Words {
        id: label

        board: waits.board
        anchors.left: parent.left
        y: -lift
        height: waits.measures.tight
        text: Texts.strings.label_wait
        color: Theme.quiet
        visible: !waits.board.waits.quiet
            && (!legend.visible || implicitWidth + legend.gap + legend.needed <= legend.room)
    }
    Row {
        id: legend

        readonly property real gap: 2 * spacing
        readonly property real needed: sign.width + spacing + whole.advanceWidth
        readonly property real least: sign.width + spacing + 0.7 * whole.advanceWidth
        readonly property real room: waits.width - (pages.visible ? pages.width + gap : 0)

        anchors.left: parent.left
        anchors.leftMargin: label.visible ? label.width + gap : 0
        y: -label.lift
        height: waits.measures.tight
        spacing: waits.board.waits.widths.gap
        visible: waits.board.waits.someUnserved

        Icon {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            name: "circle-alert"
            colour: Theme.care
            size: waits.board.waits.widths.sign
        }
        FittedWords {
            id: meaning

            board: waits.board
            room: legend.room - sign.width - legend.spacing
            height: parent.height
            text: legend.least <= legend.room ? whole.text : Texts.strings.service_unserved
            color: Theme.quiet
        }
        TextMetrics {
            id: whole

            text: Texts.current.say("some_services", { state: Texts.strings.service_unserved })
            font: label.font
        }
    }
    // Words come first: the pages turn by themselves.
    Pages {
        id: pages

        board: waits.board
        anchors.right: parent.right
        anchors.top: parent.top
        height: waits.measures.tight
        page: waits.board.waits.page
        pages: waits.board.waits.pages
        visible: waits.board.waits.pages > 1
            && (!legend.visible || legend.least <= waits.width - implicitWidth - legend.gap)
    }
    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: waits.measures.tight
        opacity: waits.board.connected ? 1 : 0.5

        Repeater {
            model: waits.board.waits.entries

            WaitsEntry {
                board: waits.board
                width: waits.width
            }
        }
    }
    Words {
        board: waits.board
        anchors.fill: parent
        visible: waits.board.known && waits.board.waits.quiet && waits.board.quiet === ""
        text: Texts.strings.nobody_waits
        color: Theme.quiet
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
