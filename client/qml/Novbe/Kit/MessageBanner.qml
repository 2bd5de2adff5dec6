import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A message that must be noticed, with its icon. No height without a message.
RowLayout {
    id: telling

    required property string sentence
    property string tone: "care"
    property int fontSize: Theme.fontBody
    property string iconName: tone === "quiet" ? "clock" : "circle-alert"
    property color colour: tone === "bad" ? Theme.bad
        : tone === "care" ? Theme.care : Theme.quiet

    visible: sentence !== ""
    spacing: Theme.unit
    Layout.fillWidth: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence
    Accessible.ignored: !visible

    Icon {
        name: telling.iconName
        colour: telling.colour
        size: telling.fontSize * 1.25
    }
    Paragraph {
        text: telling.sentence
        color: telling.colour
        font.pixelSize: telling.fontSize
        font.weight: Font.DemiBold
        lineHeight: 1.15 * Theme.lineScale
        Accessible.ignored: true
    }
}
