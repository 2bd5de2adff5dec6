import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The options of a ticket: quantity, assistance, further services.
Cells {
    id: page

    required property QtObject session
    required property QtObject wish
    required property bool portrait

    readonly property bool narrow: !portrait && width < Theme.touch * 12 || width < Theme.fontBody * 12
    readonly property bool sideBySide: !portrait && !narrow

    columns: sideBySide ? 2 : 1
    columnSpacing: Theme.gap * 2

    Scrolled {
        Layout.fillHeight: true
        Layout.preferredWidth: 1

        Heading {
            text: page.session.service.name ?? ""
        }
        Sentence {
            Layout.topMargin: Theme.gap
            visible: page.wish.asked.quantity === true
            text: Texts.strings.for_how_many
        }
        Line {
            visible: page.wish.asked.quantity === true

            KioskButton {
                objectName: "fewer"
                Layout.fillWidth: false
                Layout.preferredWidth: Theme.touch
                enabled: page.wish.quantity > 1
                text: "\u2212"
                Accessible.name: Texts.strings.fewer
                Accessible.description: page.wish.quantity
                onClicked: page.wish.count(-1)
            }
            Sentence {
                objectName: "quantity"
                Layout.fillWidth: false
                Layout.preferredWidth: Theme.touch * 0.8
                text: page.wish.quantity
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
            }
            KioskButton {
                objectName: "moreOf"
                Layout.fillWidth: false
                Layout.preferredWidth: Theme.touch
                enabled: page.wish.quantity < 20
                text: "+"
                Accessible.name: Texts.strings.more_of
                Accessible.description: page.wish.quantity
                onClicked: page.wish.count(1)
            }
            Item {
                Layout.fillWidth: true
            }
        }
        Sentence {
            Layout.topMargin: Theme.gap
            visible: page.wish.asked.priority === true
            text: page.wish.priorityWords
        }
        ChoiceButton {
            objectName: "priority"
            visible: page.wish.asked.priority === true
            text: Texts.strings.claim_priority
            chosen: page.wish.wantsPriority
            onClicked: page.wish.toggle("priority")
        }
        Sentence {
            Layout.topMargin: Theme.gap
            visible: page.wish.asked.assist === true
            text: Texts.strings.assist
        }
        Repeater {
            model: page.wish.asked.assist === true ? ["see", "hear", "walk"] : []

            ChoiceButton {
                required property string modelData

                Layout.bottomMargin: Theme.gap - Theme.unit
                objectName: "assist-" + modelData
                text: Texts.strings["assist_" + modelData]
                chosen: page.wish.wantedAssist.includes(modelData)
                onClicked: page.wish.toggle(modelData)
            }
        }
        ChosenServices {
            Layout.topMargin: Theme.gap
            wish: page.wish
        }
    }
    Cells {
        Layout.fillHeight: false
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignBottom
        columns: page.narrow ? 2 : 1

        KioskButton {
            objectName: "another"
            Layout.fillWidth: !page.narrow
            Layout.fillHeight: page.narrow
            Layout.minimumWidth: Theme.touch
            visible: page.wish.asked.another === true
            text: page.narrow ? "" : Texts.strings.another_service
            Accessible.name: Texts.strings.another_service
            iconName: "plus"
            onClicked: page.session.addAnother()
        }
        MainButton {
            objectName: "takeWithOptions"
            visible: Theme.compact
            text: page.session.paper || page.session.printer === ""
                ? Texts.strings.take_ticket : Texts.strings.take_number
            iconName: Theme.tight ? "" : "ticket"
            onClicked: page.session.take()
        }
    }
}
