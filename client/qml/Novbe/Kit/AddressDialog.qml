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
    onOpened: form.begin()
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
        AddressForm {
            id: form

            fault: Search.fault
            trying: Search.trying
            fontSize: dialog.fontSize
            onEdited: Search.forgive()
            onUsed: typed => Search.useAddress(typed)
            onCancelled: dialog.close()
        }
    }
}
