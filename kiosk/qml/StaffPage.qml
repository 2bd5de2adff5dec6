import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A page for staff: heading, content, and actions below or at the side.
Cells {
    id: page

    required property string heading
    property string words: ""
    property bool wide: width > height
    default property alias content: inner.content
    property alias actions: below.data

    columns: wide ? 2 : 1

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 2
        spacing: Theme.gap

        Heading {
            objectName: "staffHeading"
            Layout.fillWidth: true
            text: page.heading
        }
        Sentence {
            objectName: "staffWords"
            Layout.fillWidth: true
            visible: text !== ""
            text: page.words
            font.weight: Font.DemiBold
        }
        Scrolled {
            id: inner

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 1
            spacing: Theme.gap
            // Before the first layout everything is too high.
            onHeightChanged: narrowed = overflows
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: page.wide
        Layout.preferredWidth: 1
        spacing: Theme.gap

        // Aligns the buttons at the side to the bottom.
        Item {
            Layout.fillHeight: true
            visible: page.wide
        }
        ColumnLayout {
            id: below

            Layout.fillWidth: true
            spacing: Theme.gap
        }
    }
}
