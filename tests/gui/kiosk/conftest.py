"""A kiosk in its real window, on a real server; touched by events, read by what it shows."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from PyQt6 import sip
from PyQt6.QtCore import QUrl
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtQml import QQmlComponent
from PyQt6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from client.printer.port import Condition, Printer
from client.printer.recording import RecordingPrinter
from client.program.engine import KitEngine, load_fonts
from client.program.options import ScreenOptions
from client.program.windows import show
from client.speech.sound import Sound
from client.ui.hyphens import SOFT
from contract.catalogue import Catalogue
from contract.enums import Role
from contract.snapshots import Ticket
from kiosk import app
from kiosk.idle import Idle
from kiosk.settings import KioskSettings
from kiosk.steps import VisitorStep
from tests.gui.window import ShownWindow, present
from tests.parts.hall import ASAN, VILLAGE, RunningServer
from tests.parts.languages import LONGEST, QUICK, Languages
from tests.parts.large_centre import write_large_centre

USUAL = "usual"
PANELS = {
    # Upright at half the resolution: painted in a quarter of the time.
    USUAL: ((540, 960), 24.0),
    "portrait": ((1080, 1920), 24.0),
    "landscape": ((1920, 1080), 24.0),
    "laptop": ((1366, 768), 15.6),
    "smallest": ((800, 480), 10.1),
    "square": ((1280, 1024), 19.0),
    "tablet": ((800, 1280), 10.1),
}
"""Pixels and inches."""

FEWER = {USUAL: (LONGEST,), "tablet": ("ar",)}
"""The panels on which `make test` checks one language alone."""

FINGER = Path(__file__).with_name("Finger.qml")


class Visitor(ShownWindow):
    """A visitor at a kiosk: sees the window, touches it."""

    def __init__(
        self,
        qtbot: QtBot,
        engine: KitEngine,
        kiosk: app.Kiosk,
        window: QQuickWindow,
        centre: str,
    ) -> None:
        super().__init__(qtbot, engine, window)
        self.centre = centre
        self.kiosk = kiosk
        self.way = USUAL
        self.unfit: dict[str, list[str]] = {}
        """What is wrong on a page; none may be left when the test ends."""
        self._component = QQmlComponent(engine, QUrl.fromLocalFile(str(FINGER)))
        self._finger = self._component.create()
        assert self._finger is not None, [one.toString() for one in self._component.errors()]

    @property
    def language(self) -> str:
        return str(self.engine.wordings.language)

    @property
    def step(self) -> VisitorStep:
        return self.kiosk.session.at

    def text(self, name: str) -> str:
        return str(self.find(name).property("text")).replace(SOFT, "")

    def touch(self, name: str, times: int = 1, to: VisitorStep | None = None) -> None:
        """Tap on a button; wait for the step that comes then, if it is given."""
        at, finger = self.middle(name), cast(Any, self._finger)
        for _ in range(times):
            finger.tap(self.window.contentItem(), at.x(), at.y())
        if to is not None:
            self.comes_to(to)

    def comes_to(self, step: VisitorStep) -> None:
        self.until(lambda: self.step is step)

    def walk_to(self, step: VisitorStep, language: str = "az") -> None:
        """Go from the start as far as a step, by the buttons, to the identity card."""
        if language != self.engine.wordings.property("language"):
            self.touch(f"language-{language}")
        for name, there in (
            (f"group-{self.centre}.identity", VisitorStep.SERVICES),
            (f"service-{self.centre}.identity-card", VisitorStep.SERVICE),
            ("take", VisitorStep.ISSUING),
        ):
            if self.step is step:
                return
            self.touch(name, to=None if there is VisitorStep.ISSUING else there)

    def take_ticket(self, step: VisitorStep, language: str = "az") -> Ticket:
        """Take a ticket, from the start or from the page of a service; the step comes then."""
        if self.step is VisitorStep.SERVICE:
            self.touch("take")
        else:
            self.walk_to(VisitorStep.ISSUING, language)
        self.comes_to(step)
        return self.ticket()

    def ticket(self) -> Ticket:
        return present(self.kiosk.ticket_request.ticket)

    @property
    def catalogue(self) -> Catalogue:
        return present(self.kiosk.connection.catalogue)

    def next_visitor(self) -> None:
        """Begin as the next visitor, before whom nothing was wrong."""
        self.kiosk.session.flow.settling = 0.0
        self.kiosk.session.leave()
        assert self.step is VisitorStep.START

    def use_printer(self, printer: Printer | None) -> None:
        self.kiosk.paper.use(printer)
        # What is drawn in advance would take longer than most tests.
        self.kiosk.paper._warming.stop()

    def printer_is(self, condition: Condition) -> None:
        """Wait until the kiosk knows this state of the printer."""
        self.until(lambda: self.kiosk.paper.condition == condition)

    def hall_says(self, token: str, **wanted: str) -> None:
        def said() -> bool:
            ticket = self.kiosk.api.get(f"/api/v1/tickets/{token}")
            return {key: ticket[key] for key in wanted} == wanted

        self.until(said)


def events_of(hall: RunningServer, kind: str) -> list[Mapping[str, Any]]:
    return [event.data for event in hall.events() if event.type == kind]


Opened = Callable[..., Visitor]


@pytest.fixture(scope="module")
def hall(server: RunningServer) -> RunningServer:
    """The server with one centre for all tests of a module, its day open; a test that ends it
    starts it again."""
    return server.fresh_centre()


@pytest.fixture
def centre() -> str:
    """Which centre `own_hall` has: asan, village (few services) or large (287 services)."""
    return "asan"


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_large_centre(tmp_path_factory.mktemp("centre") / "large.toml")


@pytest.fixture
def own_hall(server: RunningServer, centre: str, large: Path) -> RunningServer:
    """The server with a centre that no other test sees, its day open."""
    return server.fresh_centre({"asan": ASAN, "village": VILLAGE, "large": large}[centre])


@pytest.fixture
def languages(languages: Languages, way: str) -> Languages:
    fewer = FEWER.get(way) if languages is QUICK else None
    return languages if fewer is None else Languages(checked=fewer)


@pytest.fixture
def printer() -> RecordingPrinter:
    return RecordingPrinter()


@contextmanager
def opening(qtbot: QtBot, hall: RunningServer, folder: Path) -> Iterator[Opened]:
    load_fonts()
    visitors: list[Visitor] = []

    def open_one(
        printer: Printer | None = None,
        way: str = USUAL,
        language: str = "",
        second: int = 1000,
        token: str | None = None,
        connected: bool = True,
        server: str | None = None,
        keeps: bool = True,
        headset: Sound | None = None,
        languages: Languages = QUICK,
    ) -> Visitor:
        size, inches = PANELS[way]
        settings = KioskSettings(
            server=server or hall.url,
            token=token or hall.token(Role.KIOSK, label="kiosk of a test"),
            language=language,
            inches=inches,
            folder=folder,
        )
        engine = KitEngine((app.TEXTS,), language or "en")
        kiosk = app.Kiosk(settings, engine, Idle(second), printer, keeps=keeps, headset=headset)
        kiosk.session.flow.settling = 0.0
        window = present(show(engine, app.spec_of(kiosk), ScreenOptions(size=size)))
        # Tests press faster than a person.
        window.setProperty("sameKeyWithin", 0)
        visitor = Visitor(qtbot, engine, kiosk, window, hall.centre)
        visitor.languages, visitor.way = languages, way
        visitors.append(visitor)
        visitor.use_printer(printer)
        kiosk.start()
        if connected:
            visitor.until(lambda: kiosk.session.known and kiosk.connection.connected)
            if printer is not None:
                visitor.until(lambda: kiosk.paper.condition != "")
        return visitor

    yield open_one
    for visitor in visitors:
        visitor.window.close()
        sip.delete(visitor.engine)
        visitor.kiosk.close()
    unfit = {page: words for one in visitors for page, words in one.unfit.items()}
    assert not unfit, "\n".join(f"{page}: {words}" for page, words in unfit.items())


@pytest.fixture
def open_kiosk(
    qtbot: QtBot, qapp: QGuiApplication, hall: RunningServer, tmp_path: Path
) -> Iterator[Opened]:
    with opening(qtbot, hall, tmp_path / "kiosk") as open_one:
        yield open_one


@pytest.fixture(scope="module")
def open_for_module(
    request: pytest.FixtureRequest,
    qapp: QGuiApplication,
    hall: RunningServer,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Opened]:
    with opening(QtBot(request), hall, tmp_path_factory.mktemp("kiosk")) as open_one:
        yield open_one


@pytest.fixture(scope="module")
def one_kiosk(open_for_module: Opened) -> Visitor:
    """The kiosk to which all visitors of a module go, unless the module has another one."""
    return open_for_module(RecordingPrinter(), language="en", keeps=False)


@pytest.fixture
def visitor(one_kiosk: Visitor) -> Visitor:
    one_kiosk.next_visitor()
    return one_kiosk
