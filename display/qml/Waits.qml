import QtQuick
import Novbe.Kit

// What waits: each category, agency or service, with how many are ahead and how long it takes.
Item {
    id: waits

    required property QtObject board
    readonly property QtObject measures: board.measures

    clip: true

    Words {
        id: label

        board: waits.board
        anchors.left: parent.left
        anchors.right: pages.left
        height: waits.measures.line
        text: Texts.strings.label_wait
        color: Theme.quiet
        elide: Text.ElideRight
        visible: !waits.board.waits.quiet
    }
    Pages {
        id: pages

        board: waits.board
        anchors.right: parent.right
        anchors.top: parent.top
        height: waits.measures.line
        page: waits.board.waits.page
        pages: waits.board.waits.pages
    }
    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: waits.measures.tight
        opacity: waits.board.connected ? 1 : 0.5

        Repeater {
            model: waits.board.waits.entries

            WaitsEntry {
                board: waits.board
                width: waits.width
            }
        }
    }
    Words {
        board: waits.board
        anchors.fill: parent
        visible: waits.board.known && waits.board.waits.quiet && waits.board.quiet === ""
        text: Texts.strings.nobody_waits
        color: Theme.quiet
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
