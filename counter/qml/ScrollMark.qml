import QtQuick
import QtQuick.Controls.Basic
import Novbe.Kit

// That a list goes on, and where it is: there as long as it does.
ScrollBar {
    id: mark

    policy: ScrollBar.AlwaysOn
    width: Theme.unit
    padding: 0

    contentItem: Rectangle {
        radius: width / 2
        color: mark.pressed ? Theme.text : Theme.quiet
    }
    background: Rectangle {
        radius: width / 2
        color: Theme.line
    }
}
