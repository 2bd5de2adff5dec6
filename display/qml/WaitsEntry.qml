import QtQuick
import Novbe.Kit

// An agency, or a service of it: its waits stand beside its name, or below it.
Item {
    id: entry

    required property bool heading
    required property string name
    required property int lines
    required property string colour
    required property int ahead
    required property string wait
    required property bool care

    required property QtObject board
    readonly property QtObject measures: board.measures
    readonly property bool oneLine: measures.oneLine
    readonly property real nameHeight: lines * measures.line

    height: nameHeight + (heading ? 0 : measures.entry)

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: Theme.hairline
        color: Theme.line
        visible: !entry.heading
    }
    Rectangle {
        id: mark

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: entry.measures.words * 0.16
        height: parent.height - entry.measures.line * 0.3
        radius: width / 2
        color: entry.colour || "transparent"
    }
    Words {
        id: title

        board: entry.board
        anchors.left: mark.right
        anchors.leftMargin: entry.measures.words * 0.4
        anchors.top: parent.top
        anchors.topMargin: entry.heading ? 0 : entry.measures.line * 0.2
        width: (entry.oneLine && !entry.heading ? 0.6 : 1) * entry.width
            - entry.measures.words * 0.6
        height: entry.nameHeight
        text: entry.name
        color: entry.heading ? Theme.quiet : Theme.text
        font.weight: entry.heading ? Font.Normal : Font.DemiBold
        wrapMode: Text.Wrap
        elide: Text.ElideRight
    }
    Row {
        objectName: "waits_row"
        // One anchor: an item that changes from one side to the other keeps the width of both.
        anchors.left: parent.left
        anchors.leftMargin: entry.oneLine ? entry.width - width : entry.measures.words * 0.56
        anchors.bottom: parent.bottom
        anchors.bottomMargin: entry.measures.line * 0.2
        height: entry.oneLine ? entry.nameHeight : entry.measures.line
        spacing: entry.measures.words * 0.4
        visible: !entry.heading

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "users"
            colour: Theme.quiet
            size: entry.measures.words * 0.8
        }
        Words {
            id: ahead

            board: entry.board
            height: parent.height
            text: entry.ahead
            font.weight: Font.Bold
            font.features: { "tnum": 1 }
        }
        Words {
            // In a narrow column a little smaller, never cut.
            readonly property real room: (entry.oneLine ? 0.4 * entry.width : title.width)
                - ahead.width - entry.measures.words * 1.6

            board: entry.board
            width: Math.min(implicitWidth, room)
            height: parent.height
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: entry.measures.words * 0.7
            text: entry.wait
            color: entry.care ? Theme.care : Theme.text
            font.features: { "tnum": 1 }
        }
    }
}
