import QtQuick
import Novbe.Kit

// Number and counter of each call, the newest on top. A call that comes in
// pushes the others down by one.
Item {
    id: calls

    required property QtObject board
    readonly property QtObject measures: board.measures
    readonly property real labelHeight: 56 * measures.scale

    FadingText {
        board: calls.board
        anchors.left: parent.left
        anchors.leftMargin: calls.measures.gap
        height: calls.labelHeight
        verticalAlignment: Text.AlignVCenter
        text: Texts.strings.label_number
        color: Theme.quiet
        font.pixelSize: Theme.fontLead
        font.weight: Font.DemiBold
    }
    FadingText {
        board: calls.board
        anchors.left: parent.left
        anchors.leftMargin: calls.measures.counterX
        height: calls.labelHeight
        verticalAlignment: Text.AlignVCenter
        text: Texts.strings.label_counter
        color: Theme.quiet
        font.pixelSize: Theme.fontLead
        font.weight: Font.DemiBold
    }

    ListView {
        id: list

        anchors.fill: parent
        anchors.topMargin: calls.labelHeight
        interactive: false
        clip: true
        model: calls.board.rows
        opacity: calls.board.connected ? 1 : 0.5

        delegate: CallRow {
            width: list.width
            height: calls.measures.rowPixels
            measures: calls.measures
        }

        add: Transition {
            NumberAnimation { property: "y"; from: -calls.measures.rowPixels; duration: 250; easing.type: Easing.OutCubic }
        }
        displaced: Transition {
            NumberAnimation { property: "y"; duration: 250; easing.type: Easing.OutCubic }
        }
        move: Transition {
            NumberAnimation { property: "y"; duration: 250; easing.type: Easing.OutCubic }
        }
        remove: Transition {
            NumberAnimation { property: "opacity"; to: 0; duration: 200 }
        }
    }

    FadingText {
        board: calls.board
        anchors.fill: list
        anchors.margins: Theme.unit * 4
        visible: text !== ""
        text: calls.board.quietSentence
        color: Theme.quiet
        font.pixelSize: Theme.fontTitle
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        lineHeight: 1.2 * Theme.lineScale
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
}
