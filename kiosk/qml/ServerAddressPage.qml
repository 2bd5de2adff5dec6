import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Staff enter another address of the unreachable server. Closes by itself once that server is
// authenticated.
StaffPage {
    id: page

    required property QtObject service

    heading: Texts.strings.service_address

    Connections {
        target: page.service.address

        function onChanged() {
            Search.forgive()
        }
    }

    // Scrolls with the page: a small panel has no room for it above.
    Sentence {
        objectName: "search"
        text: Search.trying ? Texts.strings.search_trying : Search.fault || Search.words
        font.weight: Font.DemiBold
    }
    Panel {
        Layout.fillWidth: true
        Layout.preferredHeight: address.implicitHeight + Theme.unit * 2

        Sentence {
            id: address

            objectName: "address"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.unit * 1.5
            text: page.service.address.typed || " "
            wrapMode: Text.WrapAnywhere
            font.pixelSize: Theme.fontLead
        }
    }
    Letters {
        Layout.fillWidth: true
        browsing: page.service.address
        room: Math.max(2 * (Theme.touch + Theme.gap), page.height * 0.4)
    }

    actions: [
        MainButton {
            objectName: "useAddress"
            enabled: page.service.address.typed !== "" && !Search.trying
            text: Texts.strings.pair_use_address
            onClicked: Search.useAddress(page.service.address.typed)
        },
        KioskButton {
            objectName: "serviceBack"
            Layout.fillWidth: true
            text: Texts.strings.back
            iconName: "arrow-left"
            directional: true
            onClicked: page.service.back()
        }
    ]
}
