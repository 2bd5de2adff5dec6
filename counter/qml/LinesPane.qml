import QtQuick
import Novbe.Kit

// The lines that this counter may call, and its own day.
Item {
    id: pane

    required property QtObject desk

    Subtitle {
        id: title

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        text: Texts.strings.lines
    }
    ListView {
        id: list

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: title.bottom
        anchors.topMargin: Theme.unit
        anchors.bottom: rule.top
        anchors.bottomMargin: Theme.unit
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        spacing: Theme.unit * 1.5
        model: pane.desk.lines
        delegate: LineRow {
            width: list.width
        }
    }
    Rectangle {
        id: rule

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: today.top
        anchors.bottomMargin: Theme.unit * 1.5
        height: Theme.hairline
        color: Theme.line
    }
    Column {
        id: today

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom

        Subtitle {
            width: parent.width
            text: Texts.strings.day
        }
        Text {
            textFormat: Text.PlainText
            width: parent.width
            text: pane.desk.ownDay
            color: Theme.text
            font.pixelSize: Theme.fontBody
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
        }
    }
}
