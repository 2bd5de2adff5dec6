import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Where one is, what time it is, and the way to another language: always in the same place.
RowLayout {
    id: bar

    required property QtObject journey
    required property QtObject face

    readonly property bool started: journey.step !== "start" && !journey.cutOff

    signal languageWanted()

    spacing: Theme.unit * 2
    layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

    Item {
        Layout.preferredWidth: Theme.unit * 5
        Layout.preferredHeight: Theme.unit * 9
        visible: name.text !== ""

        Rectangle {
            anchors.centerIn: parent
            width: Theme.unit * 3
            height: width
            rotation: 45
            antialiasing: true
            color: "transparent"
            border.width: Math.max(2, Theme.unit * 0.6)
            border.color: Theme.action
        }
    }
    Text {
        id: name

        textFormat: Text.PlainText
        Layout.fillWidth: true
        text: bar.journey.centre
        color: Theme.text
        font.pixelSize: Theme.fontBody
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        horizontalAlignment: Theme.mirrored ? Text.AlignRight : Text.AlignLeft
    }
    Clock {
        objectName: "clock"
        Layout.leftMargin: Theme.unit * 2
        Layout.rightMargin: Theme.unit * 2
        time: bar.face.time
    }
    QuietButton {
        objectName: "languageButton"
        visible: bar.started
        iconName: "languages"
        text: bar.journey.languageName
        fontSize: Theme.fontBody
        radius: Theme.unit * 2
        Layout.preferredHeight: Theme.unit * 11
        onClicked: bar.languageWanted()
    }
}
