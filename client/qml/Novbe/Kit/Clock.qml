import QtQuick
import Novbe.Kit

// The hall's time (`ClockFace.time`).
PlainText {
    required property string time

    text: time
    font.pixelSize: Theme.fontHeading
    font.weight: Font.DemiBold
    font.features: { "tnum": 1 }
    wrapMode: Text.NoWrap
    Accessible.role: Accessible.Clock
    Accessible.name: time
}
