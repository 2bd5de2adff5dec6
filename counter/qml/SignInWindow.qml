import QtQuick
import Novbe.Kit

// The sign-in window.
Window {
    id: window

    required property QtObject signing
    required property int usualWidth
    required property int usualHeight

    width: usualWidth
    height: usualHeight
    minimumWidth: Math.round(usualWidth * 0.8)
    minimumHeight: Math.round(usualHeight * 0.8)
    color: Theme.background
    title: signing.place || Texts.strings.sign_in

    Binding {
        target: Theme
        property: "scale"
        value: Math.min(window.width / window.usualWidth, window.height / window.usualHeight)
    }

    SignInPage {
        anchors.fill: parent
        signing: window.signing
        LayoutMirroring.enabled: Theme.mirrored
        LayoutMirroring.childrenInherit: true
    }
}
