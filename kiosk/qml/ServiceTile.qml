import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A service: its name, how many people are ahead and the usual wait; or that no counter is open; or
// why it is closed and when it opens. The agency if the name is ambiguous.
ChoiceTile {
    id: tile

    required property string key
    required property string name
    required property string agency
    required property string colour
    required property bool open
    required property string detail
    required property string wait

    objectName: "service-" + key
    text: name
    mark: colour
    quiet: !open
    Accessible.description: [agency, detail, wait].filter(part => part).join(". ")

    contentItem: ColumnLayout {
        spacing: 0

        Item {
            Layout.fillHeight: true
        }
        Sentence {
            objectName: "name"
            // No implicit width from the text, which is wrapped to the width.
            width: tile.availableWidth
            words: tile.name
            font.pixelSize: tile.fontSize
            lineHeight: tile.lineHeight
            font.weight: Font.DemiBold
            color: tile.open ? Theme.text : Theme.quiet
        }
        Sentence {
            objectName: "agency"
            visible: tile.agency !== ""
            width: tile.availableWidth
            words: tile.agency
            font.pixelSize: tile.fontSize
            lineHeight: tile.lineHeight
            color: Theme.quiet
        }
        Sentence {
            objectName: "detail"
            // On small screens only the service's own page shows it.
            visible: words !== "" && tile.availableWidth > Theme.fontBody * (Theme.compact ? 7 : 5)
                && !(tile.list?.low ?? false)
            width: tile.availableWidth
            words: tile.dense ? tile.wait || tile.detail : [tile.detail, tile.wait].filter(part => part).join(" · ")
            font.pixelSize: tile.fontSize
            lineHeight: tile.lineHeight
            color: Theme.quiet
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
