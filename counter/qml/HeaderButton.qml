import Novbe.Kit

// A small button next to a title; Enter stays on the primary key.
QuietButton {
    // Slightly wider than its text: a fraction of a pixel would wrap it.
    width: Math.ceil(implicitWidth) + 1
    height: Theme.unit * 5
    focusPolicy: Qt.NoFocus
}
