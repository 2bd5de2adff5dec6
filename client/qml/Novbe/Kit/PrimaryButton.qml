import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// The main action of a screen.
// `iconName` stands before the words, `key` (the letter on the keyboard) after them.
AbstractButton {
    id: control

    property string iconName: ""
    property bool directional: false
    property string key: ""
    property int fontSize: Theme.fontLead
    property real iconSize: fontSize * 1.25
    property real radius: Theme.radius
    property int lines: 2
    property color ink: enabled ? Theme.onAction : Theme.quiet

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.unit * 7, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.unit * 3
    rightPadding: Theme.unit * 3
    topPadding: Theme.unit
    bottomPadding: Theme.unit
    focusPolicy: Qt.StrongFocus
    hoverEnabled: false

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: control.clicked()

    contentItem: Item {
        readonly property real sideWidth: (control.iconName ? picture.size + line.spacing : 0)
            + (control.key ? cap.implicitWidth + line.spacing : 0)

        // The width of the text on one line: the text's own width depends on the available space.
        readonly property real oneLine: Math.ceil(plain.implicitWidth)
        implicitWidth: sideWidth + oneLine
        implicitHeight: line.implicitHeight

        Text {
            id: plain

            visible: false
            textFormat: Text.PlainText
            font: label.font
            text: control.text.replace(/\u00ad/g, "")
        }
        Row {
            id: line

            anchors.centerIn: parent
            spacing: Theme.unit * 1.5

            Icon {
                id: picture

                anchors.verticalCenter: parent.verticalCenter
                visible: control.iconName !== ""
                name: control.iconName
                colour: control.ink
                size: control.iconSize
                directional: control.directional
            }
            Text {
                id: label

                textFormat: Text.PlainText
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(control.contentItem.oneLine,
                    control.availableWidth - control.contentItem.sideWidth)
                text: control.text
                color: control.ink
                font.pixelSize: control.fontSize
                font.weight: Font.Bold
                wrapMode: Text.WordWrap
                maximumLineCount: control.lines
                elide: Text.ElideRight
                lineHeight: 1.1 * Theme.lineScale
                horizontalAlignment: Text.AlignHCenter
            }
            KeyCap {
                id: cap

                anchors.verticalCenter: parent.verticalCenter
                visible: control.key !== ""
                label: control.key
                ink: control.ink
            }
        }
    }

    background: Rectangle {
        radius: control.radius
        color: control.enabled ? (control.down ? Theme.actionPressed : Theme.action) : Theme.background
        border.width: control.enabled ? 0 : Theme.hairline
        border.color: control.enabled ? "transparent" : Theme.line

        FocusRing {
            radius: control.radius
            shown: control.visualFocus
        }
    }
}
