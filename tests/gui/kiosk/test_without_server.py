"""The server or the visitor is away: the kiosk recovers on its own, and nothing is lost or doubled.
(Its own numbers, and where it is killed: `tests/e2e/kiosk`.)"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from client.connection import ServerConnection
from client.net.api import ApiClient, Unreachable
from client.net.json_store import JsonStore
from client.printer.recording import RecordingPrinter
from client.ui.hyphens import SOFT
from contract.enums import Role
from contract.snapshots import Ticket
from contract.texts import PROGRAM_LANGUAGES
from kiosk.app import rooms_of
from kiosk.offline_mode import OfflineMode
from kiosk.reports import KEPT, PendingReports, PrintReports
from kiosk.steps import VisitorStep
from tests.browser.staff import Staff
from tests.gui.kiosk.conftest import Opened, Visitor, events_of
from tests.parts.hall import RunningServer
from tests.parts.visiting import ANSWER_SECONDS

pytestmark = pytest.mark.gui


def test_a_server_that_starts_later_is_said(
    open_kiosk: Opened, hall: RunningServer, printer: RecordingPrinter
) -> None:
    token = hall.token(Role.KIOSK)
    hall.stop()
    visitor = open_kiosk(printer, token=token, connected=False)
    visitor.find("noServerPage")
    visitor.until(lambda: visitor.kiosk.connection.away)
    # The visitor's language is not known: it is said in all of them.
    texts = " ".join(visitor.texts())
    for words in ("müraciət", "ask our staff", "сотрудникам", "personnel", "الموظفين"):
        assert words in texts
    # Before it knows that, it starts.
    visitor.kiosk.connection.away = False
    visitor.kiosk.connection.state_changed.emit()
    for language in PROGRAM_LANGUAGES:
        words = visitor.engine.wordings.say_in(language, "starting").replace(SOFT, "")
        assert words in visitor.texts()
    hall.start()
    visitor.find("startPage")


def test_an_unknown_token_is_said(open_kiosk: Opened) -> None:
    visitor = open_kiosk(None, token="novbe_an-unknown-token-of-a-kiosk", connected=False)
    visitor.until(lambda: visitor.kiosk.connection.refusal)
    visitor.find("noServerPage")
    assert visitor.kiosk.connection.refusal in visitor.texts()


def test_the_server_dies_at_the_touch(
    open_kiosk: Opened, hall: RunningServer, printer: RecordingPrinter
) -> None:
    """The command is repeated with its id until there is an answer: one ticket."""
    visitor = open_kiosk(printer, keeps=False)
    visitor.kiosk.api.deadline = 0.5
    visitor.walk_to(VisitorStep.SERVICE)
    # First it is away for a while: the visitor goes on at the same page.
    hall.kill()
    visitor.find("noServerPage")
    assert any("10:0" in text for text in visitor.texts()), visitor.texts()
    hall.start()
    visitor.until(lambda: visitor.sees("noServerPage") is None)
    assert visitor.step is VisitorStep.SERVICE
    _die_after_the_next_command(visitor, hall)
    before = len(events_of(hall, "ticket_issued"))
    visitor.touch("take", to=VisitorStep.NO_ANSWER)
    visitor.find("tryAgain")
    hall.start()
    visitor.comes_to(VisitorStep.TICKET)
    assert len(printer.receipts) == 1
    found = [one["ticket"] for one in events_of(hall, "ticket_issued")]
    assert found[before:] == [visitor.ticket().id]


def _die_after_the_next_command(visitor: Visitor, hall: RunningServer) -> None:
    """The server carries the command out and dies before the answer is read."""
    api = visitor.kiosk.api
    send = api.send

    def lost(*args: object, **named: object) -> dict[str, object]:
        # A busy machine answers later than this visitor waits.
        send(*args, **named | {"deadline": ANSWER_SECONDS})  # type: ignore[arg-type]
        api.send = send  # type: ignore[method-assign]
        hall.kill()
        raise Unreachable("the answer was lost")

    api.send = lost  # type: ignore[method-assign]


def test_an_idle_kiosk_returns_to_its_start(open_kiosk: Opened, printer: RecordingPrinter) -> None:
    visitor = open_kiosk(printer, second=20)
    visitor.walk_to(VisitorStep.SERVICES, "fr")
    visitor.find("idlePanel")
    # A touch is a way to stay.
    visitor.touch("stay")
    visitor.until(lambda: visitor.sees("idlePanel") is None)
    assert visitor.step is VisitorStep.SERVICES
    visitor.find("idlePanel")
    visitor.comes_to(VisitorStep.START)
    assert visitor.sees("idlePanel") is None
    assert visitor.engine.wordings.property("language") == "az"
    visitor.take_ticket(VisitorStep.TICKET)
    visitor.comes_to(VisitorStep.START)
    assert visitor.kiosk.ticket_request.ticket is None


@contextmanager
def reporting(api: ApiClient, kept: JsonStore) -> Iterator[PrintReports]:
    """Reports to a server until the context is left; what is on its way then is given up."""
    offline_mode = OfflineMode(ServerConnection(api, rooms_of), JsonStore(None))
    reports = PrintReports(api, offline_mode, kept)
    yield reports
    for part in (reports, offline_mode):
        part.close()


def test_a_print_begun_before_a_kill_is_reported_as_not_proven(
    qtbot: QtBot, hall: RunningServer, tmp_path: Path
) -> None:
    kiosk, kept = Staff(hall, role=Role.KIOSK), JsonStore(tmp_path)

    def untold() -> int:
        found = kept.read(KEPT, PendingReports)
        return 0 if found is None else len(found.reports)

    ticket = Ticket.read(kiosk.issue("identity-card"))
    with reporting(kiosk.api, kept) as first:
        first.begins(ticket)
        assert untold() == 1
    # Killed before the paper's end was known. The next run tells it.
    with reporting(kiosk.api, kept):
        qtbot.waitUntil(lambda: untold() == 0)
    known = Ticket.read(kiosk.api.get(f"/api/v1/tickets/{ticket.token}"))
    assert known.paper == "failed"
    kiosk.api.close()
