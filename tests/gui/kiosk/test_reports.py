"""Reports of papers, over a kill of the kiosk and an absence of the server."""

from pathlib import Path
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from client.api import Api
from client.connection import ServerConnection
from contract.commands import IssueTicket, ServiceWish
from contract.enums import PrintFault, Role
from contract.snapshots import Ticket
from kiosk.app import rooms_of
from kiosk.kept import Kept
from kiosk.reports import KEPT, Reports, Untold
from kiosk.without_server import WithoutServer
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def reports_at(server: str, token: str, kept: Kept) -> Reports:
    api = Api(server, token)
    return Reports(api, WithoutServer(api, ServerConnection(api, rooms_of), None), kept)


def untold(kept: Kept) -> int:
    found = kept.read(KEPT, Untold)
    return 0 if found is None else len(found.reports)


def issue(hall: RunningServer, token: str) -> Ticket:
    wish = ServiceWish(service=f"{hall.centre}.identity-card")
    command = IssueTicket(command_id=uuid4(), centre=hall.centre, services=(wish,), language="az")
    return Ticket.read(Api(hall.url, token).send(command))


def test_a_paper_that_was_begun_before_a_kill_is_told_as_not_proven(
    qtbot: QtBot, hall: RunningServer, kept: Kept
) -> None:
    token = hall.token(Role.KIOSK, label="reports")
    ticket = issue(hall, token)
    first = reports_at(hall.url, token, kept)
    first.begins(ticket)
    assert untold(kept) == 1
    # Killed: nothing of it is closed. The next run tells it.
    second = reports_at(hall.url, token, kept)
    qtbot.waitUntil(lambda: untold(kept) == 0)
    known = Ticket.read(Api(hall.url, token).get(f"/api/v1/tickets/{ticket.token}"))
    assert known.paper == "failed"
    first.close()
    second.close()


def test_what_became_of_it_takes_the_place_of_what_was_begun(
    qtbot: QtBot, hall: RunningServer, kept: Kept
) -> None:
    token = hall.token(Role.KIOSK, label="reports")
    ticket, other = issue(hall, token), issue(hall, token)
    away = reports_at("http://127.0.0.1:9", token, kept)
    away.begins(ticket)
    away.printed(ticket)
    away.failed(other, PrintFault.PAPER_OUT)
    away.cancelled(other, "left_without_paper")
    assert untold(kept) == 3
    back = reports_at(hall.url, token, kept)
    qtbot.waitUntil(lambda: untold(kept) == 0)
    api = Api(hall.url, token)
    assert Ticket.read(api.get(f"/api/v1/tickets/{ticket.token}")).paper == "printed"
    assert Ticket.read(api.get(f"/api/v1/tickets/{other.token}")).state == "cancelled"
    away.close()
    back.close()
