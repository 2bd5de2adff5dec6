import QtQuick
import Novbe.Kit

// Leads to the page before.
KioskButton {
    text: Texts.strings.back
    iconName: "arrow-left"
    directional: true
}
