import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// What brings the visitor here.
ColumnLayout {
    id: page

    required property QtObject journey
    required property QtObject announcing
    required property bool portrait

    objectName: "categoriesPage"
    spacing: Theme.unit * (portrait ? 3 : 2)

    Heading {
        Layout.fillWidth: true
        text: Texts.strings.question
    }
    StillNotice {
        Layout.fillWidth: true
        announcing: page.announcing
    }
    NoticeLine {
        Layout.fillWidth: true
        visible: words !== "" && page.announcing.still === ""
        announcing: page.announcing
    }
    Notice {
        Layout.fillWidth: true
        visible: page.journey.notice !== "" && page.announcing.still === ""
        words: page.journey.notice
        iconName: "clock"
    }
    TileGrid {
        Layout.fillWidth: true
        Layout.fillHeight: true
        model: page.journey.categories
        columns: page.portrait ? 2 : 4
        tallest: Theme.unit * 42

        delegate: CategoryTile {
            onClicked: page.journey.chooseCategory(key)
        }
    }
    Pager {
        Layout.fillWidth: true
        journey: page.journey
    }
}
