import QtQuick
import Novbe.Kit

// A ticket that is on hold or was missed.
Column {
    id: row

    required property string number
    required property string name
    required property string detail
    required property bool due

    PlainText {
        width: parent.width
        text: row.number + "  " + row.name
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
    }
    Paragraph {
        visible: text !== ""
        width: parent.width
        text: row.detail
        color: row.due ? Theme.care : Theme.quiet
        font.pixelSize: Theme.fontCaption
        font.weight: row.due ? Font.DemiBold : Font.Normal
    }
}
