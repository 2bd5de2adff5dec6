"""A page in its window: driven by keys and touches, read by what it shows."""

from collections.abc import Callable, Iterator
from typing import Any

from PyQt6 import sip
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtQuick import QQuickItem, QQuickWindow
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from client.engine import KitEngine
from client.options import ScreenOptions
from client.windows import WindowSpec, show
from contract.texts import PROGRAM_LANGUAGES
from tests.parts.hall import ROOT

PICTURES = ROOT / "build/pictures/doors"
"""Where pictures are kept, to be looked at."""

FINGER: Any = QTest
"""The stubs know its functions as methods."""

Key = Qt.Key

PORTRAIT = (1080, 1920)
BOARD = (1920, 1080)
DESK = (1280, 800)

Close = Callable[[], None]


class Page:
    """A page in its window: driven by keys and touches, read by what it shows."""

    def __init__(self, qtbot: QtBot, engine: KitEngine, window: QQuickWindow) -> None:
        self.qtbot = qtbot
        self.engine = engine
        self.window = window
        FINGER.qWaitForWindowExposed(window)
        window.requestActivate()

    def items(self) -> Iterator[QQuickItem]:
        root = self.window.contentItem()
        assert root is not None
        left = [root]
        while left:
            item = left.pop()
            if item.isVisible() and item.opacity() > 0:
                yield item
                left.extend(item.childItems())

    def sees(self, name: str) -> QQuickItem | None:
        return next((one for one in self.items() if one.objectName() == name), None)

    def find(self, name: str) -> QQuickItem:
        self.until(lambda: self.sees(name) is not None)
        item = self.sees(name)
        assert item is not None
        return item

    def texts(self) -> list[str]:
        found = [one.property("text") for one in self.items() if one.inherits("QQuickText")]
        return [text for text in found if text]

    def says(self, message: str, **values: str | int) -> bool:
        wanted = self.engine.wordings.say(message, **values)
        return any(wanted in text for text in self.texts())

    def until(self, holds: Callable[[], object], seconds: float = 10.0) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=round(seconds * 1000))

    def click(self, name: str) -> None:
        item = self.find(name)
        self.qtbot.wait(1)
        at = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        none = Qt.KeyboardModifier.NoModifier
        FINGER.mouseClick(self.window, Qt.MouseButton.LeftButton, none, at)

    def type(self, text: str, pause: float = 0.0) -> None:
        for sign in text:
            FINGER.keyClick(self.window, sign)
            if pause:
                self.qtbot.wait(round(pause * 1000))

    def press(self, key: Qt.Key) -> None:
        FINGER.keyClick(self.window, key)

    def focus(self) -> str:
        item = self.window.activeFocusItem()
        return "" if item is None else item.objectName()

    def look(
        self,
        name: str,
        sizes: dict[str, tuple[int, int]],
        prepare: Callable[[], object] = lambda: None,
    ) -> None:
        """All words are whole and inside, in every language and size; pictures are kept."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        before = str(self.engine.wordings.language)
        for size, (width, height) in sizes.items():
            self.window.resize(width, height)
            for language in PROGRAM_LANGUAGES:
                self.engine.wordings.language = language
                prepare()
                self.qtbot.wait(20)
                picture = self.window.grabWindow()
                assert picture.save(str(PICTURES / f"{name}-{size}-{language}.png"))
                assert faults(self) == [], f"{name} {size} {language}"
        self.engine.wordings.language = before


def rect(item: QQuickItem) -> QRectF:
    parent = item.parentItem()
    assert parent is not None
    return parent.mapRectToScene(QRectF(item.x(), item.y(), item.width(), item.height()))


def buttons_around(item: QQuickItem) -> Iterator[QQuickItem]:
    parent = item.parentItem()
    while parent is not None:
        if parent.inherits("QQuickAbstractButton"):
            yield parent
        parent = parent.parentItem()


def faults(page: Page) -> list[str]:
    """What is cut off, sticks out of the window, or lies on something else."""
    found = []
    window = QRectF(0, 0, page.window.width(), page.window.height())
    boxes: list[tuple[str, QRectF]] = []
    for item in page.items():
        if item.inherits("QQuickText") and item.property("text"):
            words, box = str(item.property("text")), rect(item)
            if item.property("truncated"):
                found.append(f"cut off: {words!r}")
            if item.property("contentWidth") > item.width() + 1:
                found.append(f"too wide: {words!r}")
            if not window.adjusted(-1, -1, 1, 1).contains(box):
                found.append(f"sticks out: {words!r} {box}")
            boxes.append((words, box))
            found += [
                f"sticks out of {holder.objectName()}: {words!r}"
                for holder in buttons_around(item)
                if not rect(holder).adjusted(-1, -1, 1, 1).contains(box)
            ]
        touched = item.inherits("QQuickAbstractButton") or item.inherits("QQuickTextField")
        if touched and not window.contains(rect(item)):
            found.append(f"outside: {item.objectName()} {rect(item)}")
    for index, (one, place) in enumerate(boxes):
        for other, there in boxes[index + 1 :]:
            common = place.intersected(there)
            if common.width() > 1 and common.height() > 1:
                found.append(f"{one!r} lies on {other!r}")
    return found


def open_page(
    qtbot: QtBot, closes: list[Close], spec: WindowSpec, engine: KitEngine, size: tuple[int, int]
) -> Page:
    window = show(engine, spec, ScreenOptions(size=size))
    assert window is not None

    def close() -> None:
        window.close()
        sip.delete(engine)
        spec.close()

    closes.append(close)
    return Page(qtbot, engine, window)
