import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// No hall: since when, and where to get a ticket meanwhile; in every language of the
// hall, because nobody can be asked for theirs. Goes by itself.
ColumnLayout {
    id: page

    required property QtObject journey

    objectName: "offlinePage"
    spacing: Theme.unit * 3

    Item {
        Layout.fillHeight: true
    }
    Icon {
        Layout.alignment: Qt.AlignHCenter
        name: page.journey.searching ? "search" : "wifi-off"
        colour: page.journey.searching ? Theme.action : Theme.care
        size: Theme.unit * 14
    }
    Heading {
        Layout.fillWidth: true
        text: page.journey.searching ? Texts.strings.searching
            : page.journey.refusal ? Texts.strings.not_enrolled
            : page.journey.offlineSince
                ? Texts.current.say("offline_since", { time: page.journey.offlineSince })
                : Texts.strings.offline
        horizontalAlignment: Text.AlignHCenter
    }
    Sentence {
        Layout.fillWidth: true
        visible: text !== ""
        text: page.journey.searching ? "" : page.journey.refusal
        color: Theme.quiet
        horizontalAlignment: Text.AlignHCenter
    }
    Sentence {
        Layout.fillWidth: true
        visible: !page.journey.searching
        text: Texts.strings.offline_what
        font.pixelSize: Theme.fontLead
        horizontalAlignment: Text.AlignHCenter
    }
    Item {
        Layout.preferredHeight: Theme.unit * 3
    }
    Repeater {
        model: page.journey.searching ? [] : page.journey.offlineWords

        Sentence {
            required property string modelData

            Layout.fillWidth: true
            text: modelData
            color: Theme.quiet
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 1
    }
}
