import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A service: name, agency with its mark, how many people are ahead and how long that usually
// takes; or that no counter is open; or why it is closed and when it opens.
ChoiceTile {
    id: tile

    required property string key
    required property string name
    required property string agency
    required property string colour
    required property bool open
    required property bool served
    required property string detail
    required property string wait

    readonly property bool low: height < Theme.unit * 40
    readonly property bool agencyInOneLine: title.lineCount > (low ? 1 : 2)

    objectName: "service-" + key
    topPadding: Theme.unit * (low ? 2 : 2.5)
    bottomPadding: topPadding
    text: name
    mark: colour
    quiet: !open
    Accessible.description: [agency, detail, wait].filter(part => part).join(". ")

    contentItem: ColumnLayout {
        spacing: Theme.unit * 0.4

        Sentence {
            id: title

            Layout.fillWidth: true
            text: tile.name
            font.pixelSize: Math.round(Theme.fontBody * (tile.low ? 1.02 : 1.12))
            lineHeight: Math.round(font.pixelSize * 1.18)
            font.weight: Font.DemiBold
            color: tile.open ? Theme.text : Theme.quiet
            maximumLineCount: 3
            elide: Text.ElideRight
        }
        Sentence {
            objectName: "agency"
            Layout.fillWidth: true
            text: tile.agency
            color: Theme.quiet
            font.pixelSize: Math.round(Theme.fontBody * 0.84)
            lineHeight: Math.round(font.pixelSize * 1.18)
            // A long name leaves one line; there it may shrink, the next page says it large.
            maximumLineCount: tile.agencyInOneLine ? 1 : 2
            wrapMode: tile.agencyInOneLine ? Text.NoWrap : Text.Wrap
            fontSizeMode: tile.agencyInOneLine ? Text.HorizontalFit : Text.FixedSize
            minimumPixelSize: Math.round(Theme.fontBody * 0.55)
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
                name: tile.open && tile.served ? "users" : "clock"
                colour: Theme.quiet
                size: Theme.fontBody
            }
            Sentence {
                Layout.fillWidth: true
                text: tile.detail
                color: Theme.quiet
                font.pixelSize: Math.round(Theme.fontBody * 0.92)
                lineHeight: Math.round(font.pixelSize * 1.2)
                // The people ahead are one line; why there is no wait may be two.
                maximumLineCount: tile.open && tile.served ? 1 : 2
                wrapMode: tile.open && tile.served ? Text.NoWrap : Text.Wrap
                fontSizeMode: tile.open && tile.served ? Text.HorizontalFit : Text.FixedSize
                minimumPixelSize: Math.round(Theme.fontBody * 0.7)
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
            minimumPixelSize: Math.round(Theme.fontBody * 0.65)
        }
    }
}
