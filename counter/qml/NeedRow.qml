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

    component Act: QuietButton {
        visible: text !== ""
        enabled: row.active
        leftPadding: Theme.unit * 1.5
        rightPadding: Theme.unit * 1.5
        implicitHeight: Theme.unit * 5
        focusPolicy: Qt.TabFocus
        Keys.onReturnPressed: clicked()
        Keys.onEnterPressed: clicked()
    }

    spacing: Theme.unit

    Icon {
        name: row.icon_name
        colour: Theme.care
        size: Theme.fontLead * 1.2
        Layout.alignment: Qt.AlignTop
    }
    ColumnLayout {
        spacing: 0

        Paragraph {
            text: row.words
            font.weight: Font.DemiBold
        }
        Paragraph {
            text: row.detail
            color: Theme.quiet
            font.pixelSize: Theme.fontCaption
        }
    }
    Act {
        objectName: "need_" + row.kind
        text: row.label
        onClicked: row.pressed(row.kind)
    }
    Act {
        objectName: "need_close"
        text: row.other
        onClicked: row.pressed("close")
    }
}
