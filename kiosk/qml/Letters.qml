import QtQuick
import Novbe.Kit

// The letters of the language, in the order in which everybody learnt them; by turns where there
// is no room for all.
Item {
    id: keyboard

    required property QtObject browsing
    // How high it may be.
    required property real room

    // The widest letters are wider than their size.
    readonly property int columns: Math.max(1, Math.floor((width + Theme.gap)
        / (Math.max(Theme.touch, Theme.fontLead * 1.5) + Theme.gap)))
    readonly property int rows: Math.max(1, Math.floor((room + Theme.gap) / (space.height + Theme.gap)))
    readonly property real key: Math.floor((width - (columns - 1) * Theme.gap) / columns)

    readonly property var letters: browsing.letters
    readonly property bool whole: letters.length + 2 <= columns * rows
    readonly property int atOnce: whole ? letters.length : Math.max(1, columns * rows - 3)
    property int first: 0

    implicitHeight: grid.height
    onLettersChanged: first = 0
    onAtOnceChanged: first = 0

    Grid {
        id: grid

        columns: keyboard.columns
        spacing: Theme.gap
        layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

        Repeater {
            model: keyboard.letters.slice(keyboard.first, keyboard.first + keyboard.atOnce)

            LetterKey {
                required property string modelData

                objectName: "letter-" + modelData
                width: keyboard.key
                text: modelData
                onClicked: keyboard.browsing.type(modelData)
            }
        }
        LetterKey {
            id: space

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
        LetterKey {
            objectName: "moreLetters"
            visible: !keyboard.whole
            width: keyboard.key
            iconName: "chevron-right"
            words: Texts.strings.more_letters
            onClicked: keyboard.first = keyboard.first + keyboard.atOnce < keyboard.letters.length
                ? keyboard.first + keyboard.atOnce : 0
        }
    }
}
