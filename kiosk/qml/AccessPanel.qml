import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Accessibility options: text size, colours, reach mode, and the voice.
Cover {
    id: panel

    required property QtObject access
    required property QtObject guidance
    required property real margin
    property bool open: false

    objectName: "accessPanel"
    visible: open


    component Choice: ChoiceButton {
        Layout.preferredWidth: 1
        Layout.fillHeight: true
        fontSize: Theme.tight ? Theme.fontBody * 0.85 : Theme.fontBody
    }
    component Row: Cells {
        Layout.fillHeight: false
        columns: Math.max(1, Math.min(3, Math.floor(width / Math.max(Theme.touch * 4, Theme.fontBody * 7.2))))
    }
    // The values of a property of `access`.
    component Choices: Row {
        id: choices

        required property string kind
        required property var values

        Repeater {
            model: choices.values

            Choice {
                required property string modelData

                objectName: choices.kind + "-" + modelData
                text: Texts.strings[choices.kind + "_" + modelData]
                chosen: panel.access[choices.kind] === modelData
                onClicked: panel.access[choices.kind] = modelData
            }
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: panel.margin
        spacing: Theme.gap

        Item {
            Layout.fillHeight: true
            Layout.preferredHeight: 1
            visible: panel.access.reach && panel.height > panel.width
        }
        Scrolled {
            Layout.fillHeight: true
            Layout.preferredHeight: 1
            spacing: Theme.gap

            Sentence {
                text: Texts.strings.text_size
                font.weight: Font.DemiBold
            }
            Choices {
                kind: "text"
                values: ["normal", "large", "largest"]
            }
            Sentence {
                text: Texts.strings.colours
                font.weight: Font.DemiBold
            }
            Choices {
                kind: "palette"
                values: ["day", "contrast_light", "contrast"]
            }
            Sentence {
                visible: panel.guidance.available
                text: Texts.strings.voice
                font.weight: Font.DemiBold
            }
            Row {
                visible: panel.guidance.available

                Repeater {
                    model: [
                        { name: "quieter", sign: "", act: () => panel.guidance.turnVolume(-1) },
                        { name: "louder", sign: "", act: () => panel.guidance.turnVolume(1) },
                        // When the panel closes, the page is read.
                        { name: "read_again", sign: "rotate-ccw", act: () => panel.open = false },
                        { name: "slower", sign: "", act: () => panel.guidance.turnSpeed(-1) },
                        { name: "faster", sign: "", act: () => panel.guidance.turnSpeed(1) }
                    ]

                    KioskButton {
                        required property var modelData

                        objectName: "voice-" + modelData.name
                        Layout.preferredWidth: 1
                        Layout.fillHeight: true
                        text: Texts.strings[modelData.name]
                        iconName: modelData.sign
                        onClicked: modelData.act()
                    }
                }
            }
            Row {
                visible: panel.guidance.active

                Choice {
                    objectName: "dark"
                    text: Texts.strings.dark_screen
                    chosen: panel.access.dark
                    onClicked: panel.access.dark = !panel.access.dark
                }
            }
        }
        // Within reach of a visitor who cannot reach the upper half.
        Cells {
            Layout.fillHeight: false
            columns: width > Theme.fontBody * 14 ? 2 : 1

            Choice {
                objectName: "reach"
                // A landscape screen is within reach as a whole.
                visible: panel.height > panel.width
                text: Texts.strings.reach
                chosen: panel.access.reach
                onClicked: panel.access.reach = !panel.access.reach
            }
            MainButton {
                objectName: "accessDone"
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                text: Texts.strings.done
                onClicked: panel.open = false
            }
        }
    }
}
