import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The full window: own ticket at the start, queues next to it, keys below.
Item {
    id: form

    required property QtObject counter
    readonly property QtObject desk: counter.desk

    // First item, so that Tab starts at the keys.
    ActionBar {
        id: keys

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        counter: form.counter
    }
    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: keys.top
        spacing: 0

        // The counter, its state, and the hall's time; calls for help.
        Item {
            implicitHeight: Theme.unit * 7
            Layout.fillWidth: true

            Row {
                id: own

                anchors.left: parent.left
                anchors.leftMargin: Theme.unit * 4
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.unit * 3

                PlainText {
                    id: name

                    visible: form.desk.known
                    text: Texts.current.say("counter_number", { number: form.desk.texts.number })
                    font.pixelSize: Theme.fontHeading
                    font.weight: Font.Bold
                }
                StateBadge {
                    anchors.verticalCenter: name.verticalCenter
                    visible: form.desk.known
                    label: form.desk.texts.state
                    tone: form.desk.texts.tone
                    fontSize: Theme.fontLead
                }
            }
            HelpStrip {
                objectName: "help_strip"
                anchors.right: aside.left
                anchors.rightMargin: Theme.unit * 3
                anchors.verticalCenter: parent.verticalCenter
                counter: form.counter
                room: parent.width - own.width - aside.width - Theme.unit * 14
            }
            HeaderEnd {
                id: aside

                anchors.right: parent.right
                anchors.rightMargin: Theme.unit * 4
                anchors.verticalCenter: parent.verticalCenter
                counter: form.counter
                otherwise: form.desk.texts.centre
                withKeys: true
                crowded: form.counter.help.told.place !== ""
            }
        }
        OfflineBand {
            connected: !form.desk.away
            since: form.desk.offlineSince
            refusal: form.desk.refusal
            fontSize: Theme.fontBody
            Layout.fillWidth: true
        }
        // The notice of a suspension. No height without one.
        Rectangle {
            id: band

            color: Theme.care
            visible: paused.sentence !== ""
            implicitHeight: visible ? paused.implicitHeight + Theme.unit * 2 : 0
            Layout.fillWidth: true

            MessageBanner {
                id: paused

                anchors.centerIn: parent
                width: Math.min(implicitWidth, band.width - Theme.unit * 8)
                sentence: form.desk.away ? "" : form.desk.texts.suspension
                iconName: "pause"
                colour: Theme.onState
            }
        }
        AttentionRows {
            visible: count > 0
            model: form.desk.attention
            Layout.fillWidth: true
            Layout.leftMargin: Theme.unit * 4
            Layout.rightMargin: Theme.unit * 4
            Layout.bottomMargin: Theme.unit
        }
        RowLayout {
            spacing: Theme.unit * 2
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
                    visible: form.desk.hasTicket
                    desk: form.desk
                }
                CalmPane {
                    anchors.fill: parent
                    anchors.margins: Theme.unit * 3
                    visible: !form.desk.hasTicket
                    desk: form.desk
                }
                Notice {
                    message: form.desk.message
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: Theme.unit
                }
            }
            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 38

                LinesPane {
                    // Dims data that may be out of date.
                    opacity: form.desk.away ? 0.5 : 1
                    anchors.fill: parent
                    anchors.margins: Theme.unit * 3
                    counter: form.counter
                }
            }
        }
    }
}
