import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// A page number: of the current page, or a button to another. Its digits have the size of plain
// text at every text size, to keep the key narrow.
AbstractButton {
    id: control

    property bool current: false
    readonly property bool forEyes: true

    implicitHeight: Math.max(Theme.touch, words.implicitHeight)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: false
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: control.clicked()

    contentItem: Sentence {
        id: words

        objectName: "pageNumber"
        text: control.text
        font.pixelSize: Math.ceil(Theme.touch * 0.515)
        font.weight: Font.DemiBold
        color: control.current ? Theme.onAction : Theme.action
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
    background: Rectangle {
        radius: Theme.unit * 2
        color: control.current ? Theme.action : control.down ? Theme.line : Theme.surface
        border.width: Theme.edgeWidth
        border.color: Theme.edge

        FocusRing {
            radius: Theme.unit * 2
            shown: control.visualFocus
        }
    }
}
