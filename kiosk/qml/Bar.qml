import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Back, start over or the other grouping, search, help, accessibility, and at the end the main action
// of some pages: each always in the same place, below or at the side. On a small screen with icons
// only.
Cells {
    id: bar

    required property QtObject session
    required property QtObject browsing
    required property QtObject help
    required property QtObject wish
    required property bool vertical

    readonly property string screen: session.screen
    readonly property bool chooses: ["start", "services", "search", "service", "options"].includes(screen)
    readonly property bool another: screen === "start" && wish.others.count > 0
    readonly property bool byTopic: browsing.grouping === "category"
    // There is room for five buttons at the side of a small screen or below it.
    readonly property bool crowded: Theme.compact && (vertical || width < 6 * (Theme.touch + Theme.gap) - Theme.gap)

    signal languageWanted()
    signal accessWanted()

    columns: vertical ? 1 : Theme.compact ? 6 : width < Theme.fontBody * 45 ? 3 : 6

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
        objectName: "languages"
        visible: Theme.compact && bar.session.languagesOffered && bar.session.languages.count > 0
        words: Texts.strings.language
        iconName: "languages"
        onClicked: bar.languageWanted()
    }
    Item {
        Layout.fillHeight: true
        visible: bar.vertical
    }
    BarButton {
        objectName: "back"
        visible: bar.chooses && !(bar.crowded && way.visible)
        enabled: bar.screen !== "start" || bar.another
        words: Texts.strings.back
        iconName: "arrow-left"
        directional: true
        onClicked: bar.session.back()
    }
    BarButton {
        id: way

        objectName: "way"
        visible: bar.screen === "start" && !bar.another && bar.browsing.severalAgencies
        words: bar.byTopic ? Texts.strings.by_agency : Texts.strings.by_topic
        iconName: bar.byTopic ? "landmark" : "layout-grid"
        onClicked: bar.browsing.grouping = bar.byTopic ? "agency" : "category"
    }
    BarButton {
        objectName: "startAgain"
        visible: !way.visible && (bar.chooses ? !bar.crowded
            : ["refused", "no_answer", "unknown_code", "code_unanswered"].includes(bar.screen))
        enabled: bar.screen !== "start" || bar.another
        words: Texts.strings.start_again
        iconName: "house"
        onClicked: bar.session.leave()
    }
    BarButton {
        objectName: "search"
        visible: bar.chooses
        enabled: ["start", "services", "service"].includes(bar.screen)
        words: Texts.strings.search
        iconName: "search"
        onClicked: bar.session.search()
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
    MainButton {
        objectName: bar.another ? "takeChosen" : "takeWithOptions"
        Layout.preferredWidth: 1
        Layout.minimumWidth: Theme.touch
        Layout.fillHeight: !bar.vertical
        visible: !Theme.compact && (enabled || !bar.vertical)
        // Keeps its place, so that the others keep theirs.
        opacity: enabled ? 1 : 0
        enabled: bar.another || bar.screen === "options"
        fontSize: Theme.fontBody
        leftPadding: Theme.unit
        rightPadding: Theme.unit
        implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
        text: bar.session.paper || bar.session.printer === ""
            ? Texts.strings.take_ticket : Texts.strings.take_number
        onClicked: bar.session.take()
    }
}
