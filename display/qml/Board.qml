import QtQuick
import QtQuick.Window
import Novbe.Kit

// A display of the hall. What stands where is the matter of display/plan.py.
Window {
    id: window

    required property QtObject screen
    readonly property QtObject measures: screen.measures

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
                screen: window.screen
            }
        }
        Part {
            part: "pause"

            PauseStrip {
                anchors.fill: parent
                screen: window.screen
            }
        }
        Part {
            part: "calls"

            Calls {
                anchors.fill: parent
                screen: window.screen
                visible: window.screen.counter === ""
            }
            CounterCalls {
                anchors.fill: parent
                screen: window.screen
                visible: window.screen.counter !== ""
            }
        }
        Part {
            part: "recent"

            Recent {
                anchors.fill: parent
                screen: window.screen
            }
        }
        Part {
            part: "waits"

            Waits {
                anchors.fill: parent
                screen: window.screen
            }
        }
        Part {
            part: "pictures"

            Pictures {
                anchors.fill: parent
                screen: window.screen
            }
        }
        Part {
            part: "next"

            Following {
                anchors.fill: parent
                screen: window.screen
            }
        }
        Part {
            part: "notice"

            NoticeBand {
                anchors.fill: parent
                screen: window.screen
            }
        }
        OfflineBand {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: window.measures.line * 1.6
            connected: window.screen.connected
            since: window.screen.offlineSince
            refusal: window.screen.refusal
            fontSize: window.measures.words
        }
    }
}
