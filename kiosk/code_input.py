"""The codes that the scanner types."""

from PyQt6.QtCore import QCoreApplication, QEvent, QObject, Qt, pyqtSignal, pyqtSlot
from PyQt6.QtGui import QKeyEvent

from client.ui.scanner import KeyInput
from kiosk.scanned import SHORTEST


class CodeInput(QObject):
    """For QML: takes the keys that have no other meaning.

    Signals:
        scanned: a complete code.
    """

    scanned = pyqtSignal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = KeyInput()

    @pyqtSlot(str, result="bool")
    def hear(self, text: str) -> bool:
        """A key without another meaning was pressed: whether it may be a scanner's."""
        return self._keys.hear(text)

    @pyqtSlot(result="bool")
    def end(self) -> bool:
        """Enter: whether it ended some input."""
        code = self._keys.end()
        if len(code) >= SHORTEST:
            self.scanned.emit(code)
        return code != ""


class CodeCapture(QObject):
    """Takes all keys of the program while the scanner is tested.

    Signals:
        scanned: some input that Enter has ended.
    """

    scanned = pyqtSignal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = KeyInput()

    def set_active(self, active: bool) -> None:
        """Start or stop taking the keys."""
        app = QCoreApplication.instance()
        if app is not None and active:
            app.installEventFilter(self)
        elif app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Take the keys of the scanner."""
        if event is None or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if code := self._keys.end():
                self.scanned.emit(code)
        else:
            self._keys.hear(event.text())
        return True
