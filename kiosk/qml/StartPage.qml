import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// What brings the visitor here: by topic or by agency, or by typing what is looked for.
ColumnLayout {
    id: page

    required property QtObject journey
    required property QtObject browsing
    required property QtObject wish
    required property QtObject announcing
    required property bool portrait
    // The two buttons are in the bar where there is little room, and for a visitor who listens: the
    // keys begin with the tiles.
    required property bool inBar

    objectName: "startPage"
    spacing: Theme.gap

    Heading {
        Layout.fillWidth: true
        text: page.wish.others.count > 0 ? Texts.strings.question_more : Texts.strings.question
    }
    NoticeLine {
        Layout.fillWidth: true
        announcing: page.announcing
    }
    Notice {
        objectName: "startPrinterNotice"
        Layout.fillWidth: true
        visible: !Theme.compact && !page.journey.paper && !["", "none"].includes(page.journey.printer)
        iconName: "printer"
        words: page.journey.printerWords
    }
    ChosenServices {
        Layout.fillWidth: true
        wish: page.wish
        journey: page.journey
    }
    RowLayout {
        Layout.fillWidth: true
        visible: !page.inBar
        spacing: Theme.gap
        layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

        KioskButton {
            objectName: "search"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            text: Texts.strings.search
            iconName: "search"
            onClicked: page.journey.search()
        }
        KioskButton {
            objectName: "way"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: page.browsing.severalAgencies
            text: page.browsing.way === "category" ? Texts.strings.by_agency : Texts.strings.by_topic
            iconName: page.browsing.way === "category" ? "landmark" : "layout-grid"
            onClicked: page.browsing.way = page.browsing.way === "category" ? "agency" : "category"
        }
    }
    TileList {
        id: tiles

        Layout.fillWidth: true
        Layout.fillHeight: true
        model: page.browsing.groups

        delegate: GroupTile {
            list: tiles
            onClicked: page.journey.chooseGroup(key)
        }
    }
}
