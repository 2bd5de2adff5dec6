import QtQuick
import Novbe.Kit

// The operator's window in its two forms: the full window, and a slim bar that stays on top.
Window {
    id: window

    required property QtObject counter
    readonly property QtObject desk: counter.desk
    readonly property QtObject place: counter.place

    readonly property bool bar: place.bar && !desk.greets
    readonly property int barHeight: 64
    readonly property int sheetHeight: 680
    readonly property bool open: counter.sheet.open || keys.shown
    // By how much the bar has grown upwards.
    property int above: 0
    // A tablet in portrait has one column of full width.
    readonly property size usual: height > width ? Qt.size(820, 1180) : Qt.size(1280, 800)
    readonly property real fitting: bar ? 1
        : Math.max(0.7, Math.min(1.7, width / usual.width, height / usual.height))

    // Changed flags apply only when the window is shown again.
    function become() {
        visible = false
        flags = bar ? Qt.Window | Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint : Qt.Window
        const spot = place.spot
        minimumWidth = bar ? 860 : 960
        minimumHeight = bar ? barHeight : 540
        const there = isThere(spot)
        if (there) {
            x = spot.x
            y = spot.y
        }
        width = there ? spot.width : bar ? 1100 : 1280
        height = bar ? barHeight : there ? spot.height : 800
        visible = true
        requestActivate()
        home()
    }

    // The focus without a sheet: the keys of the counter, or the greeter's search.
    function home() {
        if (desk.greets && loader.item)
            loader.item.startTyping()
        else
            root.forceActiveFocus()
    }

    function showKeys() {
        keys.shown = true
    }

    function screenBottom() {
        return Screen.virtualY + Screen.height
    }

    // Whether a stored position is on a present screen.
    function isThere(spot) {
        return spot.width > 0 && spot.x < Screen.desktopAvailableWidth - 40
            && spot.y < Screen.desktopAvailableHeight - 20 && spot.x + spot.width > 40
    }

    function remember() {
        if (visible && visibility === Window.Windowed && !(bar && open))
            place.remember(x, y, width, height)
    }

    width: 1280
    height: 800
    minimumWidth: 960
    minimumHeight: 540
    title: desk.texts.number === "" ? Texts.strings.counter
        : Texts.current.say("counter_number", { number: desk.texts.number })
    color: Theme.background

    onFittingChanged: Theme.scale = fitting
    onXChanged: remember()
    onYChanged: remember()
    onWidthChanged: remember()
    onHeightChanged: remember()
    // The bar grows for its sheet.
    onOpenChanged: {
        if (!bar)
            return
        if (open) {
            above = Math.max(0, y + sheetHeight - screenBottom())
            y -= above
            height = sheetHeight
        } else {
            height = barHeight
            y += above
        }
    }
    onClosing: close => close.accepted = window.counter.leaving.mayClose()
    Component.onCompleted: {
        Theme.scale = fitting
        counter.lock.watch(window)
        if (bar || place.spot.width > 0)
            become()
    }

    Connections {
        target: window.place
        function onChanged() { window.become() }
    }
    Connections {
        target: window.counter.leaving
        function onClose() { window.close() }
    }
    Shortcut {
        sequence: "F12"
        enabled: window.counter.presence.active
        onActivated: window.counter.leaving.leave()
    }
    Shortcut {
        sequence: "F1"
        autoRepeat: false
        enabled: !window.counter.sheet.open && !window.desk.greets
        onActivated: keys.shown = !keys.shown
    }
    Shortcut {
        sequence: "F2"
        autoRepeat: false
        enabled: !window.open && !window.desk.greets
        onActivated: window.place.switch()
    }

    FocusScope {
        id: root

        anchors.fill: parent
        focus: true
        LayoutMirroring.enabled: Theme.mirrored
        LayoutMirroring.childrenInherit: true

        Keys.onPressed: event => {
            if (keys.shown) {
                keys.shown = event.key !== Qt.Key_Escape
                event.accepted = true
                return
            }
            event.accepted = window.counter.keyHandler.press(
                event.key, event.nativeScanCode, event.text, event.modifiers, event.isAutoRepeat)
        }

        Loader {
            id: loader

            onLoaded: window.home()
            // Items behind a sheet receive no keys.
            enabled: !window.open
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            height: window.bar ? window.barHeight : parent.height
            sourceComponent: window.desk.greets ? entrance : window.bar ? slim : full
        }
        Component {
            id: full

            FullForm { counter: window.counter }
        }
        Component {
            id: entrance

            GreeterForm {
                counter: window.counter

                Shortcut {
                    sequence: "F3"
                    onActivated: window.home()
                }
                Shortcut {
                    sequence: "F4"
                    autoRepeat: false
                    onActivated: window.counter.greeter.press("issue_ticket")
                }
            }
        }
        Component {
            id: slim

            BarForm { counter: window.counter }
        }
        ActionSheet {
            anchors.fill: parent
            anchors.topMargin: window.bar ? window.barHeight : 0
            sheet: window.counter.sheet
            keyHandler: window.counter.keyHandler
            // Restore the focus.
            onClosed: window.home()
        }
        KeysSheet {
            id: keys

            anchors.fill: parent
            anchors.topMargin: window.bar ? window.barHeight : 0
            model: window.counter.buttons.all
        }
    }
}
