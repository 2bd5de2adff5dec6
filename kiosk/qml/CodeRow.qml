import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The QR code of the ticket's page, its words beside it.
RowLayout {
    id: row

    required property string code
    required property string words
    property real side: Theme.unit * 30

    spacing: Theme.unit * 3
    layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

    Image {
        objectName: "code"
        Layout.preferredWidth: row.side
        Layout.preferredHeight: row.side
        source: row.code
        mipmap: true
        fillMode: Image.PreserveAspectFit
    }
    Sentence {
        Layout.fillWidth: true
        text: row.words
    }
}
