import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Novbe.Kit

// The voice's controls, before the first control of every page for a visitor who listens; the
// volume is nearest to it. Off screen until focused, so that they take no room.
Panel {
    id: strip

    required property QtObject guidance
    required property QtObject session
    readonly property bool shown: speed.activeFocus || again.activeFocus || language.activeFocus
        || volume.activeFocus

    signal languageWanted()

    y: shown ? 0 : -2 * Window.height
    width: parent.width
    height: line.implicitHeight + Theme.gap * 2

    component Key: KioskButton {
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        leftPadding: Theme.unit
        rightPadding: Theme.unit
    }

    Line {
        id: line

        anchors.fill: parent
        anchors.margins: Theme.gap

        Key {
            id: speed

            objectName: "voiceSpeed"
            text: Texts.strings.voice_speed
            onClicked: strip.guidance.nextSpeed()
        }
        Key {
            id: again

            objectName: "voiceAgain"
            text: Texts.strings.read_again
            onClicked: strip.guidance.repeat()
        }
        Key {
            id: language

            objectName: "voiceLanguage"
            visible: strip.session.languagesOffered && strip.session.languages.count > 0
            text: Texts.strings.language
            onClicked: strip.languageWanted()
        }
        Key {
            id: volume

            objectName: "voiceVolume"
            text: Texts.strings.service_volume
            onClicked: strip.guidance.nextVolume()
        }
    }
}
