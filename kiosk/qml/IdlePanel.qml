import QtQuick
import Novbe.Kit

// The idle warning: lets the visitor stay before the screen starts over.
Dialog {
    required property QtObject session

    objectName: "idlePanel"
    visible: session.secondsLeft > 0
    heading: Texts.strings.still_here
    words: Texts.current.say("starts_again", { n: session.secondsLeft })
    button: Texts.strings.stay
    buttonName: "stay"
    onPressed: session.touched()
    onTouchedBeside: session.touched()
}
