import QtQuick
import Novbe.Kit

// A state: a coloured mark and always its word. `tone`: good, care, bad, call, quiet.
Row {
    id: badge

    required property string label
    property string tone: "quiet"
    property int fontSize: Theme.fontBody

    readonly property color colour: tone === "good" ? Theme.good
        : tone === "care" ? Theme.care
        : tone === "bad" ? Theme.bad
        : tone === "call" ? Theme.call
        : Theme.quiet

    spacing: Theme.unit
    Accessible.role: Accessible.StaticText
    Accessible.name: label

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: badge.fontSize * 0.7
        height: width
        radius: width / 2
        color: badge.colour
        border.width: badge.tone === "call" ? 2 : 0
        border.color: Theme.text
    }
    PlainText {
        text: badge.label
        font.pixelSize: badge.fontSize
        font.weight: Font.DemiBold
    }
}
