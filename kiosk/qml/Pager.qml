import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// Other tiles, where there are more than a page holds.
RowLayout {
    id: pager

    required property QtObject journey

    visible: journey.pageCount > 1
    spacing: Theme.unit * 3
    layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

    QuietButton {
        objectName: "previousPage"
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.unit * 11
        enabled: pager.journey.page > 0
        iconName: "chevron-left"
        directional: true
        text: ""
        Accessible.name: Texts.strings.back
        radius: Theme.unit * 2
        onClicked: pager.journey.turnPage(-1)
    }
    Text {
        textFormat: Text.PlainText
        text: Texts.current.say("page_of", { page: pager.journey.page + 1, pages: pager.journey.pageCount })
        color: Theme.text
        font.pixelSize: Theme.fontBody
        font.weight: Font.DemiBold
    }
    QuietButton {
        objectName: "nextPage"
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.unit * 11
        enabled: pager.journey.page < pager.journey.pageCount - 1
        iconName: "chevron-right"
        directional: true
        text: Texts.strings.more
        fontSize: Theme.fontBody
        radius: Theme.unit * 2
        onClicked: pager.journey.turnPage(1)
    }
}
