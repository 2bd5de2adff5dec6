import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A message that must be noticed, with its icon. No height without a message.
Item {
    id: telling

    required property string sentence
    property string tone: "care"
    property int fontSize: Theme.fontBody

    readonly property color colour: tone === "bad" ? Theme.bad
        : tone === "care" ? Theme.care : Theme.quiet

    visible: sentence !== ""
    implicitWidth: sign.width + Theme.unit + words.implicitWidth
    implicitHeight: visible ? words.implicitHeight : 0
    Layout.fillWidth: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence
    Accessible.ignored: !visible

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        name: telling.tone === "quiet" ? "clock" : "circle-alert"
        colour: telling.colour
        size: telling.fontSize * 1.25
    }
    Paragraph {
        id: words

        anchors.left: sign.right
        anchors.right: parent.right
        anchors.leftMargin: Theme.unit
        text: telling.sentence
        color: telling.colour
        font.pixelSize: telling.fontSize
        font.weight: Font.DemiBold
        lineHeight: 1.15 * Theme.lineScale
        Accessible.ignored: true
    }
}
