import QtQuick
import Novbe.Kit

// A page number: of the current page, or a button to another page. Its digits have at
// most the usual size of plain text, to keep the key narrow.
Touchable {
    id: control

    property bool current: false
    readonly property bool forEyes: true

    implicitHeight: Math.max(Theme.touch, words.implicitHeight)
    radius: Theme.unit * 2
    fill: current ? Theme.action : down ? Theme.line : Theme.surface
    edgeWidth: Theme.edgeWidth
    edge: Theme.edge

    contentItem: Sentence {
        id: words

        objectName: "pageNumber"
        text: control.text
        font.pixelSize: Math.min(Theme.fontBody, Math.ceil(Theme.touch * 0.515))
        font.weight: Font.DemiBold
        color: control.current ? Theme.onAction : Theme.action
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
}
