import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Novbe.Kit

// The kiosk's window: a bar above, the page of the current step, a bar below. In reach mode all
// controls are in the lower half.
Window {
    id: root

    required property QtObject session
    required property QtObject browsing
    required property QtObject wish
    required property QtObject help
    required property QtObject access
    required property QtObject guidance
    required property QtObject announcements
    required property QtObject face
    required property QtObject logo
    required property QtObject service

    readonly property bool portrait: height >= width
    // Below on a nearly square screen too, where a bar at the side would take a third of the width.
    readonly property bool barBelow: Theme.compact || width < height * 1.4
    // Pages with controls in their upper half begin lower; the others keep the full height. A
    // screen so small that a line has few letters is within reach as a whole.
    readonly property bool lowered: access.reach && portrait && !Theme.tight
        && ["start", "search", "booking", "services", "service", "options"].includes(session.screen)
    readonly property real margin: Math.round(Math.min(width, height) * 0.04)
    readonly property var pages: ({
        "start": startPage,
        "search": searchPage,
        "booking": bookingPage,
        "services": servicesPage,
        "service": servicePage,
        "options": optionsPage,
        "issuing": issuingPage,
        "no_answer": noAnswerPage,
        "refused": refusedPage,
        "early": earlyPage,
        "printing": ticketPage,
        "ticket": ticketPage,
        "number": ticketPage,
        "shown": ticketPage,
        "scanned": ticketPage,
        "unknown_code": unknownCodePage,
        "code_unanswered": codeUnansweredPage,
        "closed": closedPage,
        "paused": closedPage,
        "no_server": noServerPage
    })

    // The part of the window that is active now: a panel covers everything else.
    readonly property Item top: serviceMenu.open ? serviceMenu : idlePanel.visible ? idlePanel
        : helpPanel.visible ? helpPanel : accessPanel.visible ? accessPanel : languagePanel.visible ? languagePanel : whole
    property bool byKeys: false
    // A key has just moved the focus or pressed a control: interrupt the voice.
    property bool byPress: false

    // The same key within this time in milliseconds counts once (EN 301 549, 5.8).
    property int sameKeyWithin: 500
    property var lastKey: ({ key: 0, at: 0 })

    readonly property string step: session.step
    // The focus begins at what is listed, not at the main action.
    readonly property bool lists: ["start", "search", "services", "options"].includes(session.screen)
    readonly property bool begun: session.begun
    readonly property string language: Texts.language
    readonly property string typed: browsing.typed + session.booking.typed
    readonly property string notices: announcements.notices

    function again(event) {
        const same = event.isAutoRepeat
            || event.key === lastKey.key && Date.now() - lastKey.at < sameKeyWithin
        if (!same)
            lastKey = { key: event.key, at: Date.now() }
        return same
    }
    // Move the focus to the next or previous control of the active item, in a cycle. A visitor who
    // listens needs no paging buttons: a focused control is scrolled into view.
    function go(forward, from = null) {
        byKeys = true
        guidance.key()
        let item = from ?? (isControl(activeFocusItem) ? activeFocusItem : top)
        // The page comes before the bar, in which the focus began.
        if (item === bar.main && forward && !lists)
            item = page.item
        for (let count = 0; count < 500; count++) {
            item = item.nextItemInFocusChain(forward)
            if (isControl(item) && !(guidance.active && item.forEyes === true)) {
                byPress = from === null
                item.forceActiveFocus(Qt.TabFocusReason)
                byPress = false
                return
            }
        }
    }
    // A button of the active item.
    function isControl(item) {
        if (!item || !item.enabled || typeof item.click !== "function")
            return false
        let holder = item
        while (holder && holder !== top)
            holder = holder.parent
        return holder === top
    }
    // On a new page or panel, or in another language, the focus starts at its first control, not at
    // the bars. While the kiosk is busy no control has the focus: a second press would do something
    // else.
    function begin() {
        if (activeFocusItem && activeFocusItem !== everything)
            activeFocusItem.focus = false
        everything.forceActiveFocus()
        if (!byKeys || ["issuing", "printing"].includes(step) && top === whole)
            return
        const first = top !== whole || lists ? null : page.item?.first ?? bar.main
        if (isControl(first))
            first.forceActiveFocus(Qt.TabFocusReason)
        else
            go(true, top === whole ? page.item : top)
    }
    // A button that is hidden loses the focus.
    function restore() {
        if (!isControl(activeFocusItem))
            begin()
    }
    // A key presses a control; a changed text of it is read.
    function press(item) {
        if (!isControl(item))
            return
        // A number or a message is not left by a press before it was heard.
        if (!(top === whole ? session.languagesOffered : top !== helpPanel) && !guidance.named()) {
            guidance.repeat()
            return
        }
        const before = wordsOf(item)
        item.click()
        byPress = true
        if (item === activeFocusItem && wordsOf(item) !== before)
            readControl()
        byPress = false
    }
    function closePanels() {
        accessPanel.open = false
        languagePanel.open = false
    }
    function leaveOne() {
        if (serviceMenu.open) {
            service.back()
        } else if (accessPanel.open || languagePanel.open) {
            closePanels()
        } else if (helpPanel.visible) {
            help.dismiss()
        } else {
            session.back()
        }
    }
    // The pages of the staff are not read to visitors.
    function read() {
        if (!serviceMenu.open)
            guidance.attend(top === whole ? page.item : top)
    }
    function wordsOf(control) {
        const said = control.Accessible
        return [said.name, said.description, !said.checkable ? ""
            : said.checked ? Texts.strings.chosen : Texts.strings.not_chosen].filter(text => text).join(". ")
    }
    // Read the focused control, in the language of its text.
    function readControl() {
        const item = activeFocusItem
        if (serviceMenu.open || !isControl(item))
            return
        const name = item.objectName
        guidance.reach(wordsOf(item), name.startsWith("language-") ? name.slice("language-".length) : "",
            byPress)
    }
    onTopChanged: {
        Qt.callLater(begin)
        read()
    }
    onStepChanged: {
        Qt.callLater(begin)
        read()
    }
    onLanguageChanged: Qt.callLater(begin)
    // Read the typed text after each letter, and that nothing was found.
    onTypedChanged: {
        if (["search", "booking"].includes(step))
            read()
        // The next key takes the ticket.
        if (session.booking.complete)
            Qt.callLater(begin)
    }
    onNoticesChanged: if (step === "start") read()
    onBegunChanged: if (!begun) {
        closePanels()
        Qt.callLater(begin)
        read()
    }
    onActiveFocusItemChanged: {
        readControl()
        Qt.callLater(restore)
    }

    Connections {
        target: root.guidance

        function onBegun() {
            root.byKeys = true
            Qt.callLater(root.begin)
        }
    }
    Connections {
        target: root.help

        // Read changes of the call for help, also while its panel is open.
        function onChanged() {
            Qt.callLater(root.begin)
            root.read()
        }
    }

    width: 1080
    height: 1920
    color: Theme.background
    title: "Novbe"
    onWidthChanged: access.resize(width, height)
    onHeightChanged: access.resize(width, height)
    Component.onCompleted: access.resize(width, height)

    // Everything works by keys, such as those of a keypad: arrows and Tab move the focus, Enter and
    // Space press, Escape goes back.
    Shortcut {
        sequence: "Space"
        autoRepeat: false
        enabled: root.isControl(root.activeFocusItem)
        onActivated: {
            root.session.touched()
            if (!root.again({ key: Qt.Key_Space, isAutoRepeat: false }))
                root.press(root.activeFocusItem)
        }
    }
    FocusScope {
        id: everything

        anchors.fill: parent
        focus: true
        Keys.onPressed: event => {
            root.session.touched()
            const once = act => { if (!root.again(event)) act() }
            switch (event.key) {
            case Qt.Key_Down: case Qt.Key_Right: case Qt.Key_Tab:
                once(() => root.go(true)); break
            case Qt.Key_Up: case Qt.Key_Left: case Qt.Key_Backtab:
                once(() => root.go(false)); break
            case Qt.Key_Return: case Qt.Key_Enter: case Qt.Key_Select:
                if (!root.session.codeInput.end())
                    once(() => root.press(root.activeFocusItem))
                break
            case Qt.Key_VolumeUp:
                once(() => root.guidance.turnVolume(1)); break
            case Qt.Key_VolumeDown:
                once(() => root.guidance.turnVolume(-1)); break
            case Qt.Key_Escape: case Qt.Key_Back:
                once(root.leaveOne); break
            default:
                if (!root.session.codeInput.hear(event.text))
                    return
            }
            event.accepted = true
        }

        Cells {
            id: whole

            // Items below a panel cannot get the focus.
            enabled: root.top === whole
            anchors.fill: parent
            anchors.margins: root.margin
            columns: root.barBelow ? 1 : 2

            ColumnLayout {
                spacing: Theme.gap

                TopBar {
                    visible: !Theme.compact || root.portrait && root.width > Theme.fontBody * 12
                    session: root.session
                    face: root.face
                    logo: root.logo
                }
                Item {
                    Layout.fillHeight: true
                    visible: root.lowered
                }
                LanguageRow {
                    visible: root.barBelow && !Theme.compact && root.session.languagesOffered
                        && root.session.languages.count > 0
                    session: root.session
                }
                Item {
                    Layout.fillWidth: true
                    visible: root.guidance.active
                    z: 1

                    VoiceKeys {
                        guidance: root.guidance
                        session: root.session
                        onLanguageWanted: languagePanel.open = true
                    }
                }
                Loader {
                    id: page

                    objectName: "page"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 1
                    Layout.maximumHeight: root.lowered ? root.height * 0.5 - bar.height : Infinity
                    sourceComponent: root.pages[root.session.screen]
                    onLoaded: {
                        Qt.callLater(root.begin)
                        root.read()
                    }
                }
            }
            Bar {
                id: bar

                Layout.fillWidth: root.barBelow
                Layout.fillHeight: !root.barBelow
                Layout.preferredWidth: root.barBelow ? -1 : Theme.touch * 5
                session: root.session
                browsing: root.browsing
                help: root.help
                wish: root.wish
                vertical: !root.barBelow
                low: root.barBelow && (Theme.compact || !root.portrait)
                onLanguageWanted: languagePanel.open = true
                onAccessWanted: accessPanel.open = true
            }
        }

        LanguagePanel {
            id: languagePanel

            anchors.fill: parent
            session: root.session
            margin: root.margin
        }
        AccessPanel {
            id: accessPanel

            anchors.fill: parent
            access: root.access
            guidance: root.guidance
            margin: root.margin
        }
        HelpPanel {
            id: helpPanel

            anchors.fill: parent
            help: root.help
            margin: root.margin
        }
        IdlePanel {
            id: idlePanel

            anchors.fill: parent
            session: root.session
            margin: root.margin
        }
        ServiceMenu {
            id: serviceMenu

            anchors.fill: parent
            service: root.service
            access: root.access
            margin: root.margin
        }
    }

    // A black cover against people reading along; a touch removes it.
    Rectangle {
        objectName: "dark"
        anchors.fill: parent
        z: 99
        visible: root.access.dark
        color: "black"

        MouseArea {
            anchors.fill: parent
            onClicked: root.access.dark = false
        }
    }
    // Observes every touch without accepting it.
    Item {
        anchors.fill: parent
        z: 100

        PointHandler {
            onActiveChanged: if (active) {
                root.byKeys = false
                root.session.touched()
            }
        }
    }

    component List: ListPage {
        session: root.session
        browsing: root.browsing
        wish: root.wish
        announcements: root.announcements
    }
    readonly property Component startPage: List {}
    readonly property Component servicesPage: List {
        start: false
    }
    readonly property Component searchPage: SearchPage {
        session: root.session
        browsing: root.browsing
        below: root.barBelow && !(bar.worded && !root.portrait)
    }
    readonly property Component bookingPage: BookingPage {
        session: root.session
        below: root.barBelow && !(bar.worded && !root.portrait)
    }
    readonly property Component earlyPage: EarlyPage {
        session: root.session
    }
    readonly property Component servicePage: ServicePage {
        session: root.session
        wish: root.wish
        portrait: root.portrait
        low: bar.low
    }
    readonly property Component optionsPage: OptionsPage {
        session: root.session
        wish: root.wish
    }
    readonly property Component ticketPage: TicketPage {
        session: root.session
        portrait: root.portrait
        onSlowChanged: if (slow) root.guidance.reach(Texts.strings.still_printing, "", false)
    }
    readonly property Component issuingPage: MessagePage {
        iconName: "ticket"
        heading: Texts.strings.issuing
    }
    readonly property Component noAnswerPage: MessagePage {
        iconName: "wifi-off"
        heading: Texts.strings.no_answer
        words: root.session.booking.active ? Texts.strings.booking_no_answer : Texts.strings.no_answer_text
    }
    readonly property Component refusedPage: MessagePage {
        iconName: "circle-alert"
        heading: Texts.strings.refused
        words: root.session.problem
    }
    readonly property Component unknownCodePage: MessagePage {
        iconName: "circle-alert"
        heading: Texts.strings.scanned_unknown
    }
    readonly property Component codeUnansweredPage: MessagePage {
        iconName: "wifi-off"
        heading: Texts.strings.no_answer
        words: root.session.booking.active ? Texts.strings.booking_no_answer : Texts.strings.scanned_no_answer
    }
    readonly property Component closedPage: NoTicketsPage {
        objectName: "closedPage"
        told: root.announcements.closed
        booking: root.announcements.bookings ? root.session.booking : null
        iconName: root.announcements.sign
        announcements: root.announcements
    }
    readonly property Component noServerPage: NoTicketsPage {
        objectName: "noServerPage"
        told: root.announcements.noServer
        iconName: root.announcements.starting ? "clock" : "wifi-off"
        ink: root.announcements.starting ? Theme.action : Theme.care
        searching: Search.words
    }
}
