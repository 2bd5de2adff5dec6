import QtQuick
import Novbe.Kit

// A key as it is printed on the keyboard.
Rectangle {
    id: cap

    required property string label
    property color ink: Theme.quiet

    implicitWidth: Math.max(implicitHeight, letter.implicitWidth + Theme.unit)
    implicitHeight: letter.implicitHeight + Theme.unit / 2
    radius: Theme.radius / 3
    color: "transparent"
    border.width: Theme.hairline
    border.color: ink
    opacity: enabled ? 1 : 0.6

    PlainText {
        id: letter

        anchors.centerIn: parent
        text: cap.label
        color: cap.ink
        font.pixelSize: Theme.fontCaption
        font.weight: Font.DemiBold
    }
}
