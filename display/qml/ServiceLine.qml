import QtQuick
import Novbe.Kit

// One line: the agency's mark, the service, how many wait, the usual wait.
Item {
    id: line

    required property string name
    required property string colour
    required property int ahead
    required property string wait
    required property bool still

    required property QtObject board
    property real aheadWidth: 80
    property real waitWidth: 120

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: Theme.hairline
        color: Theme.line
    }
    Rectangle {
        id: mark

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(Theme.unit) * 2
        antialiasing: true
        height: width
        radius: width / 2
        color: line.colour || "transparent"
    }
    FadingText {
        board: line.board
        anchors.left: mark.right
        anchors.leftMargin: Theme.unit * 2
        anchors.right: count.left
        anchors.rightMargin: Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        height: parent.height - Theme.unit
        verticalAlignment: Text.AlignVCenter
        text: line.name
        color: line.ahead > 0 ? Theme.text : Theme.quiet
        font.pixelSize: Theme.fontBody
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.fontBody * 0.7
        wrapMode: Text.WordWrap
    }
    FadingText {
        id: count

        board: line.board
        anchors.right: range.left
        anchors.rightMargin: Theme.unit * 1.5
        anchors.verticalCenter: parent.verticalCenter
        width: line.aheadWidth
        horizontalAlignment: Text.AlignRight
        text: line.ahead
        color: line.ahead > 0 ? Theme.text : Theme.quiet
        font.pixelSize: Theme.fontLead
        font.weight: Font.Bold
        font.features: { "tnum": 1 }
    }
    FadingText {
        id: range

        board: line.board
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: line.waitWidth - Theme.unit * 1.5
        height: parent.height - Theme.unit
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignRight
        text: line.wait
        color: line.still ? Theme.care : line.ahead > 0 ? Theme.text : Theme.quiet
        font.pixelSize: Theme.fontBody
        font.features: { "tnum": 1 }
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.fontBody * 0.6
        wrapMode: Text.WordWrap
    }
}
