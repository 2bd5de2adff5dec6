import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The start page: services by topic or by agency, or the search.
ColumnLayout {
    id: page

    required property QtObject session
    required property QtObject browsing
    required property QtObject wish
    required property QtObject announcements
    required property bool portrait
    // On a small screen, and for a visitor who listens, the two buttons are in the bar: the focus
    // then starts at the tiles.
    required property bool inBar

    objectName: "startPage"
    spacing: Theme.gap

    readonly property string question: wish.others.count > 0 ? Texts.strings.question_more : Texts.strings.question

    Heading {
        visible: !Theme.compact
        text: page.question
    }
    NoticeLine {
        announcements: page.announcements
    }
    Notice {
        visible: !Theme.compact && !page.session.paper && !["", "none"].includes(page.session.printer)
        iconName: "printer"
        words: page.session.printerWords
    }
    Line {
        visible: !page.inBar

        KioskButton {
            objectName: "search"
            Layout.preferredWidth: 1
            text: Texts.strings.search
            iconName: "search"
            onClicked: page.session.search()
        }
        KioskButton {
            objectName: "way"
            Layout.preferredWidth: 1
            visible: page.browsing.severalAgencies
            text: page.browsing.grouping === "category" ? Texts.strings.by_agency : Texts.strings.by_topic
            iconName: page.browsing.grouping === "category" ? "landmark" : "layout-grid"
            onClicked: page.browsing.grouping = page.browsing.grouping === "category" ? "agency" : "category"
        }
    }
    TileList {
        id: tiles

        Layout.fillHeight: true
        heading: Theme.compact ? page.question : ""
        sharing: true
        // A few services are shown without categories.
        model: page.browsing.few ? page.browsing.services : page.browsing.groups
        delegate: page.browsing.few ? service : group
    }
    readonly property Component group: GroupTile {
        list: tiles
        onClicked: page.session.chooseGroup(key)
    }
    readonly property Component service: ServiceTile {
        list: tiles
        onClicked: page.session.chooseService(key)
    }
    ChosenServices {
        // On a small screen the page of the next service shows it.
        visible: !Theme.compact && page.wish.others.count > 0
        wish: page.wish
    }
    MainButton {
        objectName: "takeChosen"
        visible: page.wish.others.count > 0
        text: Texts.strings.take_ticket
        iconName: "ticket"
        onClicked: page.session.take()
    }
}
