import QtQuick
import QtQuick.Window
import Novbe.Kit

// A display of the hall.
Window {
    id: window

    required property QtObject board
    readonly property QtObject measures: board.measures

    width: 1920
    height: 1080
    color: Theme.background
    title: "Novbe"

    onWidthChanged: measures.resize(width, height)
    onHeightChanged: measures.resize(width, height)

    Binding {
        target: Theme
        property: "scale"
        value: window.measures.words / 27
    }

    Item {
        anchors.fill: parent
        LayoutMirroring.enabled: window.measures.mirrored
        LayoutMirroring.childrenInherit: true

        Head { board: window.board }
        PauseStrip { board: window.board }
        Labels { board: window.board }
        Calls { board: window.board }
        CounterCalls { board: window.board }
        Recent { board: window.board }
        Waits { board: window.board }
        Pictures { board: window.board }
        Following { board: window.board }
        PhoneCode { board: window.board }
        NoticeBand { board: window.board }
        Part {
            board: window.board
            part: "offline"

            OfflineBand {
                anchors.fill: parent
                connected: window.board.connected
                since: window.board.offlineSince
                refusal: window.board.refusal
                fontSize: window.measures.words
            }
        }
    }
}
