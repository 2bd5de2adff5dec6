import QtQuick
import Novbe.Kit

// The state of the call for help.
Dialog {
    required property QtObject help

    objectName: "helpPanel"
    visible: help.state !== "none"
    heading: Texts.strings["help_" + help.state] ?? ""
    words: help.state === "called" ? Texts.strings.help_stay : ""
    button: help.state === "calling" ? "" : Texts.strings.help_seen
    headingName: "helpWords"
    buttonName: "helpSeen"
    onPressed: help.dismiss()
}
