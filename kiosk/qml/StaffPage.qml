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
        Layout.preferredWidth: 2
        spacing: Theme.gap

        Heading {
            objectName: "staffHeading"
            text: page.heading
        }
        Sentence {
            objectName: "staffWords"
            visible: text !== ""
            text: page.words
            font.weight: Font.DemiBold
        }
        Scrolled {
            id: inner

            Layout.fillHeight: true
            Layout.preferredHeight: 1
            spacing: Theme.gap
            // Before the first layout everything is too high.
            onHeightChanged: narrowed = overflows
        }
    }
    ColumnLayout {
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

            spacing: Theme.gap
        }
    }
}
