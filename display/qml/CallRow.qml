import QtQuick
import Novbe.Kit

// One call: the number, an arrow to the counter, the counter's number; directions below.
Item {
    id: row

    required property string number
    required property string counter
    required property string arrow
    required property string floor
    required property string standing
    required property bool glowing
    required property bool again

    required property QtObject board
    readonly property QtObject measures: board.measures
    readonly property int numberPixels: measures.number
    readonly property real below: floor !== "" && !withdrawn ? measures.below : 0
    // Figures are a little below the middle of their line.
    readonly property real lift: -0.03 * numberPixels - below / 2

    readonly property bool now: row.standing === "now"
    readonly property bool withdrawn: row.standing === "withdrawn"
    readonly property color ink: now ? Theme.onCall
        : row.standing === "open" ? Theme.text
        : Theme.quiet

    Accessible.role: Accessible.StaticText
    Accessible.name: Texts.current.say("called_now", { number: number, counter: counter })
    Accessible.ignored: !now

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: row.measures.below > 0 ? Theme.unit / 4 : Theme.unit / 2
        anchors.bottomMargin: anchors.topMargin
        radius: Theme.radius
        color: Theme.call
        visible: row.now

        // Fades the brightness instead of blinking: half a second up, half a second down.
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

    component Figures: TicketNumber {
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: row.lift
        height: parent.height
        color: row.ink
        font.pixelSize: row.numberPixels
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: row.numberPixels / 3
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Figures {
        objectName: "called"
        anchors.leftMargin: row.measures.gap
        width: row.measures.counterX - row.measures.gap * 2
        number: row.number

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            width: parent.contentWidth
            height: Math.max(2, row.numberPixels * 0.045)
            color: row.ink
            visible: row.withdrawn
        }
    }

    Icon {
        anchors.left: parent.left
        anchors.leftMargin: row.measures.counterX + (row.measures.arrow - size) / 2
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -row.below / 2
        visible: row.arrow !== "" && !row.withdrawn
        name: row.arrow
        colour: row.ink
        size: row.numberPixels * 0.7
        stroke: 3
    }

    Figures {
        objectName: "calledTo"
        anchors.leftMargin: row.measures.counterX + row.measures.arrow + row.measures.gap
        width: row.measures.afterNumberX - anchors.leftMargin
        visible: !row.withdrawn
        number: row.counter
    }

    // It was called by mistake: a struck-through number alone does not say that.
    Words {
        board: row.board
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
    Words {
        board: row.board
        anchors.left: parent.left
        anchors.leftMargin: row.measures.counterX
        width: row.measures.afterNumberX - anchors.leftMargin
        y: parent.height / 2 + row.lift + 0.42 * row.numberPixels - lift
        height: row.below
        visible: row.below > 0
        text: row.floor
        color: row.ink
        font.pixelSize: row.measures.way
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: row.measures.words * 0.7
    }
    Row {
        id: trailing

        readonly property real room: row.width - row.measures.afterNumberX - 2 * row.measures.gap

        anchors.left: parent.left
        anchors.leftMargin: row.measures.afterNumberX + row.measures.gap
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -row.below / 2
        visible: row.again && !row.withdrawn
        spacing: row.measures.words * 0.3

        Icon {
            id: repeated

            anchors.verticalCenter: parent.verticalCenter
            visible: size <= trailing.room
            name: "rotate-ccw"
            colour: row.ink
            size: row.measures.words * 0.9
            stroke: 3
        }
        Words {
            board: row.board
            visible: implicitWidth + repeated.size * 1.5 <= trailing.room
            text: Texts.strings.again
            color: row.ink
        }
    }
}
