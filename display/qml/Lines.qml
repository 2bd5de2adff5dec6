import QtQuick
import Novbe.Kit

// The lines: which service, how many wait, how long it usually takes.
Item {
    id: lines

    required property QtObject board
    readonly property QtObject measures: board.measures
    readonly property real labelHeight: 56 * measures.scale
    readonly property real aheadWidth: Theme.fontBody * 2.2
    readonly property real waitWidth: Theme.fontBody * 5.4

    Item {
        id: labels

        anchors.left: parent.left
        anchors.right: parent.right
        height: lines.labelHeight

        FadingText {
            board: lines.board
            anchors.left: parent.left
            anchors.right: aheadLabel.left
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: Texts.strings.label_service
            color: Theme.quiet
            font.pixelSize: Theme.fontCaption
            font.weight: Font.DemiBold
        }
        FadingText {
            id: aheadLabel

            board: lines.board
            anchors.right: waitLabel.left
            width: implicitWidth
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignRight
            text: Texts.strings.label_ahead
            color: Theme.quiet
            font.pixelSize: Theme.fontCaption
            font.weight: Font.DemiBold
        }
        FadingText {
            id: waitLabel

            board: lines.board
            anchors.right: parent.right
            width: lines.waitWidth
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignRight
            text: Texts.strings.label_wait
            color: Theme.quiet
            font.pixelSize: Theme.fontCaption
            font.weight: Font.DemiBold
        }
    }

    Column {
        id: list

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: labels.bottom
        opacity: lines.board.connected ? 1 : 0.5

        Repeater {
            model: lines.board.lines

            ServiceLine {
                board: lines.board
                width: list.width
                height: lines.measures.linePixels
                aheadWidth: lines.aheadWidth
                waitWidth: lines.waitWidth
            }
        }
    }

    // Which page it is, where there are several.
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.unit * 1.5
        spacing: Theme.unit * 1.5
        visible: lines.board.pages > 1

        Repeater {
            model: lines.board.pages

            Rectangle {
                required property int index

                width: Math.round(Theme.unit * 1.5)
                antialiasing: true
                height: width
                radius: width / 2
                color: index === lines.board.page ? Theme.quiet : Theme.line
            }
        }
    }
}
