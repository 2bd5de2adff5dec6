import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Novbe.Kit

// The kiosk's window: a bar above, the page of the present step, a bar below.
Window {
    id: root

    required property QtObject journey
    required property QtObject announcing
    required property QtObject face

    readonly property bool portrait: height >= width
    readonly property real margin: Math.round(Math.min(width, height) * 0.05)
    readonly property var pages: ({
        "start": startPage,
        "categories": categoriesPage,
        "services": servicesPage,
        "service": servicePage,
        "issuing": issuingPage,
        "no_answer": noAnswerPage,
        "refused": refusedPage,
        "printing": ticketPage,
        "ticket": ticketPage,
        "number": ticketPage,
        "shown": ticketPage
    })

    width: 1080
    height: 1920
    color: Theme.background
    title: "Novbe"

    Binding {
        target: Theme
        property: "scale"
        value: Math.min(root.width, root.height) / 1080
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: root.margin
        spacing: Theme.unit * (root.portrait ? 3 : 2)

        TopBar {
            Layout.fillWidth: true
            journey: root.journey
            face: root.face
            onLanguageWanted: languagePanel.open = true
        }
        Loader {
            id: page

            objectName: "page"
            Layout.fillWidth: true
            Layout.fillHeight: true
            sourceComponent: root.journey.cutOff ? offlinePage : root.pages[root.journey.step]
        }
        BottomBar {
            Layout.fillWidth: true
            visible: !root.journey.cutOff && canGoBack
            journey: root.journey
            portrait: root.portrait
        }
    }

    LanguagePanel {
        id: languagePanel

        anchors.fill: parent
        journey: root.journey
        portrait: root.portrait
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
            announcing: root.announcing
            portrait: root.portrait
        }
    }
    Component {
        id: categoriesPage

        CategoriesPage {
            journey: root.journey
            announcing: root.announcing
            portrait: root.portrait
        }
    }
    Component {
        id: servicesPage

        ServicesPage {
            journey: root.journey
            portrait: root.portrait
        }
    }
    Component {
        id: servicePage

        ServicePage {
            journey: root.journey
            portrait: root.portrait
        }
    }
    Component {
        id: ticketPage

        TicketPage {
            journey: root.journey
            portrait: root.portrait
            screenHeight: root.height
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
            quiet: Texts.strings.start_again
            onPrimaryTouched: root.journey.again()
            onQuietTouched: root.journey.leave()
        }
    }
    Component {
        id: refusedPage

        MessagePage {
            iconName: "circle-alert"
            heading: Texts.strings.refused
            words: root.journey.problem
            primary: Texts.strings.start_again
            onPrimaryTouched: root.journey.leave()
        }
    }
    Component {
        id: offlinePage

        OfflinePage {
            journey: root.journey
        }
    }
}
