import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Another language, from any page; the page stays.
Rectangle {
    id: panel

    required property QtObject journey
    required property bool portrait
    required property real margin
    property bool open: false

    objectName: "languagePanel"
    visible: open && !journey.cutOff
    color: Theme.background

    // Nothing below may be touched through it.
    MouseArea {
        anchors.fill: parent
    }
    Connections {
        target: panel.journey

        function onStepChanged() {
            panel.open = false
        }
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: panel.margin
        spacing: Theme.unit * 4

        Heading {
            Layout.fillWidth: true
            text: Texts.strings.language
        }
        LanguageGrid {
            Layout.fillWidth: true
            Layout.topMargin: Theme.unit * 4
            journey: panel.journey
            portrait: panel.portrait
            onChosen: key => {
                panel.journey.chooseLanguage(key)
                panel.open = false
            }
        }
        Item {
            Layout.fillHeight: true
        }
        QuietButton {
            objectName: "closeLanguages"
            Layout.preferredHeight: Theme.unit * 13
            Layout.minimumWidth: Theme.unit * 34
            Layout.alignment: Theme.mirrored ? Qt.AlignRight : Qt.AlignLeft
            text: Texts.strings.back
            iconName: "arrow-left"
            directional: true
            fontSize: Theme.fontBody
            radius: Theme.unit * 2
            onClicked: panel.open = false
        }
    }
}
