import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A category with its icon, or an agency with its mark; if it is closed, why.
ChoiceTile {
    id: tile

    required property string key
    required property string name
    required property string sign
    required property string colour
    required property string detail
    required property bool open

    objectName: "group-" + key
    text: name
    mark: sign === "" ? colour : "transparent"
    quiet: !open
    Accessible.description: detail

    contentItem: Line {
        id: line

        spacing: Theme.unit * 2

        Icon {
            id: picture

            // Use the full width where few letters fit on a line.
            visible: tile.sign !== "" && tile.width > tile.fontSize * 8 && !(tile.list?.dense ?? false)
            name: tile.sign
            colour: tile.open ? Theme.action : Theme.quiet
            size: tile.fontSize * 2
        }
        ColumnLayout {
            spacing: 0

            Sentence {
                // No implicit width from the text, which is wrapped to the width.
                width: tile.availableWidth - (picture.visible ? picture.width + line.spacing : 0)
                words: tile.name
                font.pixelSize: tile.fontSize
                lineHeight: tile.lineHeight
                font.weight: Font.DemiBold
                color: tile.open ? Theme.text : Theme.quiet
            }
            Sentence {
                visible: words !== ""
                width: tile.availableWidth - (picture.visible ? picture.width + line.spacing : 0)
                words: tile.detail
                font.pixelSize: tile.fontSize
                lineHeight: tile.lineHeight
                color: Theme.quiet
            }
        }
    }
}
