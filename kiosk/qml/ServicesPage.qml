import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The services of a category, with what waits there now.
ColumnLayout {
    id: page

    required property QtObject journey
    required property bool portrait

    objectName: "servicesPage"
    spacing: Theme.unit * (portrait ? 3 : 2)

    Heading {
        Layout.fillWidth: true
        text: page.journey.categoryName
    }
    TileGrid {
        Layout.fillWidth: true
        Layout.fillHeight: true
        model: page.journey.services
        columns: page.portrait ? 2 : 4
        tallest: Theme.unit * 44

        delegate: ServiceTile {
            onClicked: page.journey.chooseService(key)
        }
    }
    Pager {
        Layout.fillWidth: true
        journey: page.journey
    }
}
