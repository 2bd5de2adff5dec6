import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The operator's window: own ticket left, lines right, keys below.
Window {
    id: window

    required property QtObject desk
    required property QtObject presses
    required property QtObject help
    required property QtObject face
    required property QtObject presence

    width: 1280
    height: 800
    minimumWidth: 1024
    minimumHeight: 640
    title: desk.counterNumber === "" ? Texts.strings.counter
        : Texts.current.say("counter_number", { number: desk.counterNumber })
    color: Theme.background

    readonly property real fitting: Math.max(0.82, Math.min(1.7, width / 1280, height / 800))

    onFittingChanged: Theme.scale = fitting
    Component.onCompleted: Theme.scale = fitting

    Shortcut {
        sequence: "F12"
        enabled: window.presence.active
        onActivated: window.presence.leave()
    }

    FocusScope {
        id: root

        anchors.fill: parent
        focus: true
        LayoutMirroring.enabled: Theme.mirrored
        LayoutMirroring.childrenInherit: true

        Keys.onPressed: event => {
            event.accepted = window.presses.press(
                event.key, event.nativeScanCode, event.text, event.modifiers, event.isAutoRepeat)
        }

        ColumnLayout {
            anchors.fill: parent
            spacing: 0

            Header {
                desk: window.desk
                time: window.face.time
                presence: window.presence
                help: window.help
                presses: window.presses
                Layout.fillWidth: true
            }
            OfflineBand {
                connected: !window.desk.away
                since: window.desk.offlineSince
                refusal: window.desk.refusal
                fontSize: Theme.fontBody
                Layout.fillWidth: true
            }
            StillBand {
                sentence: window.desk.away ? "" : window.desk.suspension
                fontSize: Theme.fontBody
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.unit * 2
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.leftMargin: Theme.unit * 4
                Layout.rightMargin: Theme.unit * 4
                Layout.topMargin: Theme.unit
                Layout.bottomMargin: Theme.unit * 2

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 62

                    OwnTicket {
                        anchors.fill: parent
                        anchors.margins: Theme.unit * 3
                        visible: window.desk.hasTicket
                        desk: window.desk
                    }
                    CalmPane {
                        anchors.fill: parent
                        anchors.margins: Theme.unit * 3
                        visible: !window.desk.hasTicket
                        desk: window.desk
                    }
                }
                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 38

                    LinesPane {
                        // What may have changed meanwhile is not shown as if it held.
                        opacity: window.desk.away ? 0.5 : 1
                        anchors.fill: parent
                        anchors.margins: Theme.unit * 3
                        desk: window.desk
                    }
                }
            }
            ActionBar {
                desk: window.desk
                presses: window.presses
                Layout.fillWidth: true
            }
        }
        Notice {
            desk: window.desk
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.unit * 16
        }
        PauseSheet {
            anchors.fill: parent
            pause: window.desk.pause
            presses: window.presses
        }
    }
}
