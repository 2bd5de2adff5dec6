import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The languages of the hall, each by its own name.
GridLayout {
    id: grid

    required property QtObject journey
    required property bool portrait

    signal chosen(string key)

    columns: portrait ? 2 : 3
    columnSpacing: Theme.unit * 3
    rowSpacing: Theme.unit * 3

    Repeater {
        model: grid.journey.languages

        QuietButton {
            id: tile

            required property string key
            required property string name

            objectName: "language-" + key
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: Theme.unit * 22
            text: name
            fontSize: Theme.fontLead
            radius: Theme.unit * 2
            onClicked: grid.chosen(key)
        }
    }
}
