import QtQuick
import Novbe.Kit

// The end of a header: who is signed in, the hall's time, the keys to see all keys and to sign out.
Row {
    id: end

    required property QtObject counter
    readonly property QtObject presence: counter.presence
    // The text in place of the operator's name, if the program has its own token.
    property string otherwise: ""
    property bool withKeys: false
    // A call for help takes the place of the name and of the keys.
    property bool crowded: false

    spacing: Theme.unit * 3

    PlainText {
        anchors.verticalCenter: parent.verticalCenter
        visible: text !== "" && !end.crowded
        width: Math.min(implicitWidth, (end.parent?.width ?? 0) * (end.presence.active ? 0.25 : 0.45))
        text: end.presence.active ? end.presence.name : end.otherwise
        color: Theme.quiet
        elide: Text.ElideRight
    }
    Clock {
        anchors.verticalCenter: parent.verticalCenter
        time: end.counter.face.time
    }
    HeaderButton {
        objectName: "show_keys"
        anchors.verticalCenter: parent.verticalCenter
        visible: end.withKeys && !end.crowded
        text: Texts.strings.keys_title
        key: "F1"
        onClicked: Window.window.showKeys()
    }
    HeaderButton {
        objectName: "sign_out"
        anchors.verticalCenter: parent.verticalCenter
        visible: end.presence.active
        text: Texts.strings.sign_out
        key: "F12"
        iconName: "log-out"
        directional: true
        onClicked: end.counter.leaving.leave()
    }
}
