import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// It is too early for a booking: the visitor comes back, or waits without it.
Scrolled {
    id: page

    required property QtObject session
    readonly property Item first: back

    centred: true
    spacing: Theme.gap

    Icon {
        Layout.alignment: Qt.AlignHCenter
        visible: !Theme.compact
        name: "clock"
        colour: Theme.action
        size: Theme.touch * 1.6
    }
    Heading {
        words: Texts.strings.booking_early
        horizontalAlignment: Text.AlignHCenter
    }
    Sentence {
        words: page.session.problem
        horizontalAlignment: Text.AlignHCenter
    }
    MainButton {
        id: back

        objectName: "comeBack"
        text: Texts.strings.booking_back
        onClicked: page.session.leave()
    }
    Sentence {
        Layout.topMargin: Theme.gap
        words: Texts.strings.booking_given_up
        horizontalAlignment: Text.AlignHCenter
    }
    KioskButton {
        objectName: "waitNow"
        text: Texts.strings.booking_now
        onClicked: page.session.booking.give()
    }
}
