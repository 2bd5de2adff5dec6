import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The start page: the most taken services, then all by topic or by agency; or all if they are few.
ColumnLayout {
    id: page

    required property QtObject session
    required property QtObject browsing
    required property QtObject wish
    required property QtObject announcements

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
    Sentence {
        visible: text !== ""
        text: Theme.compact ? "" : tiles.note
        color: Theme.quiet
    }
    TileList {
        id: tiles

        Layout.fillHeight: true
        heading: Theme.compact ? page.question : ""
        note: page.browsing.few ? page.browsing.wait : ""
        session: page.session
        model: page.browsing.start
        apart: page.browsing.apart
    }
    ChosenServices {
        // On a small screen the page of the next service shows it.
        visible: !Theme.compact && page.wish.others.count > 0
        wish: page.wish
    }
}
