import QtQuick
import Novbe.Kit

// Number and counter of each call, the newest on top. A call that comes in pushes the others down.
Item {
    id: calls

    required property QtObject board
    readonly property QtObject measures: board.measures

    GridView {
        id: list

        anchors.fill: parent
        interactive: false
        clip: true
        flow: GridView.FlowTopToBottom
        model: calls.board.calls.rows
        opacity: calls.board.connected ? 1 : 0.5
        cellWidth: width / calls.measures.columns
        cellHeight: Math.max(1, calls.measures.row)

        delegate: CallRow {
            board: calls.board
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

    Words {
        board: calls.board
        anchors.fill: parent
        anchors.margins: calls.measures.words
        visible: text !== ""
        text: calls.board.quiet
        color: Theme.quiet
        font.pixelSize: calls.measures.words * 1.2
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
