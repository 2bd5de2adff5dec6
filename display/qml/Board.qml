import QtQuick
import QtQuick.Window
import Novbe.Kit

// A display of the hall. Positions and sizes are computed in display/plan.py.
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

    component Part: Item {
        required property string part
        readonly property var place: window.measures.places[part]

        visible: place !== undefined
        x: place ? place.x : 0
        y: place ? place.y : 0
        width: place ? place.width : 0
        height: place ? place.height : 0
    }

    Item {
        anchors.fill: parent
        LayoutMirroring.enabled: window.measures.mirrored
        LayoutMirroring.childrenInherit: true

        Part {
            part: "head"

            Head {
                anchors.fill: parent
                board: window.board
            }
        }
        Part {
            part: "pause"

            PauseStrip {
                anchors.fill: parent
                board: window.board
            }
        }
        Part {
            part: "labels"

            Labels {
                anchors.fill: parent
                board: window.board
                visible: window.board.known && window.board.quiet === "" && window.board.counter === ""
            }
        }
        Part {
            part: "calls"

            Calls {
                anchors.fill: parent
                board: window.board
                visible: window.board.counter === ""
            }
            CounterCalls {
                anchors.fill: parent
                board: window.board
                visible: window.board.counter !== ""
            }
        }
        Part {
            part: "recent"

            Recent {
                anchors.fill: parent
                board: window.board
                // Recent calls are hidden when the hall is empty.
                visible: !window.board.dayOver
            }
        }
        Part {
            part: "waits"

            Waits {
                anchors.fill: parent
                board: window.board
            }
        }
        Part {
            part: "pictures"

            Pictures {
                anchors.fill: parent
                board: window.board
            }
        }
        Part {
            part: "next"

            Following {
                anchors.fill: parent
                board: window.board
            }
        }
        Part {
            part: "notice"

            NoticeBand {
                anchors.fill: parent
                board: window.board
            }
        }
        Part {
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
