import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// No tickets now: why, and until when or where to get one, in the visitor's language and then in the
// others of the hall.
Scrolled {
    id: page

    required property var told
    required property string iconName
    property color ink: Theme.care
    // The search for the server, and the hall's notices.
    property string searching: ""
    property QtObject announcements: null
    // Of the check-in: a visitor with a booking is not turned away.
    property QtObject booking: null

    centred: true
    spacing: Theme.gap

    component ClosureReason: ColumnLayout {
        id: told

        required property var words
        property bool first: false

        Layout.alignment: Qt.AlignTop
        Layout.preferredWidth: 1
        spacing: 0

        Sentence {
            objectName: told.first ? "closedWords" : ""
            visible: words !== ""
            words: told.words.headline ?? ""
            language: told.words.language ?? ""
            font.pixelSize: told.first ? Theme.fontHeading : Theme.fontBody
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }
        Sentence {
            visible: words !== ""
            words: told.words.words ?? ""
            language: told.words.language ?? ""
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Icon {
        Layout.alignment: Qt.AlignHCenter
        name: page.iconName
        colour: page.ink
        size: Theme.touch * 1.6
    }
    ClosureReason {
        words: page.told[0] ?? {}
        first: true
    }
    Sentence {
        objectName: "search"
        visible: text !== ""
        text: page.searching
        color: Theme.quiet
        horizontalAlignment: Text.AlignHCenter
    }
    KioskButton {
        objectName: "booking"
        visible: page.booking !== null
        text: Texts.strings.have_booking
        onClicked: page.booking.begin()
    }
    GridLayout {
        columns: page.width > Math.max(page.height, Theme.fontBody * 24) ? 2 : 1
        columnSpacing: Theme.gap * 2
        rowSpacing: Theme.gap

        Repeater {
            model: page.told.slice(1)

            ClosureReason {
                required property var modelData

                words: modelData
            }
        }
    }
    NoticeLine {
        announcements: page.announcements
    }
}
