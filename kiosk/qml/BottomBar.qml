import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The band below: back, and from the beginning. Always the same, always here.
RowLayout {
    id: bar

    required property QtObject journey
    required property bool portrait

    readonly property bool canGoBack: ["categories", "services", "service", "refused"]
        .includes(journey.step)

    spacing: Theme.unit * 3
    layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

    QuietButton {
        objectName: "back"
        text: Texts.strings.back
        iconName: "arrow-left"
        directional: true
        radius: Theme.unit * 2
        fontSize: Theme.fontBody
        Layout.preferredHeight: Theme.unit * (bar.portrait ? 13 : 11)
        Layout.minimumWidth: Theme.unit * 34
        onClicked: bar.journey.back()
    }
    Item {
        Layout.fillWidth: true
    }
    QuietButton {
        objectName: "startAgain"
        visible: bar.journey.step !== "refused"
        text: Texts.strings.start_again
        iconName: "house"
        radius: Theme.unit * 2
        fontSize: Theme.fontBody
        Layout.preferredHeight: Theme.unit * (bar.portrait ? 13 : 11)
        Layout.minimumWidth: Theme.unit * 34
        onClicked: bar.journey.leave()
    }
}
