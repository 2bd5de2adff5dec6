import QtQuick
import Novbe.Kit

// Number and counter of each call, the newest on top. A call that comes in pushes the others down.
Item {
    id: calls

    required property QtObject screen
    readonly property QtObject measures: screen.measures

    Repeater {
        model: calls.measures.columns

        Item {
            required property int index

            x: (calls.measures.mirrored ? calls.measures.columns - 1 - index : index)
                * calls.width / calls.measures.columns
            width: calls.width / calls.measures.columns
            height: calls.measures.line
            visible: calls.screen.quiet === ""

            Words {
                screen: calls.screen
                anchors.left: parent.left
                anchors.leftMargin: calls.measures.gap
                width: calls.measures.counterX - 2 * calls.measures.gap
                height: parent.height
                text: Texts.strings.label_number
                color: Theme.quiet
                elide: Text.ElideRight
            }
            Words {
                screen: calls.screen
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.leftMargin: calls.measures.counterX
                height: parent.height
                text: Texts.strings.label_counter
                color: Theme.quiet
                elide: Text.ElideRight
            }
        }
    }

    GridView {
        id: list

        anchors.fill: parent
        anchors.topMargin: calls.measures.line
        interactive: false
        clip: true
        flow: GridView.FlowTopToBottom
        model: calls.screen.calls.rows
        opacity: calls.screen.connected ? 1 : 0.5
        cellWidth: width / calls.measures.columns
        cellHeight: Math.max(1, calls.measures.row)

        delegate: CallRow {
            screen: calls.screen
            width: list.cellWidth - (calls.measures.columns > 1 ? calls.measures.margin / 2 : 0)
            height: list.cellHeight
        }

        add: Transition {
            NumberAnimation { property: "y"; from: -list.cellHeight; duration: 250; easing.type: Easing.OutCubic }
        }
        displaced: Transition {
            NumberAnimation { properties: "x,y"; duration: 250; easing.type: Easing.OutCubic }
        }
        move: Transition {
            NumberAnimation { properties: "x,y"; duration: 250; easing.type: Easing.OutCubic }
        }
        remove: Transition {
            NumberAnimation { property: "opacity"; to: 0; duration: 200 }
        }
    }

    // Which page it is, where more are called than fit.
    Pages {
        screen: calls.screen
        anchors.right: parent.right
        anchors.top: parent.top
        height: calls.measures.line
        page: calls.screen.calls.page
        pages: calls.screen.calls.pages
    }

    Words {
        screen: calls.screen
        anchors.fill: parent
        anchors.margins: calls.measures.words
        visible: text !== ""
        text: calls.screen.quiet
        color: Theme.quiet
        font.pixelSize: calls.measures.words * 1.2
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
