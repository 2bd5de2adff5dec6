import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// One sentence, under a sign.
Scrolled {
    id: page

    required property string iconName
    required property string heading
    property string words: ""

    centred: true
    spacing: Theme.gap

    Icon {
        Layout.alignment: Qt.AlignHCenter
        visible: !Theme.compact
        name: page.iconName
        colour: Theme.action
        size: Theme.touch * 1.6
    }
    Heading {
        words: page.heading
        horizontalAlignment: Text.AlignHCenter
    }
    Sentence {
        visible: words !== ""
        words: page.words
        horizontalAlignment: Text.AlignHCenter
    }
}
