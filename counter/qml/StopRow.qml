import QtQuick
import Novbe.Kit

// One service on the ticket: its name, state and details.
Column {
    id: row

    required property string name
    required property string state_word
    required property string tone
    required property string detail

    Paragraph {
        width: parent.width
        text: row.name
        maximumLineCount: 2
        elide: Text.ElideRight
    }
    Row {
        anchors.left: parent.left
        spacing: Theme.unit * 1.5

        StateBadge {
            anchors.verticalCenter: parent.verticalCenter
            label: row.state_word
            tone: row.tone
            fontSize: Theme.fontCaption
        }
        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            text: row.detail
            color: Theme.quiet
            font.pixelSize: Theme.fontCaption
        }
    }
}
