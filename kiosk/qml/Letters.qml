import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The letters of the language in alphabetical order: keys of normal size if all fit, else ten per
// row on a small panel, and in pages if there is no room for all.
Item {
    id: keyboard

    required property QtObject browsing
    required property real room
    // Whether there is a key for the space.
    property bool spaced: true

    readonly property var letters: browsing.letters
    // The widest letters are wider than their size.
    readonly property real large: Math.max(Theme.touch, Theme.fontLead * 1.5)
    readonly property bool small: letters.length + 2 > fitting(width, large, Theme.gap)
        * fitting(room, Math.max(Theme.touch, Math.ceil(Theme.fontLead * 1.4)), Theme.gap)
    // 12.7 and 2.54 mm, instead of the 20 and 5 mm of other buttons (VVSG 2.0); more for wider
    // letters.
    readonly property real least: Math.max(Theme.touch * 0.635, 3 * space.edgeWidth
        + Math.max(...letters.map(letter => metrics.tightBoundingRect(letter).width)))
    readonly property real gap: small ? Theme.gap * 0.508 : Theme.gap

    readonly property int columns: Math.max(1, Math.min(small ? 10 : 100, fitting(width, small ? least : large, gap)))
    readonly property int rows: Math.max(1, fitting(room, space.height, gap))
    readonly property real key: Math.floor((width - (columns - 1) * gap) / columns)

    readonly property bool whole: letters.length + 2 <= columns * rows
    readonly property int atOnce: whole ? letters.length : Math.max(1, columns * rows - 3)
    property int first: 0

    function fitting(room, side, gap) {
        return Math.floor((room + gap) / (side + gap))
    }
    implicitHeight: grid.height
    Layout.fillWidth: true
    onLettersChanged: first = 0
    onAtOnceChanged: first = 0

    component Key: LetterKey {
        width: keyboard.key
        small: keyboard.small
    }
    FontMetrics {
        id: metrics

        font.pixelSize: space.fontSize
        font.weight: Font.DemiBold
    }
    Grid {
        id: grid

        columns: keyboard.columns
        spacing: keyboard.gap
        layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

        Repeater {
            model: keyboard.letters.slice(keyboard.first, keyboard.first + keyboard.atOnce)

            Key {
                required property string modelData

                objectName: "letter-" + modelData
                text: modelData
                // Separated: adjacent Arabic letters would be joined.
                alphabet: keyboard.letters.join(" ")
                onClicked: keyboard.browsing.type(modelData)
            }
        }
        Key {
            id: space

            objectName: "space"
            visible: keyboard.spaced
            text: "\u2423"
            words: Texts.strings.space
            onClicked: keyboard.browsing.type(" ")
        }
        Key {
            objectName: "erase"
            iconName: "delete"
            words: Texts.strings.erase
            enabled: keyboard.browsing.typed !== ""
            onClicked: keyboard.browsing.erase()
        }
        Key {
            objectName: "moreLetters"
            visible: !keyboard.whole
            iconName: "chevron-right"
            words: Texts.strings.more_letters
            onClicked: keyboard.first = keyboard.first + keyboard.atOnce < keyboard.letters.length
                ? keyboard.first + keyboard.atOnce : 0
        }
    }
}
