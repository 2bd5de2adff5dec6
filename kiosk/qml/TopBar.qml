import QtQuick
import QtQuick.Layouts
import Novbe.Kit

// The centre's name and the time.
Line {
    id: bar

    required property QtObject session
    required property QtObject face
    required property QtObject logo

    spacing: Theme.unit * 2

    Image {
        objectName: "logo"
        Layout.preferredHeight: Theme.touch * 0.7
        Layout.preferredWidth: Theme.touch * 0.7 * Math.min(4, implicitWidth / Math.max(1, implicitHeight))
        visible: status === Image.Ready
        source: bar.logo.address
        fillMode: Image.PreserveAspectFit
        mipmap: true
    }
    Sentence {
        text: bar.session.centre
        font.weight: Font.DemiBold
    }
    Clock {
        objectName: "clock"
        time: bar.face.time
    }
}
