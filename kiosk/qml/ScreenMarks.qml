import QtQuick
import Novbe.Kit

// Touch test: marks in the corners and in the middle; the panel is faulty where one does not react.
Cover {
    id: marks

    required property QtObject service
    required property real margin


    Repeater {
        // Their places, in shares of the free width and height.
        model: [[0, 0], [1, 0], [0.5, 0.5], [0, 1], [1, 1]]

        TurnButton {
            required property int index
            required property var modelData

            objectName: "mark-" + index
            x: modelData[0] * (marks.width - width)
            y: modelData[1] * (marks.height - height)
            width: Theme.touch
            height: Theme.touch
            enabled: marks.service.marks.includes(index)
            iconName: enabled ? "plus" : "check"
            words: Texts.strings.test_touch
            onClicked: marks.service.touchMark(index)
        }
    }
    Heading {
        anchors.top: parent.top
        anchors.topMargin: marks.margin
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width - 2 * (Theme.touch + Theme.gap)
        horizontalAlignment: Text.AlignHCenter
        text: Texts.strings.test_touch
    }
    KioskButton {
        objectName: "skipMarks"
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width - 2 * (Theme.touch + Theme.gap), implicitWidth)
        text: Texts.strings.service_skip
        onClicked: marks.service.skip()
    }
}
