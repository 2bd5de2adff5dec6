"""A counter in its real window, on a real server; driven by keys, read by what it shows."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PyQt6 import sip
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from client.net.endpoint import Endpoint
from client.program.engine import KitEngine, load_fonts
from client.program.options import ScreenOptions
from client.program.windows import show
from contract import rooms
from contract.access import SignIn
from contract.catalogue import Catalogue
from contract.commands import CallForHelp, IssueTicket, ReportPrint
from contract.desk.keys import WITHOUT_A_LIFE_CYCLE, DeskAction
from contract.desk.lookups import is_taken
from contract.enums import Paper, PrintFault, Role, TicketState
from contract.ids import full_id
from contract.snapshots import Desk
from counter import app
from counter.presence import SignedInOperator
from counter.session import StaffSession
from counter.settings import CounterSettings
from tests.browser.staff import Staff
from tests.gui.window import FINGER, ShownWindow, present
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.snapshots import snapshot

RECALL_SECONDS = 25.0
"""A recall can be given five seconds after a call; a wait allows five times that."""

WINDOW = (1280, 800)
SMALLEST = (960, 540)

KIOSK = "kiosk at the door"
"""What staff call the visitors' kiosk."""


class Operator(ShownWindow):
    """An operator at a counter: sees the window, presses its keys."""

    seconds = 0.0
    """Its clock, which jumps a second with each press that is meant."""

    def __init__(
        self,
        qtbot: QtBot,
        engine: KitEngine,
        settings: CounterSettings,
        session: StaffSession | None,
    ) -> None:
        self.counter = app.CounterApp(
            settings,
            engine.wordings,
            lambda: self.seconds,
            session.endpoint if session is not None else None,
            SignedInOperator(session),
        )
        size = None if settings.bar else SMALLEST
        window = show(engine, self.counter.spec(), ScreenOptions(size=size))
        super().__init__(qtbot, engine, present(window))
        self.counter.start()

    @property
    def catalogue(self) -> Catalogue:
        return present(self.counter.connection.catalogue)

    @property
    def services(self) -> tuple[str, ...]:
        counters = self.catalogue.counters
        return next(one.services for one in counters if one.id == self.desk.counter)

    @property
    def served(self) -> str:
        return self.services[0]

    @property
    def desk(self) -> Desk:
        return present(self.counter.connection.latest(Desk))

    @property
    def truth(self) -> Desk:
        desk = snapshot(self.counter.api, rooms.desk(self.desk.counter))
        assert isinstance(desk, Desk)
        return desk

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key, long enough after the one before."""
        self.seconds += 1
        FINGER.keyClick(self.window, key, held)

    def press_again(self, key: Qt.Key) -> None:
        self.seconds += 0.1
        FINGER.keyClick(self.window, key)

    def type_text(self, text: str) -> None:
        for letter in text:
            self.seconds += 0.05
            FINGER.keyClick(self.window, letter)

    def click(self, name: str) -> None:
        self.seconds += 1
        super().click(name)

    @property
    def taken(self) -> bool:
        return is_taken(self.desk, self.counter.seat.person)

    def settled(self) -> Desk:
        """Wait until nothing is under way, and number and keys on the screen are the server's."""
        self.until(lambda: self.counter.sender.under_way is None)
        self.until(self._shows_the_truth)
        return self.desk

    def settled_by_keys(self) -> None:
        """The same for the slim bar, which does not show all keys."""
        self.until(lambda: self.counter.sender.under_way is None)
        self.until(lambda: self.desk.revision >= self.truth.revision)

    def _shows_the_truth(self) -> bool:
        # A recall becomes possible by time alone: the server is asked at each look.
        truth = self.truth
        self.until(lambda: self.desk.revision >= truth.revision)
        number = truth.ticket.number if truth.ticket else ""
        return (
            self.desk.state is truth.state
            and self.counter.screen.texts["ticket"]["number"] == number
            and {one.command for one in self.offered() - WITHOUT_A_LIFE_CYCLE}
            == (set() if self.taken else set(truth.allowed))
        )

    def after(self, key: Qt.Key) -> Desk:
        """Press a key and wait until what it did is on the screen."""
        self.press(key)
        return self.settled()

    def keys(self) -> dict[DeskAction, QQuickItem]:
        named = {item.objectName(): item for item in self.items()}
        named.pop("key_form", None)
        return {DeskAction(name[4:]): named[name] for name in named if name.startswith("key_")}

    def offered(self) -> set[DeskAction]:
        """The keys that can be seen, but for one that rests."""
        return set(self.keys()) - self.counter.key_handler.available.resting

    def until_recall(self) -> None:
        keys = self.counter.key_handler
        self.until(lambda: DeskAction.RECALL in keys.available.all, RECALL_SECONDS)
        self.until(lambda: DeskAction.RECALL in self.offered())

    def recall(self) -> Desk:
        self.until_recall()
        return self.after(Qt.Key.Key_R)

    def begin_with(self, visitors: "Visitors", count: int) -> list[str]:
        """Open the counter; the numbers of as many tickets that wait for it."""
        self.settled()
        self.after(Qt.Key.Key_O)
        numbers = [visitors.take(self.served) for _ in range(count)]
        self.until(lambda: self.desk.waiting == count)
        self.settled()
        return numbers

    def cut_off(self, but: str = "") -> list[str]:
        """The texts that are cut off, but for items of a name."""
        cut = (one for one in self.items() if one.property("truncated"))
        return [str(one.property("text")) for one in cut if not but or one.objectName() != but]


