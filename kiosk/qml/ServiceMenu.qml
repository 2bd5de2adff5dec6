import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The menu for staff: opened by holding a finger in the upper corner, and protected by a code.
Item {
    id: menu

    required property QtObject service
    required property QtObject access
    required property real margin
    readonly property bool open: service.page !== ""
    readonly property bool wide: width > height

    Item {
        id: corner

        objectName: "serviceCorner"
        x: Theme.mirrored ? parent.width - width : 0
        width: Theme.touch
        height: Theme.touch

        PointHandler {
            id: finger

            onActiveChanged: if (active) hold.restart(); else hold.stop()
        }
        Timer {
            id: hold

            interval: menu.service.hold
            onTriggered: if (corner.contains(finger.point.position)) menu.service.open()
        }
    }

    Cover {
        objectName: "servicePanel"
        anchors.fill: parent
        visible: menu.open

        PointHandler {
            onActiveChanged: if (active) menu.service.touched()
        }
        Loader {
            id: page

            anchors.fill: parent
            anchors.margins: menu.margin
            // Not hidden as a whole, to keep its place in the layout.
            opacity: menu.service.trying === "screen" ? 0 : 1
            sourceComponent: ({
                "code": codePage, "menu": menuPage, "status": rowsPage, "test": rowsPage,
                "reprint": reprintPage, "volume": volumePage, "restart": askPage, "close": askPage,
                "set_up": setUpPage, "address": addressPage
            })[menu.service.page] ?? null
        }
        ScreenMarks {
            anchors.fill: parent
            visible: menu.service.trying === "screen"
            service: menu.service
            margin: menu.margin
        }
    }

    component Page: StaffPage {
        words: menu.service.words
        wide: menu.wide
    }
    component Back: BackButton {
        objectName: "serviceBack"
        onClicked: menu.service.back()
    }
    readonly property Component codePage: ServiceCode {
        service: menu.service
        wide: menu.wide
    }
    readonly property Component menuPage: Page {
        heading: Texts.strings.service_menu

        Cells {
            columns: Math.max(1, Math.floor(width / Math.max(Theme.touch * 4, Theme.fontBody * 9)))

            Repeater {
                model: [
                    { page: "status", icon: "list-ordered" },
                    { page: "test", icon: "circle-check" },
                    { page: "reprint", icon: "ticket" },
                    { page: "test_print", icon: "printer" },
                    { page: "volume", icon: "megaphone" },
                    { page: "set_up", icon: "wrench" },
                    { page: "address", icon: "globe" },
                    { page: "restart", icon: "rotate-ccw" },
                    { page: "close", icon: "x" }
                ]

                KioskButton {
                    required property var modelData

                    objectName: "service-" + modelData.page
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    visible: modelData.page === "volume" ? menu.service.volume > 0
                        : modelData.page !== "address" || Search.words !== ""
                    enabled: modelData.page !== "test_print" || !menu.service.printing.busy
                    text: Texts.strings["service_" + modelData.page]
                    iconName: modelData.icon
                    onClicked: modelData.page === "test_print" ? menu.service.printTest()
                        : menu.service.show(modelData.page)
                }
            }
        }
        actions: MainButton {
            objectName: "serviceLeave"
            text: Texts.strings.service_leave
            onClicked: menu.service.back()
        }
    }
    readonly property Component rowsPage: Page {
        readonly property bool testing: menu.service.page === "test"

        heading: Texts.strings[testing ? "service_test" : "service_status"]

        Sentence {
            objectName: "scanNow"
            visible: menu.service.trying === "scanner"
            text: Texts.strings.test_scan
            font.weight: Font.Bold
            color: Theme.action
        }
        KioskButton {
            objectName: "skip"
            visible: menu.service.trying === "scanner"
            text: Texts.strings.service_skip
            onClicked: menu.service.skip()
        }
        KioskButton {
            objectName: "printReport"
            visible: menu.service.page === "test" && menu.service.tested
            enabled: !menu.service.printing.busy
            text: Texts.strings.service_report
            iconName: "printer"
            onClicked: menu.service.printReport()
        }
        KioskButton {
            objectName: "testAgain"
            visible: menu.service.page === "test" && menu.service.tested
            text: Texts.strings.service_again
            iconName: "rotate-ccw"
            onClicked: menu.service.show("test")
        }
        Repeater {
            model: menu.service.rows

            ServiceRow {
            }
        }
        actions: Back {}
    }
    readonly property Component reprintPage: Page {
        heading: Texts.strings.service_reprint
        words: menu.service.words || Texts.strings[menu.service.tickets.count > 0
            ? "service_reprint_words" : "service_no_tickets"]

        Repeater {
            model: menu.service.tickets

            KioskButton {
                required property string key
                required property string label

                objectName: "reprint-" + key
                enabled: !menu.service.printing.busy
                text: label
                iconName: "printer"
                onClicked: menu.service.reprint(key)
            }
        }
        actions: Back {}
    }
    readonly property Component volumePage: Page {
        heading: Texts.strings.service_volume

        Sentence {
            objectName: "volume"
            text: Texts.current.say("service_volume_words", { n: menu.service.volume })
        }
        KioskButton {
            objectName: "louder"
            enabled: menu.service.volume < 5
            text: Texts.strings.service_louder
            iconName: "plus"
            onClicked: menu.service.turnVolume(1)
        }
        KioskButton {
            objectName: "quieter"
            enabled: menu.service.volume > 1
            text: "\u2212 " + Texts.strings.service_quieter
            onClicked: menu.service.turnVolume(-1)
        }
        actions: Back {}
    }
    readonly property Component askPage: Page {
        readonly property string what: menu.service.page

        heading: Texts.strings["service_" + what + "_ask"] ?? ""
        words: Texts.strings["service_" + what + "_words"] ?? ""
        actions: [
            KioskButton {
                objectName: "doIt"
                text: Texts.strings["service_" + menu.service.page] ?? ""
                iconName: menu.service.page === "close" ? "x" : "rotate-ccw"
                onClicked: menu.service.page === "close" ? menu.service.closeProgram()
                    : menu.service.restart()
            },
            Back {}
        ]
    }
    readonly property Component setUpPage: SetUpPage {
        setUp: menu.service.setUp
        access: menu.access
        wide: menu.wide
    }
    readonly property Component addressPage: ServerAddressPage {
        service: menu.service
        wide: menu.wide
    }
}
