"""A program with a window that is used by its buttons, where no test library is installed.

`python driven.py PACKAGE STEP... -- WORD...` runs the package with these words of a command line,
and does one step after the other as soon as it can be done: `touch=NAME` clicks the item of this
name, and again every two seconds until it can be clicked no more, since a program may ignore a
click; `text=PATTERN` waits for a text and prints it. After the last one it keeps running.
"""

import re
import runpy
import sys
import threading
import time
from typing import Any

from PyQt6.QtCore import QMetaObject, QObject, QPoint, QPointF, Qt, QTimer, pyqtSlot
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtQuick import QQuickItem, QQuickWindow
from PyQt6.QtTest import QTest

LOOK_EVERY_MS = 200
CLICK_AGAIN_SECONDS = 2.0
CLICK: Any = QTest
"""The stubs know its functions as methods."""


class Hand(QObject):
    """Polls the window, and does the next step once it can."""

    def __init__(self, steps: list[str]) -> None:
        super().__init__()
        self._steps = steps
        self._was_at: QPoint | None = None
        self._clicked_at: float | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    @pyqtSlot()
    def begin(self) -> None:
        """Begin; on the thread of the windows."""
        self._timer.start(LOOK_EVERY_MS)

    def _look(self) -> None:
        windows = [one for one in QGuiApplication.topLevelWindows() if one.isVisible()]
        if self._steps and any(self._done(one) for one in windows if isinstance(one, QQuickWindow)):
            del self._steps[0]
            self._was_at = self._clicked_at = None

    def _done(self, window: QQuickWindow) -> bool:
        kind, _, wanted = self._steps[0].partition("=")
        left = [window.contentItem()]
        while left:
            item = left.pop()
            if not isinstance(item, QQuickItem) or not item.isVisible():
                continue
            if kind == "touch" and item.objectName() == wanted and item.isEnabled():
                middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
                # Before it is laid out, an item may be where it does not stay.
                if middle != self._was_at or item.width() < 1:
                    self._was_at = middle
                    return False
                if self._clicked_at and time.monotonic() < self._clicked_at + CLICK_AGAIN_SECONDS:
                    return False
                none = Qt.KeyboardModifier.NoModifier
                CLICK.mouseClick(window, Qt.MouseButton.LeftButton, none, middle)
                self._clicked_at = time.monotonic()
                return False
            text = str(item.property("text") or "").replace("\u00ad", "")
            if kind == "text" and re.search(wanted, text):
                print(text, flush=True)
                return True
            left.extend(item.childItems())
        return self._clicked_at is not None


def main() -> None:
    package, *rest = sys.argv[1:]
    end = rest.index("--")
    hand = Hand(rest[:end])

    def await_application() -> None:
        while (application := QGuiApplication.instance()) is None:
            time.sleep(0.05)
        hand.moveToThread(application.thread())
        QMetaObject.invokeMethod(hand, "begin", Qt.ConnectionType.QueuedConnection)

    threading.Thread(target=await_application, daemon=True).start()
    sys.argv[1:] = rest[end + 1 :]
    runpy.run_module(package, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
