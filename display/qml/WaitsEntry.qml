import QtQuick
import Novbe.Kit

// A category, an agency or a service: how many are ahead and how long it usually takes, or why not.
// They stand beside its name, or below it.
Item {
    id: entry

    required property string key
    required property string name
    required property string colour
    required property string ahead
    required property string wait
    required property string reason
    required property int nameLines
    required property int reasonLines
    required property bool reasonBeside
    required property real rowHeight

    required property QtObject board
    readonly property QtObject measures: board.measures
    readonly property bool oneLine: measures.oneLine
    readonly property bool more: key === "more"
    readonly property real markWidth: colour !== "" ? measures.words * 0.6 : 0
    readonly property real nameWidth: (width - markWidth) * (oneLine ? 0.6 : 1)

    height: rowHeight

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: Theme.hairline
        color: Theme.line
    }
    Rectangle {
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: entry.measures.words * 0.16
        height: parent.height - entry.measures.tight * 0.3
        radius: width / 2
        color: entry.colour || "transparent"
    }
    Words {
        id: title

        board: entry.board
        lineHeight: entry.measures.tight
        anchors.left: parent.left
        anchors.leftMargin: entry.markWidth
        y: (parent.height - height - (entry.oneLine ? 0 : side.height)) / 2
        width: entry.nameWidth
        height: entry.nameLines * entry.measures.tight
        text: entry.name
        color: entry.more ? Theme.quiet : Theme.text
        font.weight: entry.more ? Font.Normal : Font.DemiBold
        wrapMode: Text.Wrap
        elide: Text.ElideRight
    }
    Column {
        id: side

        // One anchor: an item that changes from one side to the other keeps the width of both.
        anchors.left: parent.left
        anchors.leftMargin: entry.markWidth + (entry.oneLine ? entry.nameWidth : 0)
        y: entry.oneLine ? (parent.height - height) / 2 : title.y + title.height
        width: entry.width - anchors.leftMargin

        Row {
            objectName: "waits_row"
            // On the side where the language begins.
            anchors.left: parent.left
            height: entry.measures.tight
            spacing: entry.measures.words * 0.4
            visible: entry.ahead !== "" || entry.wait !== ""

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: entry.ahead !== ""
                name: "users"
                colour: Theme.quiet
                size: entry.measures.words * 0.8
            }
            Words {
                id: count

                board: entry.board
                lineHeight: entry.measures.tight
                // One below the other.
                width: Math.max(implicitWidth, entry.measures.words * 1.9)
                height: parent.height
                visible: entry.ahead !== ""
                text: entry.ahead
                font.weight: Font.Bold
                font.features: { "tnum": 1 }
            }
            Words {
                // In a narrow column a little smaller, never cut.
                readonly property real room: side.width
                    - (count.visible ? count.width + entry.measures.words * 1.6 : 0)

                board: entry.board
                lineHeight: entry.measures.tight
                width: Math.min(implicitWidth, room)
                height: parent.height
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: entry.measures.words * 0.7
                text: entry.wait
                font.features: { "tnum": 1 }
            }
            Words {
                board: entry.board
                lineHeight: entry.measures.tight
                height: parent.height
                visible: entry.reasonBeside
                text: entry.reason
                color: Theme.care
            }
        }
        Words {
            board: entry.board
            lineHeight: entry.measures.tight
            width: parent.width
            height: entry.reasonLines * entry.measures.tight
            visible: text !== "" && !entry.reasonBeside
            text: entry.reason
            color: Theme.care
            verticalAlignment: entry.reasonLines > 1 ? Text.AlignTop : Text.AlignVCenter
            wrapMode: Text.Wrap
        }
    }
}
