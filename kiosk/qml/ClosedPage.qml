import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// No tickets now: why, and when there are some again, in all languages of the hall.
ColumnLayout {
    id: page

    required property QtObject announcing

    objectName: "closedPage"
    spacing: Theme.gap

    Item {
        Layout.fillHeight: true
    }
    Icon {
        Layout.alignment: Qt.AlignHCenter
        name: page.announcing.sign
        colour: Theme.care
        size: Theme.touch * 1.6
    }
    Repeater {
        model: page.announcing.closed

        ColumnLayout {
            id: told

            required property var modelData
            required property int index

            Layout.fillWidth: true
            spacing: 0

            Sentence {
                objectName: told.index === 0 ? "closedWords" : ""
                Layout.fillWidth: true
                text: told.modelData.headline
                font.pixelSize: told.index === 0 ? Theme.fontHeading : Theme.fontBody
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
            }
            Sentence {
                Layout.fillWidth: true
                visible: text !== ""
                text: told.modelData.words
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
    NoticeLine {
        Layout.fillWidth: true
        announcing: page.announcing
    }
    Item {
        Layout.fillHeight: true
    }
}
