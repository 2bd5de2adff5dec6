import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// A problem in the hall that needs attention, with its action button.
RowLayout {
    id: row

    required property string icon_name
    required property string words
    required property string detail
    required property string kind
    required property string subject
    required property string label
    required property string other

    property bool active: true

    signal pressed(string what)

    spacing: Theme.unit

    Icon {
        name: row.icon_name
        colour: Theme.care
        size: Theme.fontLead * 1.2
        Layout.alignment: Qt.AlignTop
    }
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        Text {
            textFormat: Text.PlainText
            text: row.words
            color: Theme.text
            font.pixelSize: Theme.fontBody
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            Layout.fillWidth: true
        }
        Text {
            textFormat: Text.PlainText
            text: row.detail
            color: Theme.quiet
            font.pixelSize: Theme.fontCaption
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            Layout.fillWidth: true
        }
    }
    QuietButton {
        objectName: "need_" + row.kind
        visible: row.label !== ""
        enabled: row.active
        text: row.label
        fontSize: Theme.fontBody
        leftPadding: Theme.unit * 1.5
        rightPadding: Theme.unit * 1.5
        implicitHeight: Theme.unit * 5
        focusPolicy: Qt.TabFocus
        Keys.onReturnPressed: clicked()
        Keys.onEnterPressed: clicked()
        onClicked: row.pressed(row.kind)
    }
    QuietButton {
        objectName: "need_close"
        visible: row.other !== ""
        enabled: row.active
        text: row.other
        fontSize: Theme.fontBody
        leftPadding: Theme.unit * 1.5
        rightPadding: Theme.unit * 1.5
        implicitHeight: Theme.unit * 5
        focusPolicy: Qt.TabFocus
        Keys.onReturnPressed: clicked()
        Keys.onEnterPressed: clicked()
        onClicked: row.pressed("close")
    }
}
