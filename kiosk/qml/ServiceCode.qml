import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Six digits, on a number pad.
Cells {
    id: page

    required property QtObject service
    required property bool wide

    columns: wide ? 2 : 1

    ColumnLayout {
        Layout.fillHeight: page.wide
        Layout.preferredWidth: 1
        Layout.row: 0
        Layout.column: 0
        spacing: Theme.gap

        Heading {
            text: Texts.strings.service_code
        }
        Sentence {
            objectName: "codeWords"
            text: page.service.words
        }
        Item {
            Layout.preferredHeight: Theme.gap
            visible: !page.wide
        }
        Row {
            Layout.alignment: Qt.AlignHCenter
            spacing: Theme.unit

            Repeater {
                model: 6

                Rectangle {
                    required property int index

                    width: Math.min(Theme.touch * 0.5, page.width / (page.wide ? 16 : 8))
                    height: width
                    radius: width / 2
                    color: index < page.service.typed ? Theme.text : Theme.surface
                    border.width: Theme.hairline
                    border.color: Theme.quiet
                }
            }
        }
    }
    BackButton {
        objectName: "serviceBack"
        Layout.row: page.wide ? 1 : 3
        Layout.column: 0
        onClicked: page.service.back()
    }
    // Laid out as on a telephone, in every language.
    Grid {
        id: pad

        readonly property real key: Math.max(Theme.touch, Math.min(Theme.touch * 1.6,
            (page.height - 3 * Theme.gap) / 4, (page.width - 2 * Theme.gap) / 3))

        Layout.alignment: Qt.AlignHCenter | Qt.AlignVCenter
        Layout.row: page.wide ? 0 : 1
        Layout.column: page.wide ? 1 : 0
        Layout.rowSpan: page.wide ? 2 : 1
        columns: 3
        spacing: Theme.gap

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "erase"]

            LetterKey {
                required property string modelData
                readonly property bool erases: modelData === "erase"

                objectName: erases ? "eraseDigit" : "digit-" + modelData
                width: pad.key
                // The empty one keeps its place.
                opacity: modelData === "" ? 0 : 1
                enabled: modelData !== ""
                text: erases ? "" : modelData
                iconName: erases ? "delete" : ""
                words: erases ? Texts.strings.erase : text
                onClicked: erases ? page.service.erase() : page.service.type(modelData)
            }
        }
    }
    Item {
        Layout.row: 2
        Layout.column: 0
        Layout.fillHeight: true
        visible: !page.wide
    }
}
