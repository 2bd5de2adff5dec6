import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The QR code of the ticket's page, with its text at the side, or below on a narrow screen.
Cells {
    id: row

    required property string code
    required property string words
    // What a visitor who cannot see the code hears instead of its text.
    property string aloud: ""
    property real most: Theme.unit * 30
    readonly property real side: Math.min(most, width)

    columns: width < side + Math.max(Theme.touch * 4, Theme.fontBody * 7) ? 1 : 2
    columnSpacing: Theme.unit * 3
    rowSpacing: Theme.unit

    Image {
        objectName: "code"
        Layout.preferredWidth: row.side
        Layout.preferredHeight: row.side
        source: row.code
        mipmap: true
        fillMode: Image.PreserveAspectFit
    }
    Sentence {
        readonly property string spoken: row.aloud
        words: row.words
    }
}
