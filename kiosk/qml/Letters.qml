import QtQuick
import Novbe.Kit

// The letters of the language, in the order in which everybody learnt them.
Item {
    id: keyboard

    required property QtObject browsing

    readonly property int columns: Math.max(1, Math.floor((width + Theme.gap) / (Theme.touch + Theme.gap)))
    readonly property real key: (width - (columns - 1) * Theme.gap) / columns

    implicitHeight: grid.height

    Grid {
        id: grid

        columns: keyboard.columns
        spacing: Theme.gap
        layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

        Repeater {
            model: keyboard.browsing.letters

            LetterKey {
                required property string modelData

                objectName: "letter-" + modelData
                width: keyboard.key
                text: modelData
                onClicked: keyboard.browsing.type(modelData)
            }
        }
        LetterKey {
            objectName: "space"
            width: keyboard.key
            text: "\u2423"
            words: Texts.strings.space
            onClicked: keyboard.browsing.type(" ")
        }
        LetterKey {
            objectName: "erase"
            width: keyboard.key
            iconName: "delete"
            words: Texts.strings.erase
            enabled: keyboard.browsing.typed !== ""
            onClicked: keyboard.browsing.erase()
        }
    }
}
