import QtQuick
import Novbe.Kit

// One service on the ticket: how it stands, its name, what is known of it.
Item {
    id: row

    required property string name
    required property string state_word
    required property string tone
    required property string detail

    height: Math.max(badge.implicitHeight, title.implicitHeight) + Theme.unit / 2

    StateBadge {
        id: badge

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.unit * 16
        label: row.state_word
        tone: row.tone
    }
    Text {
        id: title

        anchors.left: badge.right
        anchors.leftMargin: Theme.unit * 2
        anchors.right: extra.left
        anchors.rightMargin: Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        text: row.name
        color: Theme.text
        font.pixelSize: Theme.fontBody
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
    }
    Text {
        id: extra

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: row.detail
        color: Theme.quiet
        font.pixelSize: Theme.fontBody
    }
}
