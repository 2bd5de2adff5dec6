import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Back, start over or the other grouping, search, help, accessibility, and at the end the main action
// of the page: each always in the same place, below or at the side. On a small screen well-known
// signs have no words, and all are in one row.
Cells {
    id: bar

    required property QtObject session
    required property QtObject browsing
    required property QtObject help
    required property QtObject wish
    required property bool vertical

    readonly property string screen: session.screen
    readonly property bool chooses: ["start", "services", "search", "booking", "service", "options"].includes(screen)
    readonly property bool another: screen === "start" && wish.others.count > 0
    readonly property bool byTopic: browsing.grouping === "category"
    // A small screen, or one that is low for its width, has all in one row, with short words below the
    // signs, unless the words are large.
    required property bool low
    readonly property bool worded: low && width > Theme.fontBody * (Theme.compact ? 25 : 31)
    // Few signs without words are next to the main action, which takes the rest of the room. If large
    // text leaves too little, the main action has its own row.
    readonly property bool fewSigns: columns === 5 && !chooses && width > Theme.fontBody * (goesOn ? 15 : 9)
    // The visitor can go on from this page, or start again.
    readonly property bool goesOn: screen === "no_answer" || screen === "refused" && session.booking.active
    readonly property Item main: mainButton
    readonly property string taking: session.paper || session.printer === ""
        ? Texts.strings.take_ticket : Texts.strings.take_number
    // The name, the words and the act of the main action; null on a page without one. Only a low
    // screen has it here for a service: elsewhere the page has it under the name.
    readonly property var action: {
        const { done, noted, start_again, try_again } = Texts.strings
        const of = (name, words, act) => ({ name, words, act })
        const take = name => of(name, taking, () => session.take())
        switch (screen) {
        case "start":
            return another ? take("takeChosen") : null
        case "service":
            return low && session.service.open === true ? take("take") : null
        case "options":
            return take("takeWithOptions")
        case "printing": case "ticket": case "scanned":
            return of("done", done, () => session.leave())
        case "number": case "shown":
            return of("noted", noted, () => session.note())
        case "no_answer":
            return of("tryAgain", try_again, () => session.again())
        case "refused":
            if (goesOn)
                return of("tryAgain", try_again, () => session.booking.begin())
            return of("startAgain", start_again, () => session.leave())
        case "unknown_code": case "code_unanswered":
            return of("startAgain", start_again, () => session.leave())
        }
        return null
    }

    signal languageWanted()
    signal accessWanted()

    columns: vertical ? 1 : worded ? 6 : Theme.compact ? 5 : width < Theme.fontBody * 45 ? 3 : 6

    component BarButton: KioskButton {
        required property string words
        // On a small screen; "" for a sign that everyone knows.
        property string brief: ""

        Layout.fillHeight: !bar.vertical
        Layout.fillWidth: !(bar.worded || bar.fewSigns) || Theme.compact && bar.action === null
        Layout.preferredWidth: bar.worded || bar.fewSigns ? -1 : 1
        Layout.minimumWidth: Theme.touch
        leftPadding: Theme.unit * (Theme.compact || bar.worded ? 0.75 : 1.5)
        rightPadding: leftPadding
        topPadding: Theme.unit * (stacked ? 0.5 : 1)
        bottomPadding: topPadding
        stacked: bar.worded && text !== ""
        text: bar.worded ? brief : Theme.compact ? "" : words
        iconSize: stacked ? Theme.touch * 0.38 : Theme.compact ? Theme.touch * 0.6 : fontSize * 1.25
        Accessible.name: words
    }

    LanguageRow {
        visible: bar.vertical && bar.session.languagesOffered
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
        visible: bar.chooses && !(Theme.compact && way.visible)
        enabled: bar.screen !== "start" || bar.another
        words: Texts.strings.back
        brief: words
        iconName: "arrow-left"
        directional: true
        onClicked: bar.session.back()
    }
    BarButton {
        id: way

        objectName: "way"
        visible: bar.screen === "start" && !bar.another && bar.browsing.severalAgencies
        words: bar.byTopic ? Texts.strings.by_agency : Texts.strings.by_topic
        brief: Theme.compact ? "" : words
        iconName: bar.byTopic ? "landmark" : "layout-grid"
        onClicked: bar.browsing.grouping = bar.byTopic ? "agency" : "category"
    }
    BarButton {
        objectName: "startAgain"
        visible: !Theme.compact && !way.visible && bar.chooses || bar.goesOn
        enabled: bar.screen !== "start" || bar.another
        words: Texts.strings.start_again
        brief: words
        iconName: "house"
        onClicked: bar.session.leave()
    }
    BarButton {
        objectName: "search"
        // In the one row of a small screen the main action needs the room.
        visible: bar.chooses && !(Theme.compact && bar.worded && bar.action !== null)
        enabled: ["start", "services", "service"].includes(bar.screen)
        words: Texts.strings.search
        brief: Theme.compact ? "" : words
        iconName: "search"
        onClicked: bar.session.search()
    }
    BarButton {
        objectName: "help"
        words: Texts.strings.need_help
        brief: Texts.strings.help
        iconName: "circle-help"
        onClicked: bar.help.call()
    }
    BarButton {
        objectName: "access"
        words: Texts.strings.accessibility
        brief: words
        iconName: "accessibility"
        onClicked: bar.accessWanted()
    }
    Item {
        Layout.columnSpan: 2
        visible: bar.columns === 3 && bar.goesOn
    }
    MainButton {
        id: mainButton

        objectName: bar.action?.name ?? ""
        Layout.preferredWidth: 1
        Layout.minimumWidth: Theme.touch
        Layout.fillHeight: !bar.vertical
        Layout.columnSpan: bar.columns !== 5 ? 1 : bar.fewSigns ? 3 : 5
        visible: !Theme.compact || bar.action !== null
        // Keeps its place, so that the others keep theirs.
        opacity: enabled ? 1 : 0
        enabled: bar.action !== null && bar.screen !== "printing"
        fontSize: Theme.fontBody
        leftPadding: Theme.unit / 2
        rightPadding: Theme.unit / 2
        implicitHeight: Math.max(Theme.touch, topPadding + bottomPadding
            + Math.max(implicitContentHeight, Theme.compact ? 0 : longest.implicitHeight))
        text: bar.action?.words ?? bar.taking
        onClicked: bar.action.act()
    }
    // The bar is as high on every page as with the longest words of its main action.
    PlainText {
        id: longest

        visible: false
        width: mainButton.availableWidth
        text: bar.taking
        font.pixelSize: mainButton.fontSize
        font.weight: mainButton.weight
        wrapMode: Text.WordWrap
        lineHeight: Theme.lineScale
    }
}
