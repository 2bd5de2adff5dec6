import QtQuick

// A QR code on white, as large as fits into a square.
Rectangle {
    id: code

    required property string source
    required property string label
    required property real side

    implicitWidth: side
    implicitHeight: side
    color: "white"

    Image {
        // A whole number of pixels per module, or the edges blur.
        readonly property int times: Math.max(1, Math.floor(
            code.side / Math.max(1, sourceSize.width)))

        anchors.centerIn: parent
        source: code.source
        width: sourceSize.width * times
        height: sourceSize.height * times
        smooth: false
        Accessible.role: Accessible.Graphic
        Accessible.name: code.label
    }
}
