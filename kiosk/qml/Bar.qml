import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Back, start over, help, and accessibility: always in the same place, below or at the side. On a
// small screen with icons only, and with the buttons of the start page.
Cells {
    id: bar

    required property QtObject session
    required property QtObject browsing
    required property QtObject help
    required property QtObject wish
    required property QtObject guidance
    required property bool vertical

    // The buttons of the start page are here on a low screen, and for a visitor who listens.
    required property bool low
    readonly property bool gathers: Theme.compact || guidance.active || low
    readonly property string screen: session.screen
    readonly property bool leaves: ["services", "search", "service", "options", "refused", "no_answer",
        "unknown_code", "code_unanswered"]
        .includes(screen)

    // There is room for five at the side of a low screen and below a narrow one, for four below a
    // low one.
    readonly property bool crowded: searchKey.visible && backKey.visible
        && (low || Theme.compact && (vertical || width < 6 * (Theme.touch + Theme.gap) - Theme.gap))

    signal languageWanted()
    signal accessWanted()

    // In rows of equal length, if possible.
    readonly property int shown: [languages, searchKey, way, backKey, startAgain, helpKey, access]
        .filter(button => button.visible).length
    readonly property int most: Math.max(2, Math.floor(width / (Theme.touch * 4.4)))

    columns: vertical ? 1 : Theme.compact ? 7 : Math.ceil(shown / Math.ceil(shown / most))

    component BarButton: KioskButton {
        required property string words

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
        visible: bar.vertical && !Theme.compact && bar.session.languagesOffered
        session: bar.session
    }
    BarButton {
        id: languages

        objectName: "languages"
        visible: Theme.compact && bar.session.languagesOffered && bar.session.languages.count > 0
        words: Texts.strings.language
        iconName: "languages"
        onClicked: bar.languageWanted()
    }
    BarButton {
        id: searchKey

        objectName: "search"
        visible: bar.screen === "start" ? bar.gathers : ["services", "service"].includes(bar.screen)
        words: Texts.strings.search
        iconName: "search"
        onClicked: bar.session.search()
    }
    BarButton {
        id: way

        objectName: "way"
        visible: bar.gathers && bar.screen === "start" && !bar.crowded && bar.browsing.severalAgencies
        words: bar.browsing.grouping === "category" ? Texts.strings.by_agency : Texts.strings.by_topic
        iconName: bar.browsing.grouping === "category" ? "landmark" : "layout-grid"
        onClicked: bar.browsing.grouping = bar.browsing.grouping === "category" ? "agency" : "category"
    }
    Item {
        Layout.fillHeight: true
        visible: bar.vertical
    }
    BarButton {
        id: backKey

        objectName: "back"
        visible: ["services", "search", "service", "options"].includes(bar.screen)
            || bar.screen === "start" && bar.wish.others.count > 0
        words: Texts.strings.back
        iconName: "arrow-left"
        directional: true
        onClicked: bar.session.back()
    }
    BarButton {
        id: startAgain

        objectName: "startAgain"
        visible: !bar.crowded && (bar.leaves || bar.screen === "start" && bar.wish.others.count > 0)
        words: Texts.strings.start_again
        iconName: "house"
        onClicked: bar.session.leave()
    }
    BarButton {
        id: helpKey

        objectName: "help"
        words: Texts.strings.need_help
        iconName: "circle-help"
        onClicked: bar.help.call()
    }
    BarButton {
        id: access

        objectName: "access"
        words: Texts.strings.accessibility
        iconName: "accessibility"
        onClicked: bar.accessWanted()
    }
}
