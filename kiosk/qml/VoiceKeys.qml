import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Novbe.Kit

// The voice's controls, before the first control of every page for a visitor who listens: the
// language is nearest, then the volume. Off screen until focused, so that they take no room.
Panel {
    id: strip

    required property QtObject guidance
    required property QtObject session
    signal languageWanted()

    y: Window.activeFocusItem?.parent === keys ? 0 : -2 * Window.height
    width: parent.width
    height: keys.implicitHeight + Theme.gap * 2

    Cells {
        id: keys

        anchors.fill: parent
        anchors.margins: Theme.gap
        columns: 3

        Repeater {
            model: [
                { name: "slower", act: () => strip.guidance.turnSpeed(-1) },
                { name: "faster", act: () => strip.guidance.turnSpeed(1) },
                { name: "read_again", act: () => strip.guidance.repeat() },
                { name: "quieter", act: () => strip.guidance.turnVolume(-1) },
                { name: "louder", act: () => strip.guidance.turnVolume(1) },
                { name: "language", act: () => strip.languageWanted() }
            ]

            KioskButton {
                required property var modelData

                objectName: "key-" + modelData.name
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                visible: modelData.name !== "language"
                    || strip.session.languagesOffered && strip.session.languages.count > 0
                text: Texts.strings[modelData.name]
                onClicked: modelData.act()
            }
        }
    }
}
