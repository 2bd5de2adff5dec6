import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The kiosk starts, or there is no server: since when, and where to get a ticket meanwhile, in every language of the hall.
Scrolled {
    id: page

    required property QtObject announcements

    objectName: "noServerPage"
    centred: true
    spacing: Theme.gap

    Icon {
        Layout.alignment: Qt.AlignHCenter
        name: page.announcements.starting ? "clock" : "wifi-off"
        colour: page.announcements.starting ? Theme.action : Theme.care
        size: Theme.touch * 1.6
    }
    Sentence {
        text: page.announcements.noServer
        font.pixelSize: Theme.fontHeading
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
    }
    Sentence {
        visible: text !== ""
        text: page.announcements.refusal
        color: Theme.quiet
        horizontalAlignment: Text.AlignHCenter
    }
    Sentence {
        objectName: "search"
        visible: text !== ""
        text: Search.words
        color: Theme.quiet
        horizontalAlignment: Text.AlignHCenter
    }
    GridLayout {
        columns: page.width > Math.max(page.height, Theme.fontBody * 24) ? 2 : 1
        columnSpacing: Theme.gap * 2
        rowSpacing: Theme.gap

        Repeater {
            model: page.announcements.askStaff

            Sentence {
                required property var modelData

                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: 1
                text: modelData.words
                language: modelData.language
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
