import QtQuick
import Novbe.Kit

// A large touchable choice: a name, one quiet line below, an icon, and the colour of an agency
// as a 12 px edge. When disabled, `detail` says why.
Touchable {
    id: control

    property string detail: ""
    property string iconName: ""
    property int fontSize: Theme.fontHeading
    property int detailSize: Theme.fontLead

    readonly property bool marked: mark.a > 0

    fill: !enabled ? Theme.background : down ? Theme.line : Theme.surface
    edgeWidth: Theme.edgeWidth
    edge: Theme.edge
    markWidth: 12 * Theme.unit / 8
    implicitWidth: Theme.unit * 40
    implicitHeight: Math.max(Theme.unit * 14, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.unit * 3 + (marked && !mirrored ? markWidth : 0)
    rightPadding: Theme.unit * 3 + (marked && mirrored ? markWidth : 0)
    topPadding: Theme.unit * 2
    bottomPadding: Theme.unit * 2
    Accessible.description: detail

    contentItem: Item {
        implicitHeight: words.implicitHeight

        Icon {
            id: picture

            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            visible: control.iconName !== ""
            name: control.iconName
            colour: control.enabled ? Theme.action : Theme.quiet
            size: control.fontSize * 1.6
        }
        Column {
            id: words

            readonly property real before: control.iconName ? picture.width + Theme.unit * 2 : 0

            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            width: parent.width - before
            spacing: Theme.unit / 2

            Paragraph {
                width: parent.width
                text: control.text
                color: control.enabled ? Theme.text : Theme.quiet
                font.pixelSize: control.fontSize
                font.weight: Font.DemiBold
                maximumLineCount: 3
                elide: Text.ElideRight
                lineHeight: 1.15 * Theme.lineScale
            }
            Paragraph {
                width: parent.width
                visible: control.detail !== ""
                text: control.detail
                color: Theme.quiet
                font.pixelSize: control.detailSize
                lineHeight: 1.1 * Theme.lineScale
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }
    }
}
