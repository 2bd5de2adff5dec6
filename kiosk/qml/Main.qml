import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Novbe.Kit

// The kiosk's window: a bar above, the page of the present step, a bar below. In reach mode all
// that is touched stands in the lower half.
Window {
    id: root

    required property QtObject journey
    required property QtObject browsing
    required property QtObject wish
    required property QtObject help
    required property QtObject access
    required property QtObject announcing
    required property QtObject face

    readonly property bool portrait: height >= width
    readonly property bool lowered: access.reach && portrait
    readonly property real margin: Math.round(Math.min(width, height) * 0.04)
    readonly property var pages: ({
        "start": startPage,
        "search": searchPage,
        "services": servicesPage,
        "service": servicePage,
        "options": optionsPage,
        "issuing": issuingPage,
        "no_answer": noAnswerPage,
        "refused": refusedPage,
        "printing": ticketPage,
        "ticket": ticketPage,
        "number": ticketPage,
        "shown": ticketPage,
        "closed": closedPage,
        "paused": closedPage,
        "no_server": noServerPage
    })

    width: 1080
    height: 1920
    color: Theme.background
    title: "Novbe"
    onWidthChanged: access.resize(width, height)
    onHeightChanged: access.resize(width, height)
    Component.onCompleted: access.resize(width, height)

    GridLayout {
        anchors.fill: parent
        anchors.margins: root.margin
        columns: root.portrait ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.gap

            TopBar {
                Layout.fillWidth: true
                visible: root.portrait || !Theme.compact
                journey: root.journey
                face: root.face
            }
            Item {
                Layout.fillHeight: true
                visible: root.lowered
            }
            LanguageRow {
                Layout.fillWidth: true
                visible: root.portrait && !Theme.compact && root.journey.languagesOffered
                    && root.journey.languages.count > 0
                journey: root.journey
            }
            Loader {
                id: page

                objectName: "page"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: 1
                Layout.maximumHeight: root.lowered ? root.height * 0.5 - bar.height : Infinity
                sourceComponent: root.pages[root.journey.screen]
                onLoaded: root.journey.shown(item)
            }
        }
        Bar {
            id: bar

            Layout.fillWidth: root.portrait
            Layout.fillHeight: !root.portrait
            Layout.preferredWidth: root.portrait ? -1 : Theme.compact ? Theme.touch : Theme.touch * 4
            journey: root.journey
            browsing: root.browsing
            help: root.help
            vertical: !root.portrait
            onLanguageWanted: languagePanel.open = true
            onAccessWanted: accessPanel.open = true
        }
    }

    LanguagePanel {
        id: languagePanel

        anchors.fill: parent
        journey: root.journey
        margin: root.margin
    }
    AccessPanel {
        id: accessPanel

        anchors.fill: parent
        access: root.access
        journey: root.journey
        margin: root.margin
    }
    HelpPanel {
        anchors.fill: parent
        help: root.help
        margin: root.margin
    }
    IdlePanel {
        anchors.fill: parent
        journey: root.journey
        margin: root.margin
    }

    // Sees every touch and takes none.
    Item {
        anchors.fill: parent
        z: 100

        PointHandler {
            onActiveChanged: if (active) root.journey.touched()
        }
    }

    Component {
        id: startPage

        StartPage {
            journey: root.journey
            browsing: root.browsing
            wish: root.wish
            announcing: root.announcing
            portrait: root.portrait
        }
    }
    Component {
        id: searchPage

        SearchPage {
            journey: root.journey
            browsing: root.browsing
            portrait: root.portrait
        }
    }
    Component {
        id: servicesPage

        ServicesPage {
            journey: root.journey
            browsing: root.browsing
        }
    }
    Component {
        id: servicePage

        ServicePage {
            journey: root.journey
            wish: root.wish
            portrait: root.portrait
        }
    }
    Component {
        id: optionsPage

        OptionsPage {
            journey: root.journey
            wish: root.wish
            portrait: root.portrait
        }
    }
    Component {
        id: ticketPage

        TicketPage {
            journey: root.journey
            portrait: root.portrait
        }
    }
    Component {
        id: issuingPage

        MessagePage {
            iconName: "ticket"
            heading: Texts.strings.issuing
        }
    }
    Component {
        id: noAnswerPage

        MessagePage {
            iconName: "wifi-off"
            heading: Texts.strings.no_answer
            words: Texts.strings.no_answer_text
            primary: Texts.strings.try_again
            onPrimaryTouched: root.journey.again()
        }
    }
    Component {
        id: refusedPage

        MessagePage {
            iconName: "circle-alert"
            heading: Texts.strings.refused
            words: root.journey.problem
        }
    }
    Component {
        id: closedPage

        ClosedPage {
            announcing: root.announcing
        }
    }
    Component {
        id: noServerPage

        NoServerPage {
            announcing: root.announcing
        }
    }
}
