"""Reports of papers, over a kill of the kiosk and an absence of the server."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from client.connection import ServerConnection
from client.net.api import Api
from client.net.json_store import JsonStore
from contract.commands import IssueTicket, ServiceWish
from contract.enums import Role
from contract.snapshots import Ticket
from kiosk.app import rooms_of
from kiosk.offline_mode import OfflineMode
from kiosk.reports import KEPT, PendingReports, Reports
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui


@pytest.fixture
def kept(tmp_path: Path) -> JsonStore:
    return JsonStore(tmp_path)


@contextmanager
def reporting(server: str, token: str, kept: JsonStore) -> Iterator[Reports]:
    """Reports to a server until the context is left; what is on its way then is given up."""
    api = Api(server, token)
    offline_mode = OfflineMode(ServerConnection(api, rooms_of), JsonStore(None))
    reports = Reports(api, offline_mode, kept)
    yield reports
    api.close()
    for part in (reports, offline_mode):
        part.close()


def untold(kept: JsonStore) -> int:
    found = kept.read(KEPT, PendingReports)
    return 0 if found is None else len(found.reports)


def issue(hall: RunningServer, token: str) -> Ticket:
    wish = ServiceWish(service=f"{hall.centre}.identity-card")
    command = IssueTicket(command_id=uuid4(), centre=hall.centre, services=(wish,), language="az")
    return Ticket.read(Api(hall.url, token).send(command))


def test_a_print_begun_before_a_kill_is_reported_as_not_proven(
    qtbot: QtBot, hall: RunningServer, kept: JsonStore
) -> None:
    token = hall.token(Role.KIOSK, label="reports")
    ticket = issue(hall, token)
    with reporting(hall.url, token, kept) as first:
        first.begins(ticket)
        assert untold(kept) == 1
    # Killed before the paper's end was known. The next run tells it.
    with reporting(hall.url, token, kept):
        qtbot.waitUntil(lambda: untold(kept) == 0)
    known = Ticket.read(Api(hall.url, token).get(f"/api/v1/tickets/{ticket.token}"))
    assert known.paper == "failed"
