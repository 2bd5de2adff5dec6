"""A page of the kit in its window."""

from collections.abc import Callable

from PyQt6 import sip
from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from client.program.engine import KitEngine
from client.program.options import ScreenOptions
from client.program.windows import WindowSpec, show
from tests.gui.window import FINGER, ShownWindow, holders, rect
from tests.parts.hall import ROOT
from tests.parts.languages import QUICK

PICTURES = ROOT / "build/pictures/doors"
"""Where pictures are kept, to be looked at."""

Key = Qt.Key

PORTRAIT = (1080, 1920)
BOARD = (1920, 1080)
DESK = (1280, 800)

Close = Callable[[], None]


class Page(ShownWindow):
    """A page in its window: driven by keys and touches, read by what it shows."""

    def __init__(self, qtbot: QtBot, engine: KitEngine, window: QQuickWindow) -> None:
        super().__init__(qtbot, engine, window)
        FINGER.qWaitForWindowExposed(window)
        window.requestActivate()

    def says(self, message: str, **values: str | int) -> bool:
        wanted = self.engine.wordings.say(message, **values)
        return any(wanted in text for text in self.texts())

    def type(self, text: str, pause: float = 0.0) -> None:
        for sign in text:
            FINGER.keyClick(self.window, sign)
            if pause:
                self.qtbot.wait(round(pause * 1000))

    def erase(self, signs: int) -> None:
        for _ in range(signs):
            self.press(Key.Key_Backspace)

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
        """All words are whole and inside, in every language and size, of which the last has least
        room; `make test` looks at that alone. Pictures are kept."""
        before = str(self.engine.wordings.language)
        looked_at = list(sizes.items())[-1 if self.languages is QUICK else 0 :]
        for size, (width, height) in looked_at:
            self.window.resize(width, height)
            for language in self.languages.checked:
                self.engine.wordings.language = language
                assert self.engine.theme.property("mirrored") == (language == "ar")
                prepare()
                self.settle()
                assert faults(self) == [], f"{name} {size} {language}"
                if self.languages.draws(language):
                    self.keep(PICTURES / f"{name}-{size}-{language}.png")
        self.engine.wordings.language = before


def faults(page: Page) -> list[str]:
    """What is cut off, sticks out of the window, or lies on something else."""
    found = []
    window = page.rect()
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
                for holder in holders(item, "QQuickAbstractButton")
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
