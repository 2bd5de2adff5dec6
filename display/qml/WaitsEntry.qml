import QtQuick
import Novbe.Kit

// A category, an agency or a service: the count of waiting visitors and the usual wait, or why there is
// none; on the line of the name, or below.
Item {
    id: entry

    required property string key
    required property string name
    required property string colour
    required property string waiting
    required property string wait
    required property string reason
    required property bool someUnserved
    required property int nameLines
    required property int reasonLines
    required property bool reasonBeside
    required property real rowHeight

    required property QtObject board
    readonly property QtObject measures: board.measures
    readonly property bool oneLine: measures.oneLine
    readonly property bool more: key === "more"
    readonly property var widths: board.waits.widths
    readonly property real markWidth: colour !== "" ? widths.mark : 0

    height: rowHeight

    component Line: Words {
        board: entry.board
        lineHeight: entry.measures.tight
    }

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
    Line {
        id: title

        anchors.left: parent.left
        anchors.leftMargin: entry.markWidth
        y: (parent.height - height - (entry.oneLine ? 0 : side.height)) / 2 - lift
        width: entry.widths.name - (entry.someUnserved ? entry.widths.sign + entry.widths.gap : 0)
        height: entry.nameLines * entry.measures.tight
        text: entry.name
        color: entry.more ? Theme.quiet : Theme.text
        font.weight: entry.more ? Font.Normal : Font.DemiBold
        wrapMode: Text.Wrap
        elide: Text.ElideRight
    }
    // Some of its services have no counter: the head of the page has the legend of the icon.
    Icon {
        anchors.left: title.left
        anchors.leftMargin: title.contentWidth + entry.widths.gap
        anchors.verticalCenter: title.verticalCenter
        visible: entry.someUnserved
        name: "circle-alert"
        colour: Theme.care
        size: entry.widths.sign
    }
    Column {
        id: side

        // A single anchor: an item that changes sides would keep the width of both anchors.
        anchors.left: parent.left
        anchors.leftMargin: entry.markWidth + (entry.oneLine ? entry.widths.name : 0)
        y: entry.oneLine ? (parent.height - height) / 2 - title.lift : title.y + title.height
        width: entry.width - anchors.leftMargin

        Row {
            objectName: "waits_row"
            anchors.left: parent.left
            height: entry.measures.tight
            spacing: entry.widths.gap
            visible: entry.waiting !== "" || entry.wait !== ""

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: entry.waiting !== ""
                name: "users"
                colour: Theme.quiet
                size: entry.widths.sign
            }
            Line {
                id: count

                width: Math.max(implicitWidth, entry.widths.count)
                height: parent.height
                visible: entry.waiting !== ""
                text: entry.waiting
                font.weight: Font.Bold
                font.features: { "tnum": 1 }
            }
            FittedWords {
                board: entry.board
                room: side.width
                    - (count.visible ? entry.widths.sign + count.width + 2 * entry.widths.gap : 0)
                height: parent.height
                text: entry.wait
                font.features: { "tnum": 1 }
            }
            Line {
                height: parent.height
                visible: entry.reasonBeside
                text: entry.reason
                color: Theme.care
            }
        }
        Line {
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
