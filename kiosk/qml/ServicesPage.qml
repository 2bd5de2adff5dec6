import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The services of a category or an agency, with their current waits.
ColumnLayout {
    id: page

    required property QtObject session
    required property QtObject browsing

    spacing: Theme.gap

    Heading {
        visible: !Theme.compact
        // While hidden its width would follow from the text, and its hyphens from the width.
        words: Theme.compact ? "" : page.browsing.groupName
    }
    Sentence {
        objectName: "sameWait"
        visible: text !== ""
        text: Theme.compact ? "" : page.browsing.wait
        color: Theme.quiet
    }
    TileList {
        Layout.fillHeight: true
        heading: Theme.compact ? page.browsing.groupName : ""
        note: page.browsing.wait
        session: page.session
        model: page.browsing.services
    }
}
