"""The pages of the kit and the windows of a device: opened, driven, read by what they show."""

from collections.abc import Callable
from pathlib import Path

from PyQt6 import sip
from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from client.program.device import DeviceProgram
from client.program.engine import KitEngine
from client.program.options import ScreenOptions
from client.program.windows import Build, Look, Windows, WindowSpec, show
from contract.snapshots import Device
from tests.gui.window import FINGER, ShownWindow, by_turns, cramped, holders, present, rect
from tests.parts.hall import ROOT
from tests.parts.languages import QUICK
from tests.parts.waiting import AMPLE_SECONDS

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

    def look(
        self,
        name: str,
        sizes: dict[str, tuple[int, int]],
        prepare: Callable[[], object] = lambda: None,
    ) -> None:
        """All words are whole and inside, in every language and size, of which the last has least
        room; `make test` looks at that alone. Pictures are kept."""
        looked_at = list(sizes.items())[-1 if self.languages is QUICK else 0 :]
        for size, (width, height) in looked_at:
            self.window.resize(width, height)
            for language in by_turns(self.languages.checked, str(self.engine.wordings.language)):
                self.engine.wordings.language = language
                assert self.engine.theme.property("mirrored") == (language == "ar")
                prepare()
                self.settle()
                assert faults(self) == [], f"{name} {size} {language}"
                if self.languages.draws(language):
                    self.keep(PICTURES / f"{name}-{size}-{language}.png")


def faults(page: Page) -> list[str]:
    """What is cut off, sticks out of the window, or lies on something else."""
    found: list[str] = []
    window = page.rect()
    boxes: list[tuple[str, QRectF]] = []
    for item in page.items():
        if item.inherits("QQuickText") and item.property("text"):
            words, box = str(item.property("text")), rect(item)
            found += cramped(item)
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


OWN = b"""
import QtQuick
import Novbe.Kit

Window {
    width: 300
    height: 200
    color: Theme.background

    OfflineBand {
        objectName: "own"
        width: parent.width
        connected: false
        since: "10:42"
    }
}
"""


def own_window(folder: Path) -> Path:
    """The QML of a device's own window; it shows `own`."""
    qml = folder / "Own.qml"
    qml.write_bytes(OWN)
    return qml


class Staged:
    def __init__(self, qtbot: QtBot, program: DeviceProgram, look: Look) -> None:
        self.qtbot = qtbot
        self.program = program
        self.heard: list[Device] = []
        program.heard.connect(self.heard.append)
        self.windows = Windows(ScreenOptions(size=look.usual), look, "en")
        first: Build = program.begin(self.windows)
        assert self.windows.open(first)

    @property
    def page(self) -> Page:
        return Page(self.qtbot, present(self.windows._engine), self.windows.window)

    def until(self, holds: Callable[[], object], seconds: float = AMPLE_SECONDS) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=round(seconds * 1000))

    def shows(self, name: str, seconds: float = AMPLE_SECONDS) -> None:
        self.until(lambda: self.windows.shows and self.page.sees(name) is not None, seconds)

    def reports(self, more: int = 1) -> None:
        """Wait until the device has reported so many times more, and was answered."""
        wanted = len(self.heard) + more
        self.until(lambda: len(self.heard) >= wanted)

    def close(self) -> None:
        self.windows.close()
        self.program.close()


Begin = Callable[[DeviceProgram, Look], Staged]
