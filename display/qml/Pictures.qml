import QtQuick

// A whole picture with a cross-fade to the next one. It never covers calls.
Part {
    id: pictures

    part: "pictures"

    Image {
        id: image

        anchors.fill: parent
        source: pictures.board.pictures.source
        fillMode: Image.PreserveAspectFit
        asynchronous: true
        cache: false
        smooth: true
        sourceSize.width: width
        onStatusChanged: {
            if (status === Image.Error)
                pictures.board.pictures.broken(source)
        }

        Behavior on source {
            SequentialAnimation {
                NumberAnimation { target: image; property: "opacity"; to: 0; duration: 200 }
                PropertyAction {}
                NumberAnimation { target: image; property: "opacity"; to: 1; duration: 200 }
            }
        }
    }
}
