import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The beginning: a language. Says the same to everybody.
ColumnLayout {
    id: page

    required property QtObject journey
    required property QtObject announcing
    required property bool portrait

    objectName: "startPage"
    spacing: Theme.unit * (portrait || announcing.still === "" ? 4 : 2)

    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 2
    }
    Icon {
        Layout.alignment: Qt.AlignHCenter
        // Low and wide, with something to tell: the words count more than the sign.
        visible: page.portrait || page.announcing.still === ""
        name: "languages"
        colour: Theme.action
        size: Theme.unit * (page.portrait ? 16 : 10)
    }
    Text {
        textFormat: Text.PlainText
        Layout.fillWidth: true
        text: page.journey.languageWords
        color: Theme.text
        font.pixelSize: Theme.fontLead
        font.weight: Font.DemiBold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.fontCaption
        horizontalAlignment: Text.AlignHCenter
    }
    Item {
        Layout.preferredHeight: Theme.unit * (page.portrait ? 6 : 1)
    }
    LanguageGrid {
        Layout.fillWidth: true
        journey: page.journey
        portrait: page.portrait
        onChosen: key => page.journey.chooseLanguage(key)
    }
    StillNotice {
        Layout.fillWidth: true
        Layout.topMargin: Theme.unit * (page.portrait ? 4 : 0)
        announcing: page.announcing
        toEverybody: true
    }
    Notice {
        objectName: "closedNotice"
        Layout.fillWidth: true
        Layout.topMargin: Theme.unit * 4
        visible: page.journey.notice !== "" && page.announcing.still === ""
        words: page.journey.notice
        iconName: "clock"
        ink: Theme.care
        fontSize: Theme.fontLead
    }
    NoticeLine {
        Layout.fillWidth: true
        announcing: page.announcing
    }
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 3
    }
}
