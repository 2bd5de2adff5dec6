import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Novbe.Kit

// A manager enters the server's address or enrols the device again. Closes by itself once the
// server is reached.
Popup {
    id: dialog

    readonly property bool wanted: Search.offered
    // Smaller than the texts of a display, which are read from afar.
    readonly property int fontSize: parent
        ? Math.min(Theme.fontBody, Math.round(parent.height / 28)) : Theme.fontBody

    onWantedChanged: if (!wanted) close()
    onAboutToShow: address.clear()
    onOpened: address.forceActiveFocus()
    onClosed: Search.forgive()

    parent: Overlay.overlay
    anchors.centerIn: parent
    width: parent ? Math.min(parent.width - Theme.unit * 4, Theme.unit * 90) : 0
    modal: true
    focus: true
    padding: Theme.unit * 4

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.hairline
        border.color: Theme.line
    }
    contentItem: ColumnLayout {
        LayoutMirroring.enabled: Theme.mirrored
        LayoutMirroring.childrenInherit: true
        spacing: Theme.unit * 2

        Paragraph {
            visible: text !== ""
            text: Search.words
            font.pixelSize: dialog.fontSize
            lineHeight: 1.25 * Theme.lineScale
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Field {
            id: address

            objectName: "address"
            label: Texts.strings.pair_address
            fontSize: dialog.fontSize
            faulty: Search.fault !== ""
            maximumLength: 200
            inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
            onEdited: Search.forgive()
            onEntered: Search.useAddress(address.text)
        }
        MessageBanner {
            objectName: "addressFault"
            fontSize: dialog.fontSize
            tone: Search.trying ? "quiet" : "bad"
            sentence: Search.trying ? Texts.strings.search_trying : Search.fault
        }
        QuietButton {
            objectName: "enrolAgain"
            visible: Search.unknown
            text: Texts.strings.search_enrol
            fontSize: dialog.fontSize
            Layout.fillWidth: true
            onClicked: {
                dialog.close()
                Search.enrolAgain()
            }
        }
        RowLayout {
            spacing: Theme.unit * 2

            QuietButton {
                objectName: "addressBack"
                text: Texts.strings.pair_back
                fontSize: dialog.fontSize
                Layout.fillWidth: true
                Layout.preferredWidth: 2
                onClicked: dialog.close()
            }
            PrimaryButton {
                objectName: "useAddress"
                text: Texts.strings.pair_use_address
                fontSize: dialog.fontSize
                enabled: !Search.trying
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                onClicked: Search.useAddress(address.text)
            }
        }
    }
}
