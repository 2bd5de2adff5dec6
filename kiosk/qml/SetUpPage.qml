import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Language, size of the panel and printer, one after the other.
StaffPage {
    id: page

    required property QtObject setUp
    required property QtObject access

    readonly property string step: setUp.step
    readonly property bool listed: step === "language" || step === "printer"

    heading: Texts.strings["set_up_" + step] ?? ""
    words: setUp.locked ? Texts.strings.set_up_given
        : setUp.words || (step === "panel" ? Texts.strings.set_up_ruler
        : step === "address" ? Texts.strings.set_up_address_hint : "")

    Repeater {
        model: page.listed && !page.setUp.locked ? page.setUp.choices : null

        ChoiceButton {
            required property string key
            required property string label

            objectName: "choice-" + key
            text: label
            onClicked: page.setUp.choose(key)
        }
    }

    // The panel: a line that is 100 mm long if the size is right.
    Item {
        objectName: "ruler"
        Layout.preferredWidth: page.access.mm * 100
        Layout.preferredHeight: Theme.gap * 2
        Layout.alignment: Qt.AlignHCenter
        visible: page.step === "panel" && !page.setUp.locked

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: Math.max(2, page.access.mm * 0.5)
            color: Theme.text
        }
        Repeater {
            model: [0, 1]

            Rectangle {
                required property int modelData

                x: modelData * (parent.width - width)
                width: Math.max(2, page.access.mm * 0.5)
                height: parent.height
                color: Theme.text
            }
        }
    }
    Line {
        visible: page.step === "panel" && !page.setUp.locked

        KioskButton {
            objectName: "smaller"
            Layout.fillWidth: false
            Layout.preferredWidth: Theme.touch
            text: "\u2212"
            Accessible.name: Texts.strings.set_up_smaller
            autoRepeat: true
            onClicked: page.setUp.turnInches(-0.1)
        }
        Sentence {
            objectName: "inches"
            text: Texts.current.say("set_up_inches", { inches: page.setUp.inches })
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }
        KioskButton {
            objectName: "larger"
            Layout.fillWidth: false
            Layout.preferredWidth: Theme.touch
            text: "+"
            Accessible.name: Texts.strings.set_up_larger
            autoRepeat: true
            onClicked: page.setUp.turnInches(0.1)
        }
    }

    // The printer: the paper width, and a test print.
    Sentence {
        visible: papers.visible
        text: Texts.strings.set_up_paper
    }
    Line {
        id: papers

        visible: page.step === "printer" && !page.setUp.locked && page.setUp.printer !== ""

        Repeater {
            model: [[576, 80], [384, 58]]

            ChoiceButton {
                required property var modelData

                chosen: page.setUp.dots === modelData[0]
                objectName: "paper-" + modelData[1]
                Layout.preferredWidth: 1
                text: Texts.current.say("set_up_mm", { n: modelData[1] })
                onClicked: page.setUp.choosePaper(modelData[0])
            }
        }
    }
    KioskButton {
        objectName: "setUpTest"
        visible: page.step === "printer" && page.setUp.printer !== ""
        text: Texts.strings.service_test_print
        iconName: "printer"
        onClicked: page.setUp.printTest()
    }

    // The address of a network printer.
    Panel {
        Layout.preferredHeight: address.implicitHeight + Theme.unit * 2
        visible: page.step === "address"

        Sentence {
            id: address

            objectName: "address"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.unit * 1.5
            text: page.setUp.address.typed || " "
            wrapMode: Text.WrapAnywhere
            font.pixelSize: Theme.fontLead
        }
    }
    Letters {
        visible: page.step === "address"
        browsing: page.setUp.address
        room: Math.max(2 * (Theme.touch + Theme.gap), page.height * 0.4)
    }

    actions: [
        MainButton {
            objectName: "setUpNext"
            enabled: page.step !== "address" || page.setUp.address.typed !== ""
            text: Texts.strings[page.setUp.last ? "set_up_save" : "set_up_next"]
            onClicked: page.setUp.next()
        },
        BackButton {
            objectName: "setUpBack"
            onClicked: page.setUp.back()
        }
    ]
}
