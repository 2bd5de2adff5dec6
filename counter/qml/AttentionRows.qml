import QtQuick
import QtQuick.Layouts
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
            height: line.implicitHeight + Theme.unit
            radius: Theme.radius / 2
            color: Theme.surface
            border.width: Theme.hairline
            border.color: Theme.care
            Accessible.role: Accessible.AlertMessage
            Accessible.name: sentence

            RowLayout {
                id: line

                anchors.centerIn: parent
                width: parent.width - Theme.unit * 3
                spacing: Theme.unit

                Icon {
                    name: row.icon_name
                    colour: Theme.care
                    size: Theme.fontBody * 1.2
                }
                Paragraph {
                    text: row.sentence
                }
            }
        }
    }
}
