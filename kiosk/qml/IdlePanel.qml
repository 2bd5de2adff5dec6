import QtQuick
import Novbe.Kit

// The idle warning: lets the visitor stay before the screen starts over.
Dialog {
    id: panel

    required property QtObject journey

    objectName: "idlePanel"
    visible: journey.secondsLeft > 0
    heading: Texts.strings.still_here
    words: Texts.current.say("starts_again", { n: journey.secondsLeft })
    button: Texts.strings.stay
    buttonName: "stay"
    onPressed: journey.touched()
    onTouchedBeside: journey.touched()
}
