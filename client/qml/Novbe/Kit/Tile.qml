import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// A large touchable choice: a name, one quiet line below, an icon, and the colour of an agency
// as a 12 px edge. When disabled, `detail` says why.
AbstractButton {
    id: control

    property string detail: ""
    property string iconName: ""
    property color mark: "transparent"
    property int fontSize: Theme.fontHeading
    property int detailSize: Theme.fontLead
    property real radius: Theme.radius

    readonly property bool marked: mark.a > 0
    readonly property real edge: 12 * Theme.unit / 8

    implicitWidth: Theme.unit * 40
    implicitHeight: Math.max(Theme.unit * 14, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.unit * 3 + (marked && !mirrored ? edge : 0)
    rightPadding: Theme.unit * 3 + (marked && mirrored ? edge : 0)
    topPadding: Theme.unit * 2
    bottomPadding: Theme.unit * 2
    focusPolicy: Qt.StrongFocus
    hoverEnabled: false

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: detail
    Accessible.onPressAction: control.clicked()

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

            Text {
                textFormat: Text.PlainText
                width: parent.width
                text: control.text
                color: control.enabled ? Theme.text : Theme.quiet
                font.pixelSize: control.fontSize
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                lineHeight: 1.15 * Theme.lineScale
                horizontalAlignment: Text.AlignLeft
            }
            Text {
                textFormat: Text.PlainText
                width: parent.width
                visible: control.detail !== ""
                text: control.detail
                color: Theme.quiet
                font.pixelSize: control.detailSize
                lineHeight: 1.1 * Theme.lineScale
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
            }
        }
    }

    background: Rectangle {
        radius: control.radius
        color: !control.enabled ? Theme.background : control.down ? Theme.line : Theme.surface
        border.width: Theme.edgeWidth
        border.color: Theme.edge

        // The edge stays inside the rounded corners.
        Rectangle {
            visible: control.marked
            anchors.left: parent.left
            anchors.leftMargin: parent.border.width
            y: control.radius
            width: control.edge
            height: parent.height - 2 * control.radius
            radius: width / 2
            color: control.mark
        }
        FocusRing {
            radius: control.radius
            shown: control.visualFocus
        }
    }
}
