import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The other services on the ticket; each can be removed.
ColumnLayout {
    id: chosen

    required property QtObject wish

    visible: wish.others.count > 0
    spacing: Theme.gap

    Sentence {
        text: Texts.strings.on_ticket
        color: Theme.quiet
    }
    Repeater {
        model: chosen.wish.others

        Line {
            id: row

            required property string key
            required property string name
            required property int quantity

            Sentence {
                words: row.quantity > 1 ? row.name + " × " + row.quantity : row.name
                font.weight: Font.DemiBold
            }
            KioskButton {
                objectName: "remove-" + row.key
                Layout.fillWidth: false
                text: Texts.strings.remove
                iconName: "x"
                onClicked: chosen.wish.remove(row.key)
            }
        }
    }
}
