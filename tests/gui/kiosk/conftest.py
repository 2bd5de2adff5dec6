"""A kiosk in its real window, on a real server; touched by events, read by what it shows."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PyQt6 import sip
from PyQt6.QtCore import QPoint, QPointF, QRectF, Qt, QUrl
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtQml import QQmlComponent
from PyQt6.QtQuick import QQuickItem, QQuickWindow
from PyQt6.QtTest import QTest
from pytestqt.qtbot import QtBot

from client.engine import KitEngine, load_fonts
from client.options import ScreenOptions
from client.program import prepare_environment, show
from contract.enums import Role
from kiosk import app
from kiosk.idle import Idle
from kiosk.printer import Condition, Printer, RecordingPrinter
from kiosk.settings import KioskSettings
from kiosk.steps import Step
from tests.parts.hall import RunningServer

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
prepare_environment(screenshot=True)

PORTRAIT = (1080, 1920)
LANDSCAPE = (1920, 1080)
FINGER = Path(__file__).with_name("Finger.qml")


class Visitor:
    """Somebody in front of a kiosk: sees the window, touches it."""

    def __init__(
        self,
        qtbot: QtBot,
        engine: KitEngine,
        kiosk: app.Kiosk,
        window: QQuickWindow,
        centre: str,
    ) -> None:
        self.qtbot = qtbot
        self.centre = centre
        self.engine = engine
        self.kiosk = kiosk
        self.window = window
        self._component = QQmlComponent(engine, QUrl.fromLocalFile(str(FINGER)))
        self._finger = self._component.create()
        assert self._finger is not None, [one.toString() for one in self._component.errors()]

    @property
    def step(self) -> Step:
        return self.kiosk.journey.at

    def items(self) -> Iterator[QQuickItem]:
        """Everything in the window that can be seen."""
        root = self.window.contentItem()
        assert root is not None
        waiting = [root]
        while waiting:
            item = waiting.pop()
            if item.isVisible() and item.opacity() > 0:
                yield item
                waiting.extend(item.childItems())

    def sees(self, name: str) -> QQuickItem | None:
        return next((one for one in self.items() if one.objectName() == name), None)

    def find(self, name: str) -> QQuickItem:
        """Wait until it is there."""
        self.qtbot.waitUntil(lambda: self.sees(name) is not None, timeout=5000)
        item = self.sees(name)
        assert item is not None
        return item

    def text(self, name: str) -> str:
        return str(self.find(name).property("text"))

    def texts(self) -> list[str]:
        """All words on the screen."""
        return [
            str(one.property("text"))
            for one in self.items()
            if one.inherits("QQuickText") and one.property("text")
        ]

    def middle(self, name: str) -> QPoint:
        item = self.find(name)
        # A delegate may still be on its way to its place.
        self.qtbot.wait(1)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def touch(self, name: str, times: int = 1) -> None:
        """Touch it with a finger."""
        at, finger = self.middle(name), cast(Any, self._finger)
        for _ in range(times):
            finger.tap(self.window.contentItem(), at.x(), at.y())

    def click(self, name: str) -> None:
        """Touch it with a mouse."""
        click = cast(Any, QTest).mouseClick
        none = Qt.KeyboardModifier.NoModifier
        click(self.window, Qt.MouseButton.LeftButton, none, self.middle(name))

    def comes_to(self, step: Step, seconds: float = 10) -> None:
        self.qtbot.waitUntil(lambda: self.step is step, timeout=round(seconds * 1000))

    def walk_to(self, step: Step, language: str = "az") -> None:
        """Go from the start as far as a step, by the buttons, to the identity card."""
        for name, there in (
            (f"language-{language}", Step.CATEGORIES),
            (f"category-{self.centre}.identity", Step.SERVICES),
            (f"service-{self.centre}.identity-card", Step.SERVICE),
            ("take", Step.ISSUING),
        ):
            if self.step is step:
                return
            self.touch(name)
            if there is not Step.ISSUING:
                self.comes_to(there)

    def printer_is(self, condition: Condition) -> None:
        """Wait until the kiosk knows it."""
        self.qtbot.waitUntil(lambda: self.kiosk.paper.condition == condition, timeout=5000)

    def hall_says(self, token: str, **wanted: str) -> None:
        """Wait until the server says this of a ticket."""
        end = time.monotonic() + 10
        while True:
            said = self.kiosk.api.get(f"/api/v1/tickets/{token}")
            if {key: said[key] for key in wanted} == wanted:
                return
            assert time.monotonic() < end, said
            self.qtbot.wait(30)

    def scene_rect(self) -> QRectF:
        return QRectF(0, 0, self.window.width(), self.window.height())


Opened = Callable[..., Visitor]


@pytest.fixture
def printer() -> RecordingPrinter:
    """The printer of the kiosk, in memory."""
    return RecordingPrinter()


@pytest.fixture
def open_kiosk(qtbot: QtBot, qapp: QGuiApplication, hall: RunningServer) -> Iterator[Opened]:
    """Opens kiosks; each is closed after the test."""
    load_fonts()
    visitors: list[Visitor] = []

    def open_one(
        printer: Printer | None = None,
        size: tuple[int, int] = PORTRAIT,
        language: str = "",
        second: int = 1000,
        token: str | None = None,
        connected: bool = True,
        server: str | None = None,
    ) -> Visitor:
        settings = KioskSettings(
            server=server or hall.url,
            token=token or hall.token(Role.KIOSK, label="kiosk of a test"),
            language=language,
        )
        engine = KitEngine((app.TEXTS,), language or "en", "day", app.FONT_BASE)
        kiosk = app.assemble(settings, engine.wordings, Idle(second), printer)
        window = show(engine, app.spec_of(kiosk), ScreenOptions(size=size))
        assert window is not None
        visitor = Visitor(qtbot, engine, kiosk, window, hall.centre)
        visitors.append(visitor)
        kiosk.start()
        if connected:
            qtbot.waitUntil(
                lambda: kiosk.journey.known and kiosk.connection.connected, timeout=10_000
            )
            if printer is not None:
                qtbot.waitUntil(lambda: kiosk.paper.condition != "", timeout=5000)
        return visitor

    yield open_one
    for visitor in visitors:
        visitor.window.close()
        sip.delete(visitor.engine)
        visitor.kiosk.close()
