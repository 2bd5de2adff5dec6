import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A large touchable choice: an icon, a name, and one quiet line below.
Touchable {
    id: control

    required property string detail
    required property string iconName

    edgeWidth: Theme.edgeWidth
    edge: Theme.edge
    implicitWidth: Theme.unit * 40
    implicitHeight: Math.max(Theme.unit * 14, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.unit * 3
    rightPadding: Theme.unit * 3
    topPadding: Theme.unit * 2
    bottomPadding: Theme.unit * 2
    Accessible.description: detail

    contentItem: RowLayout {
        spacing: Theme.unit * 2

        Icon {
            name: control.iconName
            colour: Theme.action
            size: Theme.fontLead * 1.6
        }
        ColumnLayout {
            spacing: Theme.unit / 2

            Paragraph {
                text: control.text
                font.pixelSize: Theme.fontLead
                font.weight: Font.DemiBold
                maximumLineCount: 3
                elide: Text.ElideRight
                lineHeight: 1.15 * Theme.lineScale
            }
            Paragraph {
                text: control.detail
                color: Theme.quiet
                lineHeight: 1.1 * Theme.lineScale
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }
    }
}
