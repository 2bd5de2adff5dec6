import QtQuick
import Novbe.Kit

// A button with a text: `iconName` is before it, or above it where `stacked`; `key` (the letter on
// the keyboard) after it.
Touchable {
    id: control

    property string iconName: ""
    property bool directional: false
    property bool stacked: false
    property string key: ""
    property int fontSize: Theme.fontBody
    property real iconSize: fontSize * 1.25
    property int lines: 2
    property color ink: enabled ? Theme.text : Theme.quiet
    property int weight: Font.DemiBold

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.unit * 7, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.unit * 3
    rightPadding: Theme.unit * 3
    topPadding: Theme.unit
    bottomPadding: Theme.unit

    contentItem: Item {
        readonly property real sideWidth: (control.iconName && !control.stacked ? picture.size + line.spacing : 0)
            + (control.key ? cap.implicitWidth + line.spacing : 0)

        readonly property string whole: control.text.replace(/\u00ad/g, "")
        // The width of the text on one line: the text's own width depends on the available space.
        readonly property real oneLine: Math.ceil(plain.implicitWidth)
        implicitWidth: Math.max(sideWidth + oneLine, picture.visible ? picture.size : 0)
        implicitHeight: line.implicitHeight

        Text {
            id: plain

            visible: false
            textFormat: Text.PlainText
            font: label.font
            text: parent.whole
        }
        Text {
            id: longestWord

            visible: false
            textFormat: Text.PlainText
            font: label.font
            text: parent.whole.replace(/ /g, "\n")
        }
        Grid {
            id: line

            anchors.centerIn: parent
            // A column without an item would have its spacing, and what is shown would not be centred.
            columns: control.stacked ? 1 : Math.max(1, picture.visible + label.visible + cap.visible)
            layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight
            spacing: control.stacked ? 0 : Theme.unit * 1.5
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Icon {
                id: picture

                visible: control.iconName !== ""
                name: control.iconName
                colour: control.ink
                size: control.iconSize
                directional: control.directional
            }
            PlainText {
                id: label

                visible: text !== ""
                width: Math.min(control.contentItem.oneLine,
                    control.availableWidth - control.contentItem.sideWidth)
                // Only a word longer than the line is hyphenated.
                text: longestWord.implicitWidth > width ? control.text : control.contentItem.whole
                color: control.ink
                font.pixelSize: control.fontSize
                font.weight: control.weight
                wrapMode: Text.WordWrap
                maximumLineCount: control.lines
                elide: Text.ElideRight
                lineHeight: Theme.lineScale
                horizontalAlignment: !picture.visible || control.stacked ? Text.AlignHCenter
                    : Theme.mirrored ? Text.AlignRight : Text.AlignLeft
            }
            KeyCap {
                id: cap

                visible: control.key !== ""
                label: control.key
                ink: control.ink
            }
        }
    }
}
