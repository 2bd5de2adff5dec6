import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// One queue: its name, the count of waiting tickets, a thin bar of the longest wait against the
// target, and the promised waits that are over or at risk.
Column {
    id: row

    required property string name
    required property int waiting
    required property real filled
    required property bool over
    required property bool still
    required property string wait
    required property string target
    required property string promises
    required property string promise_tone

    readonly property bool empty: waiting === 0
    readonly property color promiseInk: promise_tone === "bad" ? Theme.bad : Theme.care

    spacing: Theme.unit / 2

    RowLayout {
        width: parent.width
        spacing: Theme.unit

        OneLine {
            text: row.name
            color: row.empty ? Theme.quiet : Theme.text
            font.weight: row.empty ? Font.Normal : Font.DemiBold
        }
        PlainText {
            text: row.waiting
            color: row.empty ? Theme.quiet : Theme.text
            font.pixelSize: Theme.fontLead
            font.weight: row.empty ? Font.Normal : Font.Bold
            font.features: { "tnum": 1 }
        }
    }
    Rectangle {
        width: parent.width
        height: Theme.unit / 2
        radius: height / 2
        color: Theme.line

        Rectangle {
            anchors.left: parent.left
            width: Math.max(row.filled * parent.width, row.empty ? 0 : height)
            height: parent.height
            radius: height / 2
            color: row.over ? Theme.care : Theme.action
        }
    }
    RowLayout {
        width: parent.width
        visible: !row.empty || row.still
        spacing: Theme.unit / 2

        Icon {
            visible: row.over || row.still
            name: row.still ? "pause" : "triangle-alert"
            colour: Theme.care
            size: Theme.fontCaption
        }
        OneLine {
            text: row.still ? Texts.strings.line_still
                : row.over ? row.wait + ", " + Texts.strings.line_over : row.wait
            color: row.over || row.still ? Theme.care : Theme.quiet
            font.pixelSize: Theme.fontCaption
        }
        PlainText {
            text: row.target
            color: Theme.quiet
            font.pixelSize: Theme.fontCaption
        }
    }
    RowLayout {
        width: parent.width
        visible: row.promises !== ""
        spacing: Theme.unit / 2

        Icon {
            name: "triangle-alert"
            colour: row.promiseInk
            size: Theme.fontCaption
            Layout.alignment: Qt.AlignTop
        }
        Paragraph {
            text: row.promises
            color: row.promiseInk
            font.pixelSize: Theme.fontCaption
        }
    }
}
