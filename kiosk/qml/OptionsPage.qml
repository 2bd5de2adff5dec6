import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The options of a ticket: quantity, assistance, further services.
Scrolled {
    id: page

    required property QtObject session
    required property QtObject wish

    Heading {
        words: page.session.service.name ?? ""
    }
    Sentence {
        Layout.topMargin: Theme.gap
        visible: page.wish.asked.quantity === true
        words: Texts.strings.for_how_many
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
        words: page.wish.priorityWords
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
        words: Texts.strings.assist
    }
    Cells {
        visible: page.wish.asked.assist === true
        columns: width > Theme.fontBody * 24 ? 3 : 1

        Repeater {
            model: ["see", "hear", "walk"]

            ChoiceButton {
                required property string modelData

                Layout.preferredWidth: 1
                objectName: "assist-" + modelData
                text: Texts.strings["assist_" + modelData]
                chosen: page.wish.wantedAssist.includes(modelData)
                onClicked: page.wish.toggle(modelData)
            }
        }
    }
    ChosenServices {
        Layout.topMargin: Theme.gap
        wish: page.wish
    }
    KioskButton {
        objectName: "another"
        Layout.topMargin: Theme.gap
        visible: page.wish.asked.another === true
        text: Texts.strings.another_service
        iconName: "plus"
        onClicked: page.session.addAnother()
    }
}
