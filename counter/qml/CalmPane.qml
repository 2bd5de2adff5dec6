import QtQuick
import Novbe.Kit

// The pane in place of a ticket while there is none.
Item {
    id: pane

    required property QtObject desk

    readonly property var calm: desk.texts.calm

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.unit

        PlainText {
            visible: text !== ""
            anchors.horizontalCenter: parent.horizontalCenter
            text: pane.calm.figure
            font.pixelSize: Math.min(Theme.fontHuge, pane.height * 0.4)
            font.weight: Font.Bold
            font.features: { "tnum": 1 }
            lineHeight: 0.9
        }
        Paragraph {
            width: parent.width
            text: pane.calm.headline || Texts.strings.looking
            font.pixelSize: pane.calm.figure === "" ? Theme.fontTitle : Theme.fontHeading
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.unit * 1.5
            visible: pane.desk.stopwatch.text !== ""

            PlainText {
                id: running

                text: pane.desk.stopwatch.text
                color: pane.desk.stopwatch.late ? Theme.care : Theme.text
                font.pixelSize: Theme.fontBig
                font.weight: Font.DemiBold
                font.features: { "tnum": 1 }
            }
            PlainText {
                anchors.baseline: running.baseline
                text: pane.desk.stopwatch.late ? Texts.strings.break_over : Texts.strings.break_left
                color: pane.desk.stopwatch.late ? Theme.care : Theme.quiet
                font.pixelSize: Theme.fontHeading
            }
        }
        Paragraph {
            visible: text !== ""
            width: parent.width
            text: pane.calm.sentence
            color: Theme.quiet
            font.pixelSize: Theme.fontLead
            horizontalAlignment: Text.AlignHCenter
        }
        Paragraph {
            visible: text !== ""
            width: parent.width
            topPadding: Theme.unit
            text: pane.calm.hint
            color: Theme.quiet
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
