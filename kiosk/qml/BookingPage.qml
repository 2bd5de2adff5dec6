import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The code of a booking: what is typed, and its letters.
Cells {
    id: page

    required property QtObject session
    // As on the page of the search.
    required property bool below

    readonly property QtObject booking: session.booking

    columns: below ? 1 : 2
    columnSpacing: Theme.gap * 2

    ColumnLayout {
        Layout.preferredWidth: Theme.compact ? 1 : 3
        spacing: Theme.gap

        Scrolled {
            Layout.fillHeight: true

            Heading {
                words: Texts.strings.booking_code
            }
            Notice {
                objectName: "bookingProblem"
                visible: words !== ""
                words: page.session.problem
            }
            Sentence {
                visible: page.session.problem === ""
                words: Texts.strings.booking_hint
                color: Theme.quiet
            }
        }
        Panel {
            implicitHeight: Math.max(Theme.touch, typed.implicitHeight + Theme.unit * 2)
            Accessible.role: Accessible.EditableText
            Accessible.name: Texts.strings.booking_code

            Sentence {
                id: typed

                // Sign by sign: it is no word.
                readonly property string spoken: text.split("").filter(sign => sign !== "-").join(", ")

                objectName: "typedCode"
                anchors.verticalCenter: parent.verticalCenter
                x: Theme.unit * 2
                width: parent.width - 2 * x
                // From the left in every language.
                text: page.booking.typed && `\u2066${page.booking.typed}\u2069`
                font.pixelSize: Theme.fontLead
                font.weight: Font.Bold
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
