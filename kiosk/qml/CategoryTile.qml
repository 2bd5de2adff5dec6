import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A category: its sign, its name, how much is behind it.
ChoiceTile {
    id: tile

    required property string key
    required property string name
    required property string sign
    required property string detail
    required property bool open

    objectName: "category-" + key
    text: name
    quiet: !open
    Accessible.description: detail

    contentItem: ColumnLayout {
        spacing: Theme.unit

        Icon {
            Layout.alignment: Theme.mirrored ? Qt.AlignRight : Qt.AlignLeft
            name: tile.sign
            colour: tile.open ? Theme.action : Theme.quiet
            size: Theme.unit * (tile.height < Theme.unit * 40 ? 7 : 8)
        }
        Item {
            Layout.fillHeight: true
        }
        Sentence {
            Layout.fillWidth: true
            text: tile.name
            font.pixelSize: tile.height < Theme.unit * 40 ? Math.round(Theme.fontBody * 1.12) : Theme.fontLead
            lineHeight: Math.round(font.pixelSize * 1.18)
            font.weight: Font.DemiBold
            color: tile.open ? Theme.text : Theme.quiet
            maximumLineCount: 3
            elide: Text.ElideRight
        }
        Sentence {
            Layout.fillWidth: true
            visible: text !== ""
            text: tile.detail
            color: Theme.quiet
            maximumLineCount: 2
            elide: Text.ElideRight
        }
    }
}
