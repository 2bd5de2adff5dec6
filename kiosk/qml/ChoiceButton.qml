import QtQuick
import Novbe.Kit

// A button of a choice, with a tick while it is chosen.
KioskButton {
    required property bool chosen

    iconName: chosen ? "check" : ""
    ink: chosen ? Theme.action : Theme.text
    Accessible.checkable: true
    Accessible.checked: chosen
}
