import QtQuick
import QtQuick.Window
import Novbe.Kit

// The hall's board: two thirds calls, one third lines, one line of notice.
Window {
    id: window

    required property QtObject board
    readonly property QtObject measures: board.measures

    width: 1920
    height: 1080
    color: Theme.background
    title: Texts.strings.board_name

    onWidthChanged: measures.resize(width, height)
    onHeightChanged: measures.resize(width, height)

    Binding {
        target: Theme
        property: "scale"
        value: window.measures.scale
    }

    Item {
        id: page

        anchors.fill: parent
        LayoutMirroring.enabled: window.board.mirrored
        LayoutMirroring.childrenInherit: true

        readonly property real margin: window.measures.margin

        StillStrip {
            id: strip

            board: window.board
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            height: window.measures.strip
        }

        Head {
            id: head

            board: window.board
            anchors.right: parent.right
            anchors.top: strip.bottom
            anchors.rightMargin: page.margin
            anchors.topMargin: page.margin / 2
            width: window.measures.portrait ? parent.width - 2 * page.margin : list.width
            height: (window.measures.portrait ? 110 : 132) * window.measures.scale
        }

        Calls {
            id: calls

            board: window.board
            anchors.left: parent.left
            anchors.top: window.measures.portrait ? head.bottom : strip.bottom
            anchors.leftMargin: page.margin
            anchors.topMargin: window.measures.portrait ? 0 : page.margin / 2
            width: window.measures.rowsWidth
            height: window.measures.rowsHeight + labelHeight
        }

        Lines {
            id: list

            board: window.board
            anchors.right: parent.right
            anchors.rightMargin: page.margin
            anchors.top: window.measures.portrait ? calls.bottom : head.bottom
            anchors.topMargin: window.measures.portrait ? Theme.unit * 2 : 0
            anchors.bottom: band.top
            width: window.measures.portrait
                ? window.measures.rowsWidth
                : parent.width - window.measures.rowsWidth - 2 * page.margin - Theme.unit * 6
        }

        NoticeBand {
            id: band

            board: window.board
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: window.measures.band
        }
    }
}
