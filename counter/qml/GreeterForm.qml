import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Novbe.Kit

// The greeter's screen: search a ticket and help its visitor; what needs attention in the hall.
Item {
    id: form

    required property QtObject counter
    readonly property QtObject desk: counter.desk
    readonly property QtObject greeter: counter.greeter

    readonly property var ticket: greeter.chosen
    readonly property bool wide: width > height

    // The next input replaces the text.
    function startTyping() {
        search.forceActiveFocus()
        search.selectAll()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            spacing: Theme.unit * 2
            Layout.leftMargin: Theme.unit * 4
            Layout.rightMargin: Theme.unit * 4
            Layout.preferredHeight: Theme.unit * 7
            Layout.fillHeight: false

            OneLine {
                text: form.greeter.centreName || Texts.strings.looking
                font.pixelSize: Theme.fontHeading
                font.weight: Font.Bold
            }
            HeaderEnd {
                counter: form.counter
            }
        }
        OfflineBand {
            connected: !form.desk.away
            since: form.desk.offlineSince
            refusal: form.desk.refusal
            fontSize: Theme.fontBody
            Layout.fillWidth: true
        }
        GridLayout {
            columns: form.wide ? 2 : 1
            columnSpacing: Theme.unit * 2
            rowSpacing: Theme.unit * 2
            Layout.margins: Theme.unit * 4
            Layout.topMargin: Theme.unit

            ColumnLayout {
                spacing: Theme.unit * 1.5
                Layout.preferredWidth: 60

                RowLayout {
                    spacing: Theme.unit * 2

                    Field {
                        id: search

                        objectName: "greeter_search"
                        focus: true
                        label: form.greeter.bookings ? Texts.strings.greeter_search_booked
                            : Texts.strings.greeter_search
                        fontSize: Theme.fontBody
                        maximumLength: 40
                        onEdited: form.greeter.type(text)

                        Connections {
                            target: form.greeter
                            function onCleared() { search.clear() }
                            function onAnswered() { search.selectAll() }
                        }
                    }
                    PrimaryButton {
                        objectName: "greeter_new"
                        text: Texts.strings.greeter_issue_ticket
                        iconName: "plus"
                        key: "F4"
                        enabled: form.greeter.known && !form.desk.away
                        Keys.onReturnPressed: clicked()
                        Keys.onEnterPressed: clicked()
                        onClicked: form.greeter.press("issue_ticket")
                        Layout.alignment: Qt.AlignBottom
                    }
                }
                ScrollArea {
                    visible: found.count > 1
                    Layout.fillWidth: true
                    Layout.preferredHeight: Math.min(found.contentHeight, Theme.unit * 20)

                    ListView {
                        id: found

                        objectName: "greeter_found"
                        cacheBuffer: 0
                        model: form.greeter.found
                        spacing: Theme.unit / 2
                        delegate: FoundRow {
                            width: found.width
                            onClicked: form.greeter.choose(key)
                        }
                    }
                }
                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    Paragraph {
                        anchors.centerIn: parent
                        width: parent.width - Theme.unit * 8
                        visible: form.ticket.number === ""
                        text: form.greeter.empty || (form.greeter.bookings ? Texts.strings.greeter_hint_booked
                            : Texts.strings.greeter_hint)
                        color: Theme.quiet
                        font.pixelSize: Theme.fontLead
                        horizontalAlignment: Text.AlignHCenter
                    }
                    GreeterTicket {
                        anchors.fill: parent
                        anchors.margins: Theme.unit * 3
                        visible: form.ticket.number !== ""
                        greeter: form.greeter
                    }
                }
            }
            Card {
                Layout.fillWidth: true
                Layout.fillHeight: form.wide
                Layout.preferredWidth: 40
                Layout.preferredHeight: form.wide ? -1 : form.height * 0.36

                Subtitle {
                    id: title

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.top: parent.top
                    anchors.margins: Theme.unit * 3
                    text: Texts.strings.greeter_needs
                }
                ScrollArea {
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.top: title.bottom
                    anchors.bottom: parent.bottom
                    // Whole pixels, or clipping cuts the borders of buttons.
                    anchors.margins: Math.round(Theme.unit * 3)
                    anchors.topMargin: Theme.unit

                    ListView {
                        id: needs

                        cacheBuffer: 0
                        spacing: Theme.unit * 1.5
                        model: form.greeter.needs
                        delegate: NeedRow {
                            width: needs.width
                            active: !form.desk.away
                            onPressed: kind => form.greeter.handle_alarm(kind, subject)
                        }
                        Paragraph {
                            anchors.centerIn: parent
                            width: parent.width
                            visible: needs.count === 0
                            text: Texts.strings.greeter_calm
                            color: Theme.quiet
                            horizontalAlignment: Text.AlignHCenter
                        }
                    }
                }
            }
        }
    }
    Notice {
        message: form.greeter.message
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: Theme.unit
    }
}
