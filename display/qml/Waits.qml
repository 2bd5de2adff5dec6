import QtQuick
import Novbe.Kit

// What waits: by agency, each service with how many are ahead and how long it usually takes.
Item {
    id: waits

    required property QtObject screen
    readonly property QtObject measures: screen.measures

    clip: true

    Words {
        id: label

        screen: waits.screen
        anchors.left: parent.left
        anchors.right: parent.right
        height: waits.measures.line
        text: Texts.strings.label_ahead + " · " + Texts.strings.label_wait
        color: Theme.quiet
        horizontalAlignment: waits.measures.oneLine ? Text.AlignRight : Text.AlignLeft
        elide: Text.ElideRight
        visible: !waits.screen.waits.quiet
    }
    Pages {
        screen: waits.screen
        anchors.right: waits.measures.oneLine ? undefined : parent.right
        anchors.left: waits.measures.oneLine ? parent.left : undefined
        anchors.top: parent.top
        height: waits.measures.line
        page: waits.screen.waits.page
        pages: waits.screen.waits.pages
    }
    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: label.bottom
        opacity: waits.screen.connected ? 1 : 0.5

        Repeater {
            model: waits.screen.waits.entries

            WaitsEntry {
                screen: waits.screen
                width: waits.width
            }
        }
    }
    Words {
        screen: waits.screen
        anchors.fill: parent
        visible: waits.screen.waits.quiet && waits.screen.quiet === ""
        text: Texts.strings.nobody_waits
        color: Theme.quiet
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
