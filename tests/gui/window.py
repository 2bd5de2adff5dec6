"""A program's window in a test: what it shows, and the mouse."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QPoint, QPointF, QRectF, Qt
from PyQt6.QtQuick import QQuickItem, QQuickWindow
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from client.program.engine import KitEngine
from client.ui.hyphens import SOFT
from tests.parts.languages import QUICK
from tests.parts.waiting import AMPLE_SECONDS

FINGER: Any = QTest
"""The stubs know its functions as methods."""


def by_turns(languages: Sequence[str], present: str) -> list[str]:
    """The languages to look at, the present one first: a change takes longer than a look."""
    return sorted(languages, key=lambda one: one != present)


class ShownWindow:
    """A window, read by what it shows."""

    def __init__(self, qtbot: QtBot, engine: KitEngine, window: QQuickWindow) -> None:
        self.qtbot = qtbot
        self.engine = engine
        self.window = window
        self.languages = QUICK
        """In which it is looked at."""

    def items(self) -> Iterator[QQuickItem]:
        left = [present(self.window.contentItem())]
        while left:
            item = left.pop()
            if item.isVisible() and item.opacity() > 0:
                yield item
                left.extend(item.childItems())

    def sees(self, name: str) -> QQuickItem | None:
        return next((one for one in self.items() if one.objectName() == name), None)

    def find(self, name: str) -> QQuickItem:
        self.until(lambda: self.sees(name) is not None)
        return present(self.sees(name))

    def texts(self) -> list[str]:
        """Every text that can be seen, without its soft hyphens."""
        found = [one.property("text") for one in self.items() if one.inherits("QQuickText")]
        return [text.replace(SOFT, "") for text in found if text]

    def says(self, message: str, **values: str | int) -> bool:
        return self.engine.wordings.say(message, **values).replace(SOFT, "") in self.texts()

    def until(self, holds: Callable[[], object], seconds: float = AMPLE_SECONDS) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=round(seconds * 1000))

    def middle(self, name: str) -> QPoint:
        """Where the middle of an item is, once it is in its place."""
        before = None
        while True:
            item = self.find(name)
            # Before it is laid out, an item may be where it does not stay.
            self.window.grabWindow()
            middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
            if middle == before:
                return middle
            before = middle
            self.qtbot.wait(1)

    def click(self, name: str) -> None:
        none = Qt.KeyboardModifier.NoModifier
        FINGER.mouseClick(self.window, Qt.MouseButton.LeftButton, none, self.middle(name))

    def press(self, key: Qt.Key) -> None:
        FINGER.keyClick(self.window, key)

    def focus(self) -> str:
        """The name of the item that has the focus; "" without one."""
        item = self.window.activeFocusItem()
        return "" if item is None else item.objectName()

    def settle(self) -> None:
        """Have each item at its place: a picture is laid out before it is taken, and what follows
        from the places is done after it."""
        for _ in range(2):
            self.window.grabWindow()
            self.qtbot.wait(1)

    def keep(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Little compressed: the smallest files would take a third of a test's time.
        assert self.window.grabWindow().save(str(file), quality=85)

    def rect(self) -> QRectF:
        return QRectF(0, 0, self.window.width(), self.window.height())


def present[T](found: T | None) -> T:
    """What was found; a test fails where there is nothing."""
    assert found is not None
    return found


def rect(item: QQuickItem) -> QRectF:
    """Where its box is; the shift of Arabic letters inside it is left out."""
    box = QRectF(item.x(), item.y(), item.width(), item.height())
    return present(item.parentItem()).mapRectToScene(box)


def cramped(item: QQuickItem) -> Iterator[str]:
    """What is wrong with a text in its box: it is cut off, or too wide."""
    words = str(item.property("text"))
    if item.property("truncated"):
        yield f"cut off: {words!r}"
    pixels = item.property("fontInfo").property("pixelSize").toNumber()
    # Qt breaks an Arabic line that is a tenth of an em longer than the others may be.
    spare = 0.1 * pixels if any("\u0600" <= letter <= "\u06ff" for letter in words) else 1
    if item.property("contentWidth") > item.width() + spare:
        yield f"too wide: {words!r}"


def holders(item: QQuickItem, *kinds: str) -> list[QQuickItem]:
    """The items of these kinds that it stands on."""
    found = []
    parent = item.parentItem()
    while parent is not None:
        if any(parent.inherits(kind) for kind in kinds):
            found.append(parent)
        parent = parent.parentItem()
    return found
