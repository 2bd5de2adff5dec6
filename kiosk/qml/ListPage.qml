import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The start page: the most taken services, then all by topic or by agency, or all if they are few. Or
// the services of a category or an agency.
ColumnLayout {
    id: page

    required property QtObject session
    required property QtObject browsing
    required property QtObject wish
    required property QtObject announcements
    property bool start: true

    readonly property string question: !start ? browsing.groupName
        : wish.others.count > 0 ? Texts.strings.question_more : Texts.strings.question
    readonly property string note: !start || browsing.few ? browsing.wait : ""

    objectName: start ? "startPage" : "servicesPage"
    spacing: Theme.gap

    Heading {
        visible: !Theme.compact
        width: 0
        // While hidden its width would follow from the text, and its hyphens from the width.
        words: Theme.compact ? "" : page.question
    }
    NoticeLine {
        announcements: page.start ? page.announcements : null
    }
    Notice {
        visible: page.start && !Theme.compact && !page.session.paper && !["", "none"].includes(page.session.printer)
        iconName: "printer"
        words: page.session.printerWords
    }
    Sentence {
        visible: text !== ""
        text: Theme.compact ? "" : page.note
        color: Theme.quiet
    }
    TileList {
        Layout.fillHeight: true
        heading: Theme.compact ? page.question : ""
        note: page.note
        session: page.session
        model: page.start ? page.browsing.start : page.browsing.services
        apart: page.start ? page.browsing.apart : 0
    }
    ChosenServices {
        // On a small screen the page of the next service shows it.
        visible: page.start && !Theme.compact && page.wish.others.count > 0
        wish: page.wish
    }
}
