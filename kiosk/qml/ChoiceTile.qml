import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A row of `kiosk.menu`: a booking, a category with its icon, an agency with its mark, or a service with how
// many people are ahead and the usual wait; or that no counter is open, or why it is closed.
Touchable {
    id: tile

    required property int index
    required property string key
    required property string identity
    required property string kind
    required property string name
    required property string agency
    required property string colour
    required property string sign
    required property bool open
    required property string detail
    required property string wait
    required property Item holder

    readonly property bool dense: holder.dense
    readonly property int lineHeight: Math.round(holder.fontSize * (dense ? 1.12 : 1.3))

    objectName: key
    text: name
    mark: colour
    radius: Theme.unit * 2
    fill: down ? Theme.line : open ? Theme.surface : Theme.background
    edgeWidth: Theme.edgeWidth
    edge: Theme.edge
    markWidth: mark.a > 0 ? Math.max(6, Theme.unit * 1.5) : 0
    Accessible.description: [agency, detail, wait].filter(part => part).join(". ")

    Layout.row: holder.lineOf(index)
    Layout.column: holder.columnOf(index)
    Layout.topMargin: holder.begins(index) ? Theme.gap : 0
    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: 1
    Layout.preferredHeight: Math.max(implicitHeight, holder.levels[holder.lineOf(index)] ?? 0)
    implicitHeight: Math.ceil(Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding))
    topPadding: Theme.unit * (dense ? 0.6 : 1.5)
    bottomPadding: topPadding
    leftPadding: Theme.unit * (dense ? 1.25 : 2) + (Theme.mirrored ? 0 : markWidth)
    rightPadding: Theme.unit * (dense ? 1.25 : 2) + (Theme.mirrored ? markWidth : 0)
    onYChanged: holder.moves++
    onImplicitHeightChanged: holder.moves++
    onActiveFocusChanged: if (activeFocus) holder.show(tile)

    // No implicit width from the text, which is wrapped to the width.
    component Part: Sentence {
        width: tile.availableWidth - (picture.visible ? picture.width + line.spacing : 0)
        visible: words !== ""
        font.pixelSize: tile.holder.fontSize
        lineHeight: tile.lineHeight
        color: Theme.quiet
    }

    contentItem: Line {
        id: line

        spacing: Theme.unit * 2

        Icon {
            id: picture

            // Use the full width where few letters fit on a line.
            visible: tile.sign !== "" && tile.width > tile.holder.fontSize * 8 && !tile.dense
            name: tile.sign
            colour: tile.open ? Theme.action : Theme.quiet
            size: tile.holder.fontSize * 2
        }
        ColumnLayout {
            spacing: 0

            Item {
                Layout.fillHeight: true
            }
            Part {
                objectName: "name"
                words: tile.name
                font.weight: Font.DemiBold
                color: tile.open ? Theme.text : Theme.quiet
            }
            Part {
                objectName: "agency"
                words: tile.agency
            }
            Part {
                objectName: "detail"
                // On small screens only the service's own page shows it.
                visible: words !== "" && tile.availableWidth > Theme.fontBody * (Theme.compact ? 7 : 5)
                    && (tile.dense && tile.index >= tile.holder.apart ? !tile.holder.low : tile.holder.roomy)
                words: tile.dense ? tile.wait || tile.detail : [tile.detail, tile.wait].filter(part => part).join(" · ")
            }
            Item {
                Layout.fillHeight: true
            }
        }
    }
}
