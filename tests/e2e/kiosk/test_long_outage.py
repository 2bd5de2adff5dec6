"""The server is away for two hours, and the kiosk is restarted in between.

The clocks are moved: the hall's in the kiosk, the machine's for its restart, the server's.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self
from uuid import uuid4

import pytest
from PyQt6.QtGui import QGuiApplication

from client.net.api import Api
from client.printer.recording import RecordingPrinter
from contract.commands import CallNext, Finish, OpenCounter
from contract.enums import Role
from contract.ids import full_id
from kiosk import offline_mode
from tests.e2e.kiosk.conftest import SOAK, nothing_is_doubled
from tests.parts.hall import MONDAY_AT_TEN, RunningServer
from tests.parts.visiting import (
    HALL_URL,
    KioskAtWork,
    Seen,
    copies_on_paper,
    told,
    wait,
    wide_centre,
)

pytestmark = [pytest.mark.e2e, pytest.mark.gui, pytest.mark.timeout(300)]

HALF = timedelta(hours=1)
"""The kiosk is restarted after half of the outage."""


class MovedClock(datetime):
    """The machine's clock, moved forward."""

    moved = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return super().now(tz) + cls.moved


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[MovedClock]]:
    monkeypatch.setattr(offline_mode, "datetime", MovedClock)
    monkeypatch.setattr(offline_mode, "AGAIN_SECONDS", 0.1)
    MovedClock.moved = timedelta()
    yield MovedClock
    MovedClock.moved = timedelta()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RunningServer]:
    with RunningServer(wide_centre(tmp_path), tmp_path / "data", public_url=HALL_URL) as server:
        yield server


class Kiosk:
    """A kiosk with a visitor from time to time, over its restarts."""

    def __init__(self, hall: RunningServer, folder: Path, seed: int) -> None:
        self.seen: list[Seen] = []
        self.printer = RecordingPrinter()
        self._chance = random.Random(seed)
        self._hall, self._folder = hall, folder
        self._token = hall.token(Role.KIOSK, label="kiosk")
        self.start()

    def start(self) -> None:
        self.work = KioskAtWork(self._hall.url, self._token, self._folder, self.printer)
        kiosk = self.work.kiosk
        wait(lambda: kiosk.paper.promised and kiosk.offline_mode.stock[0])

    def visits(self, count: int) -> None:
        for _ in range(count):
            seen = self.work.visit(self._chance)
            assert seen is not None, self.work.refused
            self.seen.append(seen)

    def pass_time(self, lasts: timedelta, count: int) -> None:
        """Have so many visitors, evenly in the time."""
        clock = self.work.kiosk.connection.clock
        for _ in range(count):
            clock.set(clock.now() + lasts / count, 1.0)
            self.visits(1)


@pytest.mark.parametrize(
    ("seed", "visitors"),
    [(1, 4), *(pytest.param(seed, 12, marks=SOAK) for seed in range(2, 6))],
)
def test_tickets_of_a_two_hour_outage_are_handed_in_once_and_called_in_their_order(
    qapp: QGuiApplication,
    hall: RunningServer,
    clock: type[MovedClock],
    tmp_path: Path,
    seed: int,
    visitors: int,
) -> None:
    kiosk = Kiosk(hall, tmp_path / "kiosk", seed)
    kiosk.visits(2)
    hall.kill()
    wait(lambda: kiosk.work.kiosk.connection.away)
    kiosk.pass_time(HALF, visitors)
    kiosk.work.close()

    clock.moved = HALF
    kiosk.start()
    wait(lambda: kiosk.work.kiosk.connection.away)
    kiosk.pass_time(HALF, visitors)
    assert len(kiosk.work.kiosk.offline_mode._leases.given) == 2 * visitors

    clock.moved = 2 * HALF
    hall.clock_start = (datetime.fromisoformat(MONDAY_AT_TEN) + 2 * HALF).isoformat()
    hall.start()
    wait(lambda: kiosk.work.kiosk.connection.connected)
    kiosk.visits(2)
    kiosk.work.await_all_told()
    kiosk.work.close()

    tickets = told(hall)
    nothing_is_doubled(kiosk.seen, tickets, copies_on_paper(kiosk.printer.receipts))
    assert [one.alone for one in kiosk.seen] == [False] * 2 + [True] * 2 * visitors + [False] * 2
    assert tickets.keys() == {one.ticket for one in kiosk.seen}
    times = [one.issued_at for one in tickets.values() if one.handed_in]
    between = timedelta(minutes=1) + 2 * HALF / (2 * visitors)
    assert 2 * HALF - between < times[-1] - times[0] < 2 * HALF
    assert called_by_service(hall) == came_by_service(hall, kiosk.seen)


def came_by_service(hall: RunningServer, seen: list[Seen]) -> dict[str, list[str]]:
    tickets, found = told(hall), defaultdict[str, list[str]](list)
    for one in seen:
        if not tickets[one.ticket].cancelled:
            found[tickets[one.ticket].service].append(one.number)
    return found


def called_by_service(hall: RunningServer) -> dict[str, list[str]]:
    """The numbers that one counter calls until no visitor waits."""
    counter = full_id(hall.centre, "1")
    api = Api(hall.url, hall.token(Role.OPERATOR, counter=counter))
    api.send(OpenCounter(command_id=uuid4(), counter=counter))
    desk, found = api.send(CallNext(command_id=uuid4(), counter=counter)), defaultdict(list)
    service_of = {one.number: one.service for one in told(hall).values()}
    while ticket := desk["ticket"]:
        found[service_of[ticket["number"]]].append(ticket["number"])
        finish = Finish(command_id=uuid4(), counter=counter, ticket=ticket["id"], next=True)
        desk = api.send(finish)
    return found
