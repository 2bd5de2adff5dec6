import QtQuick
import Novbe.Kit

// The window of a device that is not enrolled.
Window {
    id: window

    required property QtObject pairing
    required property int usualWidth
    required property int usualHeight

    width: usualWidth
    height: usualHeight
    color: Theme.background
    title: pairing.device

    Binding {
        target: Theme
        property: "scale"
        value: Math.min(window.width, window.height) / Math.min(window.usualWidth, window.usualHeight)
    }

    PairingPage {
        anchors.fill: parent
        pairing: window.pairing
        LayoutMirroring.enabled: Theme.mirrored
        LayoutMirroring.childrenInherit: true
    }
}
