import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Why and for how long: 1 to 6, arrows, Enter.
Item {
    id: sheet

    required property QtObject pause
    required property QtObject presses

    objectName: "pause_sheet"
    visible: pause.shown
    // A key of the counter that had the focus must not hear Enter any more.
    onVisibleChanged: if (visible) forceActiveFocus()

    Rectangle {
        anchors.fill: parent
        color: Theme.text
        opacity: 0.35

        MouseArea {
            anchors.fill: parent
            onClicked: sheet.pause.close()
        }
    }
    Card {
        anchors.centerIn: parent
        width: Theme.unit * 64
        height: column.implicitHeight + Theme.unit * 6
        Accessible.role: Accessible.Dialog
        Accessible.name: Texts.strings.break_title

        MouseArea {
            anchors.fill: parent
        }
        ColumnLayout {
            id: column

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.unit * 3
            spacing: Theme.unit * 1.5

            Text {
                textFormat: Text.PlainText
                text: Texts.strings.break_title
                color: Theme.text
                font.pixelSize: Theme.fontHeading
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignLeft
                Layout.fillWidth: true
            }
            GridLayout {
                columns: 2
                columnSpacing: Theme.unit
                rowSpacing: Theme.unit
                Layout.fillWidth: true

                Repeater {
                    model: sheet.pause.reasons

                    Choice {
                        required property int index

                        onClicked: sheet.pause.choose(index)
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                    }
                }
            }
            RowLayout {
                spacing: Theme.unit * 2
                Layout.fillWidth: true

                QuietButton {
                    text: "−"
                    Accessible.name: Texts.strings.shorter
                    focusPolicy: Qt.NoFocus
                    onClicked: sheet.pause.add(-1)
                }
                Text {
                    textFormat: Text.PlainText
                    text: Texts.current.say("break_minutes", { n: sheet.pause.minutes })
                    color: Theme.text
                    font.pixelSize: Theme.fontTitle
                    font.weight: Font.DemiBold
                    font.features: { "tnum": 1 }
                    horizontalAlignment: Text.AlignHCenter
                    Layout.fillWidth: true
                }
                QuietButton {
                    text: "+"
                    Accessible.name: Texts.strings.longer
                    focusPolicy: Qt.NoFocus
                    onClicked: sheet.pause.add(1)
                }
            }
            RowLayout {
                spacing: Theme.unit
                Layout.fillWidth: true
                Layout.topMargin: Theme.unit

                QuietButton {
                    text: Texts.strings.break_cancel
                    key: "Esc"
                    fontSize: Theme.fontBody
                    focusPolicy: Qt.NoFocus
                    onClicked: sheet.pause.close()
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                }
                PrimaryButton {
                    objectName: "pause_start"
                    text: Texts.strings.break_start
                    key: Texts.strings.key_enter
                    fontSize: Theme.fontBody
                    focusPolicy: Qt.NoFocus
                    onClicked: sheet.presses.confirm()
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3
                }
            }
        }
    }
}
