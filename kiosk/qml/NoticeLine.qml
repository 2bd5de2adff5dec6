import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The hall's notices, one after the other.
Line {
    id: line

    // None on a page without notices.
    required property QtObject announcements
    readonly property string words: announcements?.notice ?? ""

    objectName: "noticeLine"
    visible: words !== ""
    spacing: Theme.unit * 2

    Icon {
        Layout.alignment: Qt.AlignVCenter
        name: "megaphone"
        colour: Theme.action
        size: Theme.fontLead * 1.2
    }
    Sentence {
        // The voice says them all.
        readonly property string spoken: line.announcements?.notices ?? ""

        words: line.words
        font.weight: Font.DemiBold
        maximumLineCount: 3
        elide: Text.ElideRight
    }
}
