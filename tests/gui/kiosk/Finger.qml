import QtTest

// A finger on a touch screen: Qt offers it to QML only.
TestEvent {
    function tap(item, x: real, y: real) {
        const touch = touchEvent(item)
        touch.press(0, item, x, y)
        touch.commit()
        touch.release(0, item, x, y)
        touch.commit()
    }
    function press(item, x: real, y: real) {
        const touch = touchEvent(item)
        touch.press(0, item, x, y)
        touch.commit()
    }
    function release(item, x: real, y: real) {
        const touch = touchEvent(item)
        touch.release(0, item, x, y)
        touch.commit()
    }
}
