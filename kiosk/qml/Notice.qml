import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A notice: an icon and a sentence on a tinted background.
Rectangle {
    id: notice

    required property string words
    property string iconName: "circle-alert"
    property color ink: Theme.care
    property int fontSize: Theme.fontBody

    implicitHeight: line.implicitHeight + Theme.unit * 4
    Layout.fillWidth: true
    radius: Theme.unit * 2
    color: Theme.surface
    border.width: Math.max(2, Theme.unit * 0.4)
    border.color: ink
    Accessible.role: Accessible.Note
    Accessible.name: words

    Line {
        id: line

        anchors.fill: parent
        anchors.leftMargin: Theme.unit * 3
        anchors.rightMargin: Theme.unit * 3
        spacing: Theme.unit * 2

        Icon {
            visible: !Theme.compact && notice.width > notice.fontSize * 12
            name: notice.iconName
            colour: notice.ink
            size: notice.fontSize * 1.4
        }
        Sentence {
            // Qt may break Arabic lines a little too late.
            leftPadding: Theme.mirrored ? notice.fontSize * 0.3 : 0
            words: notice.words
            font.pixelSize: notice.fontSize
            font.weight: Font.DemiBold
        }
    }
}
