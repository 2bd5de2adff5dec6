import QtQuick
import Novbe.Kit

// An agency, or a service of it with its waits: on one line, or its waits below its name.
Item {
    id: entry

    required property bool heading
    required property string name
    required property string colour
    required property int ahead
    required property string wait
    required property bool care

    required property QtObject screen
    readonly property QtObject measures: screen.measures
    readonly property bool oneLine: measures.oneLine
    readonly property color ink: care ? Theme.care : Theme.text

    height: heading ? measures.line : measures.entry

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
        height: parent.height * 0.8
        radius: width / 2
        color: entry.colour || "transparent"
    }
    Words {
        id: title

        screen: entry.screen
        anchors.left: mark.right
        anchors.leftMargin: entry.measures.words * 0.4
        anchors.right: entry.oneLine && !entry.heading ? numbers.left : parent.right
        anchors.top: parent.top
        height: entry.heading || entry.oneLine ? parent.height : entry.measures.line * 1.25
        text: entry.name
        color: entry.heading ? Theme.quiet : Theme.text
        font.weight: entry.heading ? Font.Normal : Font.DemiBold
        elide: Text.ElideRight
    }
    Row {
        id: numbers

        anchors.right: entry.oneLine ? parent.right : undefined
        anchors.left: entry.oneLine ? undefined : title.left
        y: entry.oneLine ? 0 : entry.measures.line * 1.2
        height: entry.oneLine ? parent.height : entry.measures.line
        spacing: entry.measures.words * 0.6
        layoutDirection: entry.measures.mirrored ? Qt.RightToLeft : Qt.LeftToRight
        visible: !entry.heading

        Words {
            screen: entry.screen
            height: parent.height
            text: entry.ahead
            font.weight: Font.Bold
            font.features: { "tnum": 1 }
        }
        Words {
            screen: entry.screen
            height: parent.height
            text: entry.wait
            color: entry.ink
            font.features: { "tnum": 1 }
        }
    }
}
