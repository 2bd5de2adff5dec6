import QtQuick
import Novbe.Kit

// A document to ask the visitor for.
Item {
    id: row

    required property string name

    height: words.implicitHeight

    Icon {
        id: sign

        anchors.left: parent.left
        y: Theme.fontBody * 0.2
        name: "file-text"
        colour: Theme.quiet
        size: Theme.fontBody * 1.1
    }
    Paragraph {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.unit
        anchors.right: parent.right
        text: row.name
    }
}
