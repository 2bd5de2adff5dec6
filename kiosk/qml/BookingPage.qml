import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The code of a booking: what is typed, and its letters.
Cells {
    id: page

    required property QtObject session
    // As on the page of the search.
    required property bool below

    // A small screen has room only for what is typed.
    readonly property bool low: below && Theme.compact && width > height
    readonly property QtObject booking: session.booking
    readonly property Item first: booking.complete ? checkIn : null

    columns: below ? 1 : 2
    columnSpacing: Theme.gap * 2

    ColumnLayout {
        Layout.preferredWidth: Theme.compact ? 1 : 3
        spacing: page.low ? Theme.unit : Theme.gap

        Scrolled {
            Layout.fillHeight: true
            visible: !page.low && !(Theme.compact && checkIn.visible)

            Heading {
                words: Texts.strings.booking_code
            }
            Sentence {
                words: Texts.strings.booking_hint
                color: Theme.quiet
            }
        }
        Cells {
            columns: page.low ? 2 : 1
            Layout.fillHeight: false

            Panel {
                implicitHeight: Math.max(Theme.touch, typed.implicitHeight + Theme.unit * 2)
                Layout.preferredWidth: 1
                Layout.fillHeight: true
                Accessible.role: Accessible.EditableText
                Accessible.name: Texts.strings.booking_code

                Sentence {
                    id: typed

                    // Sign by sign: it is no word.
                    readonly property string spoken: page.booking.typed.replace("-", "").split("").join(", ")

                    objectName: "typedCode"
                    anchors.verticalCenter: parent.verticalCenter
                    x: Theme.unit * 2
                    width: parent.width - 2 * x
                    // From the left in every language.
                    text: page.booking.typed ? `\u2066${page.booking.typed}\u2069`
                        : page.low ? Texts.strings.booking_code : ""
                    color: page.booking.typed ? Theme.text : Theme.quiet
                    font.pixelSize: page.booking.typed ? Theme.fontLead : Theme.fontBody
                    font.weight: page.booking.typed ? Font.Bold : Font.Normal
                }
            }
            MainButton {
                id: checkIn

                objectName: "checkIn"
                Layout.preferredWidth: 1
                visible: page.booking.complete
                text: page.session.paper || page.session.printer === ""
                    ? Texts.strings.take_ticket : Texts.strings.take_number
                iconName: page.low ? "" : "ticket"
                onClicked: page.booking.give()
            }
        }
    }
    Letters {
        Layout.fillHeight: !page.below
        Layout.preferredWidth: Theme.compact ? 1 : 2
        browsing: page.booking
        spaced: false
        room: page.below ? page.height * 0.48 : page.height
    }
}
