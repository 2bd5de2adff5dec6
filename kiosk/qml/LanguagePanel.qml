import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The other languages, if the page has no room for them; the page stays.
Cover {
    id: panel

    required property QtObject session
    required property real margin
    property bool open: false

    objectName: "languagePanel"
    visible: open

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: panel.margin
        spacing: Theme.gap

        Scrolled {
            Layout.fillHeight: true

            LanguageRow {
                session: panel.session
                onChosen: panel.open = false
            }
        }
        BackButton {
            objectName: "closeLanguages"
            Layout.fillWidth: false
            Layout.alignment: Theme.mirrored ? Qt.AlignRight : Qt.AlignLeft
            onClicked: panel.open = false
        }
    }
}