def at_counter(desk: Desk) -> tuple[str, TicketState] | None:
    return None if desk.ticket is None else (desk.ticket.number, desk.ticket.state)


class Visitors:
    def __init__(self, hall: RunningServer, label: str = KIOSK) -> None:
        self.kiosk = Staff(hall, role=Role.KIOSK, label=label)

    def take(self, *services: str, language: str = "en", paper: Paper = Paper.PRINTED) -> str:
        """Take a ticket for services; its number."""
        issued = self.kiosk.give(IssueTicket, services=services, language=language)
        fault = PrintFault.PAPER_OUT if paper is Paper.FAILED else None
        self.kiosk.api.send(
            ReportPrint(command_id=uuid4(), ticket=issued["id"], paper=paper, fault=fault),
            token=issued["token"],
        )
        return str(issued["number"])

    def call_for_help(self) -> None:
        self.kiosk.give(CallForHelp)


Opened = Callable[..., Operator]


def new_operator(hall: RunningServer, name: str) -> StaffSession:
    login = f"operator.{uuid4().hex[:8]}"
    added = Staff(hall).add_person(login, name, Role.OPERATOR)
    session = StaffSession(Endpoint(hall.url))
    session.sign_in(SignIn(login=login, password=added["first_password"]))
    session.choose("dörd sadə söz yanaşı")
    return session


@pytest.fixture
def hall(server: RunningServer, request: pytest.FixtureRequest) -> RunningServer:
    """The server with a centre that no other test sees, its day open: a small one, where the
    module of the test names no other CENTRE."""
    return server.fresh_centre(getattr(request.module, "CENTRE", VILLAGE))


@pytest.fixture
def visitors(hall: RunningServer) -> Visitors:
    return Visitors(hall)


@pytest.fixture
def open_counter(
    qtbot: QtBot, qapp: QGuiApplication, hall: RunningServer, tmp_path: Path
) -> Iterator[Opened]:
    """Open counters' windows; each is closed after the test."""
    load_fonts()
    operators: list[Operator] = []

    def open_one(
        counter: str = "1",
        language: str = "en",
        token: str = "",
        named: str = "",
        ready: bool = True,
        person: str = "",
        bar: bool = False,
        printer: str = "",
    ) -> Operator:
        settings = CounterSettings(
            server=hall.url,
            token=token or hall.token(Role.OPERATOR, counter=counter),
            language=language,
            counter=named or (full_id(hall.centre, counter) if person else ""),
            bar=bar,
            printer=printer,
            folder=tmp_path / uuid4().hex,
            speaker=f"file:{tmp_path}/sound",
        )
        engine = KitEngine(app.TEXTS, language or "en", font_base=app.FONT_BASE)
        session = new_operator(hall, person) if person else None
        operator = Operator(qtbot, engine, settings, session)
        operators.append(operator)
        if ready:
            operator.until(lambda: operator.counter.screen.ready)
        return operator

    yield open_one
    for operator in operators:
        operator.window.hide()
        sip.delete(operator.engine)
        operator.counter.close()
