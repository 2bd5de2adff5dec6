import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A service: name, agency with its mark, how many wait and how long that usually takes;
// or why it is closed and when it opens.
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
        spacing: Theme.unit * 0.5

        Sentence {
            id: title

            Layout.fillWidth: true
            text: tile.name
            font.pixelSize: Math.round(Theme.fontBody * 1.12)
            font.weight: Font.DemiBold
            color: tile.open ? Theme.text : Theme.quiet
            maximumLineCount: 3
            elide: Text.ElideRight
        }
        Sentence {
            Layout.fillWidth: true
            text: tile.agency
            color: Theme.quiet
            font.pixelSize: Math.round(Theme.fontBody * 0.84)
            maximumLineCount: title.lineCount > 2 ? 1 : 2
            elide: Text.ElideRight
        }
        Item {
            Layout.fillHeight: true
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.unit * 1.5
            layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

            Icon {
                Layout.alignment: Qt.AlignVCenter
                name: tile.open ? "users" : "clock"
                colour: Theme.quiet
                size: Theme.fontBody
            }
            Sentence {
                Layout.fillWidth: true
                text: tile.detail
                color: Theme.quiet
                font.pixelSize: Math.round(Theme.fontBody * 0.92)
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }
        Sentence {
            Layout.fillWidth: true
            visible: tile.wait !== ""
            text: tile.wait
            color: Theme.text
            font.weight: Font.DemiBold
            maximumLineCount: 1
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.fontBody * 0.8)
        }
    }
}
