import QtQuick
import QtQuick.Window
import Novbe.Kit

// The set-up at the first start, before anything else.
Window {
    id: root

    required property QtObject setUp
    required property QtObject access

    width: 1080
    height: 1920
    color: Theme.background
    title: "Novbe"
    onWidthChanged: access.resize(width, height)
    onHeightChanged: access.resize(width, height)
    Component.onCompleted: access.resize(width, height)

    Loader {
        anchors.fill: parent
        anchors.margins: Math.round(Math.min(root.width, root.height) * 0.04)
        sourceComponent: SetUpPage {
            setUp: root.setUp
            access: root.access
        }
    }
    // Observes every touch without accepting it.
    Item {
        anchors.fill: parent
        z: 100

        PointHandler {
            onActiveChanged: if (active) root.setUp.touched()
        }
    }
}
