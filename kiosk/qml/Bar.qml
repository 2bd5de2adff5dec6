import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Back, from the beginning, help, and how the screen looks: always in the same place, below or
// at the side. Where there is little room, signs alone, and what the start page asks as well.
GridLayout {
    id: bar

    required property QtObject journey
    required property QtObject browsing
    required property QtObject help
    required property QtObject wish
    required property QtObject guidance
    required property bool vertical

    // What the start page asks stands here too.
    readonly property bool gathers: Theme.compact || guidance.active
    readonly property string screen: journey.screen
    readonly property bool leaves: ["services", "search", "service", "options", "refused", "no_answer",
        "unknown_code", "code_unanswered"]
        .includes(screen)

    signal languageWanted()
    signal accessWanted()

    columns: vertical ? 1 : Theme.compact || width > Theme.touch * 20 ? 6 : 2
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap
    layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

    component BarButton: KioskButton {
        required property string words

        Layout.fillWidth: true
        Layout.fillHeight: !bar.vertical
        Layout.preferredWidth: 1
        Layout.minimumWidth: Theme.touch
        text: Theme.compact ? "" : words
        implicitHeight: Theme.compact ? Theme.touch : Math.max(Theme.touch,
            implicitContentHeight + topPadding + bottomPadding)
        iconSize: Theme.compact ? Theme.touch * 0.6 : fontSize * 1.25
        Accessible.name: words
    }

    LanguageRow {
        Layout.fillWidth: true
        visible: bar.vertical && !Theme.compact && bar.journey.languagesOffered
        journey: bar.journey
    }
    BarButton {
        objectName: "languages"
        visible: Theme.compact && bar.journey.languagesOffered && bar.journey.languages.count > 0
        words: Texts.strings.language
        iconName: "languages"
        onClicked: bar.languageWanted()
    }
    BarButton {
        objectName: "search"
        visible: bar.screen === "start" ? bar.gathers : ["services", "service"].includes(bar.screen)
        words: Texts.strings.search
        iconName: "search"
        onClicked: bar.journey.search()
    }
    BarButton {
        objectName: "way"
        visible: bar.gathers && bar.screen === "start" && bar.browsing.severalAgencies
        words: bar.browsing.way === "category" ? Texts.strings.by_agency : Texts.strings.by_topic
        iconName: bar.browsing.way === "category" ? "landmark" : "layout-grid"
        onClicked: bar.browsing.way = bar.browsing.way === "category" ? "agency" : "category"
    }
    Item {
        Layout.fillHeight: true
        visible: bar.vertical
    }
    BarButton {
        objectName: "back"
        visible: bar.leaves && !["no_answer", "refused", "unknown_code", "code_unanswered"].includes(bar.screen)
        words: Texts.strings.back
        iconName: "arrow-left"
        directional: true
        onClicked: bar.journey.back()
    }
    BarButton {
        objectName: "startAgain"
        visible: bar.leaves || bar.screen === "start" && bar.wish.others.count > 0
        words: Texts.strings.start_again
        iconName: "house"
        onClicked: bar.journey.leave()
    }
    BarButton {
        objectName: "help"
        words: Texts.strings.need_help
        iconName: "circle-help"
        onClicked: bar.help.call()
    }
    BarButton {
        objectName: "access"
        words: Texts.strings.accessibility
        iconName: "accessibility"
        onClicked: bar.accessWanted()
    }
}
