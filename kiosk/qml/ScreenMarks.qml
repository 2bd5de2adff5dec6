import QtQuick
import Novbe.Kit

// Touch test: marks in the corners and in the middle; the panel is faulty where one does not react.
Rectangle {
    id: marks

    required property QtObject service
    required property real margin

    color: Theme.background

    component Mark: TurnButton {
        required property int number

        objectName: "mark-" + number
        width: Theme.touch
        height: Theme.touch
        enabled: marks.service.marks.includes(number)
        iconName: enabled ? "plus" : "check"
        words: Texts.strings.test_touch
        onClicked: marks.service.touchMark(number)
    }

    // Blocks touches on the page below.
    MouseArea {
        anchors.fill: parent
    }
    Mark {
        number: 0
    }
    Mark {
        number: 1
        anchors.right: parent.right
    }
    Mark {
        number: 2
        anchors.centerIn: parent
    }
    Mark {
        number: 3
        anchors.bottom: parent.bottom
    }
    Mark {
        number: 4
        anchors.right: parent.right
        anchors.bottom: parent.bottom
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
