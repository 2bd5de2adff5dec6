import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Novbe.Kit

// The form before a command: a list, an amount, a text, a switch, each optional. Arrows move in the
// list wherever the focus is, Enter confirms, Escape cancels.
FocusScope {
    id: over

    required property QtObject sheet
    required property QtObject keyHandler

    signal closed()

    objectName: "sheet"
    visible: sheet.open

    Connections {
        target: over.sheet
        function onNarrowed() {
            search.clear()
            list.positionViewAtBeginning()
            search.forceActiveFocus()
        }
        function onOpened() {
            search.clear()
            words.clear()
            list.positionViewAtBeginning()
            const first = search.visible ? search
                : words.visible && !over.sheet.hasList ? words : card
            first.forceActiveFocus()
        }
    }
    onVisibleChanged: {
        if (!visible) {
            // Otherwise a hidden field would receive the keys.
            focus = false
            closed()
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.text
        opacity: 0.35

        MouseArea {
            anchors.fill: parent
            onClicked: over.sheet.close()
        }
    }
    Card {
        id: card

        anchors.centerIn: parent
        width: Math.min(Theme.unit * 76, parent.width - Theme.unit * 4)
        height: Math.min(column.implicitHeight + Theme.unit * 6, parent.height - Theme.unit * 2)
        Accessible.role: Accessible.Dialog
        Accessible.name: over.sheet.title
        activeFocusOnTab: false

        MouseArea {
            anchors.fill: parent
        }
        ColumnLayout {
            id: column

            anchors.fill: parent
            anchors.margins: Theme.unit * 3
            spacing: Theme.unit * 1.5

            Paragraph {
                text: over.sheet.title
                font.pixelSize: Theme.fontHeading
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Paragraph {
                visible: text !== ""
                text: over.sheet.sentence
                color: Theme.quiet
            }
            Field {
                id: search

                visible: label !== ""
                label: over.sheet.search
                fontSize: Theme.fontBody
                maximumLength: 80
                onEdited: over.sheet.type(text)
            }
            ScrollArea {
                visible: over.sheet.hasList
                Layout.fillWidth: true
                Layout.fillHeight: true
                // Layouts use whole pixels.
                Layout.preferredHeight: list.count === 0 ? Theme.unit * 6
                    : Math.min(Math.ceil(list.contentHeight) + 2, Theme.unit * 44)
                Layout.minimumHeight: Math.min(Layout.preferredHeight, Theme.unit * 12)

                ListView {
                    id: list

                    // Qt warns about cached rows that are removed before they are created.
                    cacheBuffer: 0
                    model: over.sheet.choices
                    spacing: Theme.unit * 0.75
                    currentIndex: over.sheet.place
                    onCurrentIndexChanged: positionViewAtIndex(currentIndex, ListView.Contain)
                    Accessible.role: Accessible.List
                    Accessible.name: over.sheet.title

                    delegate: Choice {
                        width: list.width
                        several: over.sheet.several
                        onClicked: over.sheet.choose(index)
                    }
                    PlainText {
                        anchors.centerIn: parent
                        visible: list.count === 0
                        text: over.sheet.empty
                        color: Theme.quiet
                    }
                }
            }
            RowLayout {
                objectName: "sheet_amount"
                visible: over.sheet.hasAmount
                spacing: Theme.unit * 2
                activeFocusOnTab: true
                Accessible.role: Accessible.SpinBox
                Accessible.name: over.sheet.amount

                QuietButton {
                    text: "−"
                    Accessible.name: Texts.strings.less
                    fontSize: Theme.fontLead
                    focusPolicy: Qt.NoFocus
                    onClicked: over.sheet.add(-1)
                }
                PlainText {
                    id: amount

                    text: over.sheet.amount
                    font.pixelSize: Theme.fontHeading
                    font.weight: Font.DemiBold
                    font.features: { "tnum": 1 }
                    horizontalAlignment: Text.AlignHCenter
                    Layout.fillWidth: true

                    FocusRing {
                        shown: amount.parent.activeFocus
                    }
                }
                QuietButton {
                    text: "+"
                    Accessible.name: Texts.strings.more
                    fontSize: Theme.fontLead
                    focusPolicy: Qt.NoFocus
                    onClicked: over.sheet.add(1)
                }
            }
            Field {
                id: words

                visible: label !== ""
                label: over.sheet.text
                fontSize: Theme.fontBody
                maximumLength: 1000
                onEdited: over.sheet.write(text)
            }
            CheckBox {
                id: box

                objectName: "sheet_switch"
                visible: text !== ""
                text: over.sheet.switchLabel
                checked: over.sheet.switched
                font.pixelSize: Theme.fontBody
                hoverEnabled: false
                onClicked: over.sheet.switch()
                Layout.fillWidth: true

                indicator: Rectangle {
                    implicitWidth: Theme.unit * 3
                    implicitHeight: Theme.unit * 3
                    x: box.mirrored ? box.width - width : 0
                    anchors.verticalCenter: parent.verticalCenter
                    radius: Theme.radius / 3
                    color: Theme.surface
                    border.width: Theme.hairline * 2
                    border.color: box.checked ? Theme.action : Theme.quiet

                    Icon {
                        anchors.centerIn: parent
                        visible: box.checked
                        name: "check"
                        colour: Theme.action
                        size: Theme.unit * 2.5
                    }
                    FocusRing {
                        shown: box.visualFocus
                    }
                }
                contentItem: Text {
                    textFormat: Text.PlainText
                    text: box.text
                    color: Theme.text
                    font: box.font
                    wrapMode: Text.Wrap
                    verticalAlignment: Text.AlignVCenter
                    horizontalAlignment: Text.AlignLeft
                    leftPadding: box.mirrored ? 0 : Theme.unit * 4
                    rightPadding: box.mirrored ? Theme.unit * 4 : 0
                }
            }
            Paragraph {
                visible: over.sheet.waits
                text: Texts.strings.sheet_waits
                color: Theme.care
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            RowLayout {
                spacing: Theme.unit
                Layout.topMargin: Theme.unit

                QuietButton {
                    objectName: "sheet_cancel"
                    text: Texts.strings.form_cancel
                    key: "Esc"
                    focusPolicy: Qt.TabFocus
                    Keys.onReturnPressed: clicked()
                    Keys.onEnterPressed: clicked()
                    onClicked: over.sheet.close()
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                }
                PrimaryButton {
                    objectName: "sheet_confirm"
                    enabled: over.sheet.complete
                    text: over.sheet.confirmLabel
                    key: Texts.strings.key_enter
                    focusPolicy: Qt.TabFocus
                    onClicked: over.keyHandler.confirm()
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3
                }
            }
        }
    }
}
