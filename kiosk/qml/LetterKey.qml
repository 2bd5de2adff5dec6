import QtQuick
import Novbe.Kit

// One key of the on-screen keyboard. On a small panel its letter has the size of plain text, at
// every text size.
Touchable {
    id: control

    property string iconName: ""
    property string words: text

    property bool small: false
    // 0.5 mm on a small screen, in all palettes.
    edgeWidth: small ? Theme.touch * 0.025 : Theme.edgeWidth
    // Centred by the height of the whole alphabet, so that all keys share one baseline.
    property string alphabet: text
    readonly property int fontSize: small ? Math.ceil(Theme.touch * 0.515) : Theme.fontLead

    height: small ? Math.ceil(Theme.touch * 0.7) : Math.max(Theme.touch, Math.ceil(Theme.fontLead * 1.4))
    radius: Theme.unit
    edge: Theme.edge
    Accessible.name: words

    contentItem: Item {
        PlainText {
            id: letter

            objectName: "keyLetter"
            anchors.horizontalCenter: parent.horizontalCenter
            height: parent.height
            visible: control.iconName === ""
            text: control.text
            font.pixelSize: control.fontSize
            font.weight: Font.DemiBold
            transform: Translate {
                y: letter.height / 2 - letter.baselineOffset - ink.tightBoundingRect.y - ink.tightBoundingRect.height / 2
            }

            TextMetrics {
                id: ink

                font: letter.font
                text: control.alphabet
            }
        }
        Icon {
            anchors.centerIn: parent
            visible: control.iconName !== ""
            name: control.iconName
            colour: control.enabled ? Theme.text : Theme.quiet
            size: control.fontSize
            directional: true
        }
    }
}
