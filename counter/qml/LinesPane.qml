import QtQuick
import Novbe.Kit

// The queues that this counter may call, those with visitors first; the tickets on hold and the
// missed ones; the counter's own day.
Item {
    id: pane

    required property QtObject counter
    readonly property QtObject lists: counter.lists

    component Tickets: Column {
        id: tickets

        required property string heading
        required property var model

        visible: model.count > 0
        width: parent.width
        spacing: content.spacing

        Subtitle {
            width: parent.width
            topPadding: Theme.unit
            text: tickets.heading
        }
        Repeater {
            model: tickets.model

            Column {
                id: ticket

                required property string number
                required property string name
                required property string detail
                required property bool due

                width: tickets.width

                OneLine {
                    width: parent.width
                    text: ticket.number + "  " + ticket.name
                    font.weight: Font.DemiBold
                }
                Paragraph {
                    visible: text !== ""
                    width: parent.width
                    text: ticket.detail
                    color: ticket.due ? Theme.care : Theme.quiet
                    font.pixelSize: Theme.fontCaption
                    font.weight: ticket.due ? Font.DemiBold : Font.Normal
                }
            }
        }
    }

    ScrollArea {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: rule.top
        anchors.bottomMargin: Theme.unit

        Flickable {
            id: view

            objectName: "queues"
            contentHeight: content.implicitHeight

            Column {
                id: content

                width: view.width
                spacing: Theme.unit * 1.25

                Subtitle {
                    width: parent.width
                    text: Texts.strings.lines
                }
                Repeater {
                    model: pane.lists.lines

                    LineRow {
                        width: content.width
                    }
                }
                TextButton {
                    visible: text !== ""
                    text: pane.lists.folded
                    iconName: pane.lists.unfolded ? "chevron-up" : "chevron-down"
                    iconSize: Theme.fontBody
                    ink: Theme.quiet
                    weight: Font.Normal
                    fill: "transparent"
                    edgeWidth: 0
                    leftPadding: 0
                    rightPadding: 0
                    topPadding: 0
                    bottomPadding: 0
                    implicitHeight: implicitContentHeight
                    focusPolicy: Qt.TabFocus
                    onClicked: pane.lists.fold()
                    Keys.onReturnPressed: clicked()
                }
                Tickets {
                    heading: Texts.strings.held
                    model: pane.lists.held
                }
                Tickets {
                    heading: Texts.strings.missed
                    model: pane.lists.missed
                }
            }
        }
    }
    Rectangle {
        id: rule

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: today.top
        anchors.bottomMargin: Theme.unit
        height: Theme.hairline
        color: Theme.line
    }
    Column {
        id: today

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom

        Subtitle {
            width: parent.width
            text: Texts.strings.day
        }
        Paragraph {
            width: parent.width
            text: pane.counter.desk.texts.own_day
        }
    }
}
