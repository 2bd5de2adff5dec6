import QtQuick
import Novbe.Kit

// The reminders: an icon and a sentence each.
Column {
    id: rows

    required property var model

    readonly property int count: repeater.count

    spacing: Theme.unit / 2

    Repeater {
        id: repeater

        model: rows.model

        Rectangle {
            id: row

            required property string icon_name
            required property string sentence

            width: rows.width
            height: words.implicitHeight + Theme.unit
            radius: Theme.radius / 2
            color: Theme.surface
            border.width: Theme.hairline
            border.color: Theme.care
            Accessible.role: Accessible.AlertMessage
            Accessible.name: sentence

            Icon {
                id: sign

                anchors.left: parent.left
                anchors.leftMargin: Theme.unit * 1.5
                anchors.verticalCenter: parent.verticalCenter
                name: row.icon_name
                colour: Theme.care
                size: Theme.fontBody * 1.2
            }
            Paragraph {
                id: words

                anchors.left: sign.right
                anchors.leftMargin: Theme.unit
                anchors.right: parent.right
                anchors.rightMargin: Theme.unit * 1.5
                anchors.verticalCenter: parent.verticalCenter
                text: row.sentence
            }
        }
    }
}
