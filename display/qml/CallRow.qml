import QtQuick
import Novbe.Kit

// One call: a number, an arrow where the counter is, the counter's number.
Item {
    id: row

    required property string number
    required property string counter
    required property string arrow
    required property string floor
    required property string standing
    required property bool glowing
    required property bool again

    required property QtObject screen
    readonly property QtObject measures: screen.measures
    readonly property int numberPixels: measures.number

    readonly property bool now: row.standing === "now"
    readonly property bool withdrawn: row.standing === "withdrawn"
    readonly property color ink: now ? Theme.onCall
        : row.standing === "open" ? Theme.text
        : Theme.quiet

    Accessible.role: Accessible.StaticText
    Accessible.name: Texts.current.say("called_now", { number: number, counter: counter })
    Accessible.ignored: !now

    Rectangle {
        id: block

        anchors.fill: parent
        anchors.topMargin: Theme.unit / 2
        anchors.bottomMargin: Theme.unit / 2
        radius: Theme.radius
        color: Theme.call
        visible: row.now

        // Brightness, never on and off: half a second up, half a second down.
        Rectangle {
            id: light

            anchors.fill: parent
            radius: parent.radius
            color: "#FFFFFF"
            opacity: 0

            SequentialAnimation {
                running: row.glowing && row.now
                loops: Animation.Infinite
                onRunningChanged: if (!running) light.opacity = 0

                NumberAnimation { target: light; property: "opacity"; to: 0.45; duration: 500; easing.type: Easing.InOutSine }
                NumberAnimation { target: light; property: "opacity"; to: 0; duration: 500; easing.type: Easing.InOutSine }
            }
        }
    }

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.hairline
        color: Theme.line
        visible: !row.now
    }

    TicketNumber {
        id: numeral

        anchors.left: parent.left
        anchors.leftMargin: row.measures.gap
        anchors.verticalCenter: parent.verticalCenter
        width: row.measures.counterX - row.measures.gap * 2
        number: row.number
        color: row.ink
        font.pixelSize: row.numberPixels
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: row.numberPixels / 3
        horizontalAlignment: Text.AlignLeft
        height: parent.height
        Accessible.ignored: true

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            width: parent.contentWidth
            height: Math.max(2, row.numberPixels * 0.045)
            color: row.ink
            visible: row.withdrawn
        }
    }

    Column {
        id: direction

        anchors.left: parent.left
        anchors.leftMargin: row.measures.counterX
        anchors.verticalCenter: parent.verticalCenter
        width: row.measures.arrow
        visible: row.arrow !== "" && !row.withdrawn

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: row.arrow
            colour: row.ink
            size: row.numberPixels * (row.floor ? 0.52 : 0.7)
            stroke: 3
        }
        Text {
            textFormat: Text.PlainText
            anchors.horizontalCenter: parent.horizontalCenter
            visible: row.floor !== ""
            text: row.floor
            color: row.ink
            font.pixelSize: row.numberPixels * 0.16
            font.weight: Font.DemiBold
            width: Math.min(implicitWidth, row.measures.arrow * 1.05)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: row.numberPixels * 0.08
        }
    }

    TicketNumber {
        anchors.left: direction.right
        anchors.leftMargin: row.measures.gap
        anchors.right: parent.right
        anchors.rightMargin: row.measures.gap
        anchors.verticalCenter: parent.verticalCenter
        height: parent.height
        visible: !row.withdrawn
        number: row.counter
        color: row.ink
        font.pixelSize: row.numberPixels
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: row.numberPixels / 3
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    // It was called by mistake: a number struck through alone says nothing.
    Words {
        screen: row.screen
        anchors.left: parent.left
        anchors.leftMargin: row.measures.counterX
        anchors.right: parent.right
        height: parent.height
        visible: row.withdrawn
        text: Texts.strings.by_mistake
        color: Theme.text
        wrapMode: Text.Wrap
        fontSizeMode: Text.Fit
        minimumPixelSize: row.measures.words * 0.7
    }
    Icon {
        anchors.right: parent.right
        anchors.rightMargin: row.measures.gap
        anchors.verticalCenter: parent.verticalCenter
        visible: row.again && !row.withdrawn
        name: "rotate-ccw"
        colour: row.ink
        size: row.measures.words
        stroke: 3
    }
}
