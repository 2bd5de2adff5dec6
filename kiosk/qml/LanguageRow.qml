import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The other languages of the hall, each by its own name, in one row: always in the same place.
Flow {
    id: row

    required property QtObject session

    signal chosen()

    spacing: Theme.gap
    Layout.fillWidth: true
    layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

    // The letters of some languages are taller: all buttons are as high as the highest.
    readonly property real tallest: {
        let found = Theme.touch
        for (let index = 0; index < buttons.count; index++)
            found = Math.max(found, buttons.itemAt(index)?.implicitHeight ?? 0)
        return found
    }

    Repeater {
        id: buttons

        model: row.session.languages

        KioskButton {
            required property string key
            required property string name

            objectName: "language-" + key
            leftPadding: Theme.unit * 0.75
            rightPadding: Theme.unit * 0.75
            width: Math.max(Theme.touch, implicitWidth)
            height: row.tallest
            text: name
            onClicked: {
                // The button of the chosen language is hidden.
                const { session } = row
                const language = key
                row.chosen()
                session.chooseLanguage(language)
            }
        }
    }
}
