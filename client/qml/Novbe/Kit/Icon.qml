import QtQuick
import QtQuick.Window
import Novbe.Kit

// An outline icon by its name. A directional one (a back arrow, a chevron) is mirrored for
// right-to-left languages.
Image {
    id: icon

    required property string name
    property color colour: Theme.text
    property real size: Theme.unit * 3
    property real stroke: 2
    property bool directional: false

    width: size
    height: size
    source: name ? "image://icon/" + name + "/" + String(colour).slice(-6) + "/" + stroke : ""
    sourceSize: Qt.size(Math.round(size * Screen.devicePixelRatio),
                        Math.round(size * Screen.devicePixelRatio))
    mirror: directional && Theme.mirrored
    Accessible.ignored: true
}
