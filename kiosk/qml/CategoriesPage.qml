import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// What brings the visitor here.
ColumnLayout {
    id: page

    required property QtObject journey
    required property bool portrait

    objectName: "categoriesPage"
    spacing: Theme.unit * (portrait ? 3 : 2)

    Heading {
        Layout.fillWidth: true
        text: Texts.strings.question
    }
    Notice {
        Layout.fillWidth: true
        visible: page.journey.notice !== ""
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
