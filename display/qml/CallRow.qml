import QtQuick
import Novbe.Kit

// One call: the number, an arrow to the counter, the counter's number and floor. A single call has
// them below its number.
Item {
    id: row

    required property string number
    required property string counter
    required property string arrow
    required property string floor
    required property string standing
    required property bool again

    required property QtObject board
    readonly property QtObject measures: board.measures
    readonly property int numberPixels: measures.number
    readonly property real halfHeight: measures.single ? height / 2 : height

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
        anchors.topMargin: Theme.unit / 4
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
                running: row.now
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

    component Half: Item {
        id: half

        required property string label

        width: row.width
        height: row.halfHeight

        Words {
            board: row.board
            anchors.left: parent.left
            anchors.leftMargin: row.measures.gap
            height: row.measures.line * 1.2
            visible: row.measures.single
            text: half.label
            color: row.ink
        }
    }
    component Figures: TicketNumber {
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        // Figures are a little below the middle of their line.
        anchors.verticalCenterOffset: -0.03 * row.numberPixels
            + (row.measures.single ? row.measures.line / 2 : 0)
        height: parent.height
        color: row.ink
        font.pixelSize: row.numberPixels
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: row.numberPixels / 3
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Half {
        label: Texts.strings.label_number

        Figures {
            objectName: "called"
            anchors.leftMargin: row.measures.gap
            width: (row.measures.single ? row.width : row.measures.counterX) - 2 * row.measures.gap
            number: row.number
            font.strikeout: row.withdrawn
        }
    }
    Half {
        y: row.height - height
        label: Texts.strings.label_counter

        Icon {
            anchors.left: parent.left
            anchors.leftMargin: row.measures.counterX + (row.measures.arrow - size) / 2
            anchors.verticalCenter: counter.verticalCenter
            visible: row.arrow !== "" && !row.withdrawn
            name: row.arrow
            colour: row.ink
            size: row.numberPixels * 0.7
            stroke: 3
        }
        Figures {
            id: counter

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
            lineHeightMode: Text.ProportionalHeight
            lineHeight: 1
        }
        Item {
            id: trailing

            anchors.left: parent.left
            anchors.leftMargin: row.measures.afterNumberX
            anchors.right: parent.right
            anchors.rightMargin: row.measures.gap
            y: counter.y
            height: counter.height
            visible: !row.withdrawn

            Words {
                board: row.board
                y: counter.baselineOffset - baselineOffset
                width: parent.width
                text: row.floor
                color: row.ink
                font.pixelSize: row.measures.single ? row.measures.words : row.measures.floor
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: row.measures.floor * 0.7
                lineHeightMode: Text.ProportionalHeight
                lineHeight: 1
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: row.floor !== "" ? -parent.height / 4 : 0
                visible: row.again && size <= trailing.width
                name: "rotate-ccw"
                colour: row.ink
                size: row.measures.words * (row.floor !== "" ? 0.6 : 0.9)
                stroke: 3
            }
        }
    }
}
