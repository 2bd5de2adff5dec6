import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The other languages of the hall, each by its own name, in one row: always in the same place.
Flow {
    id: row

    required property QtObject journey

    signal chosen()

    objectName: "languageRow"
    spacing: Theme.gap
    layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

    Repeater {
        model: row.journey.languages

        KioskButton {
            required property string key
            required property string name

            objectName: "language-" + key
            leftPadding: Theme.unit
            rightPadding: Theme.unit
            width: Math.max(Theme.touch, implicitWidth)
            height: implicitHeight
            text: name
            onClicked: {
                // With the language this button goes away.
                const { journey } = row
                const language = key
                row.chosen()
                journey.chooseLanguage(language)
            }
        }
    }
}
