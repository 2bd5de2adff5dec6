import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// One sentence, and what can be done about it.
ColumnLayout {
    id: page

    required property string iconName
    required property string heading
    property string words: ""
    property string primary: ""
    property string quiet: ""

    signal primaryTouched()
    signal quietTouched()

    objectName: "messagePage"
    spacing: Theme.unit * 4

    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 2
    }
    Icon {
        Layout.alignment: Qt.AlignHCenter
        name: page.iconName
        colour: Theme.action
        size: Theme.unit * 16
    }
    Heading {
        Layout.fillWidth: true
        text: page.heading
        horizontalAlignment: Text.AlignHCenter
    }
    Sentence {
        Layout.fillWidth: true
        visible: text !== ""
        text: page.words
        font.pixelSize: Theme.fontLead
        horizontalAlignment: Text.AlignHCenter
    }
    Item {
        Layout.preferredHeight: Theme.unit * 4
    }
    PrimaryButton {
        objectName: "primary"
        Layout.alignment: Qt.AlignHCenter
        Layout.preferredWidth: Math.min(page.width, Theme.unit * 110)
        Layout.preferredHeight: Theme.unit * 18
        visible: page.primary !== ""
        text: page.primary
        fontSize: Theme.fontLead
        radius: Theme.unit * 2
        onClicked: page.primaryTouched()
    }
    QuietButton {
        objectName: "quiet"
        Layout.alignment: Qt.AlignHCenter
        Layout.preferredWidth: Math.min(page.width, Theme.unit * 110)
        Layout.preferredHeight: Theme.unit * 14
        visible: page.quiet !== ""
        text: page.quiet
        fontSize: Theme.fontBody
        radius: Theme.unit * 2
        onClicked: page.quietTouched()
    }
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 3
    }
}
