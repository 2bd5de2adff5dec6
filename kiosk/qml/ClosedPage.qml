import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// No tickets now: why, and until when, in all languages of the hall.
Scrolled {
    id: page

    required property QtObject announcements

    readonly property var told: announcements.closed

    objectName: "closedPage"
    centred: true
    spacing: Theme.gap

    component Told: ColumnLayout {
        id: told

        required property var words
        property bool first: false

        Layout.alignment: Qt.AlignTop
        Layout.preferredWidth: 1
        spacing: 0

        Sentence {
            objectName: told.first ? "closedWords" : ""
            text: told.words.headline ?? ""
            language: told.words.language ?? ""
            font.pixelSize: told.first ? Theme.fontHeading : Theme.fontBody
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }
        Sentence {
            visible: text !== ""
            text: told.words.words ?? ""
            language: told.words.language ?? ""
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Icon {
        Layout.alignment: Qt.AlignHCenter
        name: page.announcements.sign
        colour: Theme.care
        size: Theme.touch * 1.6
    }
    Told {
        words: page.told[0] ?? {}
        first: true
    }
    GridLayout {
        columns: page.width > Math.max(page.height, Theme.fontBody * 24) ? 2 : 1
        columnSpacing: Theme.gap * 2
        rowSpacing: Theme.gap

        Repeater {
            model: page.told.slice(1)

            Told {
                required property var modelData

                words: modelData
            }
        }
    }
    NoticeLine {
        announcements: page.announcements
    }
}
