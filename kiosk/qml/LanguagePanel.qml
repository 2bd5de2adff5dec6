import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The other languages, if the page has no room for them; the page stays.
Rectangle {
    id: panel

    required property QtObject session
    required property real margin
    property bool open: false

    objectName: "languagePanel"
    visible: open
    color: Theme.background

    // Blocks touches on the page below.
    MouseArea {
        anchors.fill: parent
    }
    Connections {
        target: panel.session

        function onStepChanged() {
            if (!panel.session.begun)
                panel.open = false
        }
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: panel.margin
        spacing: Theme.gap

        Scrolled {
            Layout.fillHeight: true

            LanguageRow {
                Layout.fillWidth: true
                session: panel.session
                onChosen: panel.open = false
            }
        }
        KioskButton {
            objectName: "closeLanguages"
            Layout.alignment: Theme.mirrored ? Qt.AlignRight : Qt.AlignLeft
            text: Texts.strings.back
            iconName: "arrow-left"
            directional: true
            onClicked: panel.open = false
        }
    }
}
