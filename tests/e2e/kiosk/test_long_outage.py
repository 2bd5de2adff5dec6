"""The server is away for two hours, and the kiosk is restarted in between."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from client.net.api import Api
from contract.commands import CallNext, Finish, OpenCounter
from contract.enums import Role
from contract.ids import full_id
from tests.e2e.kiosk.test_kiosk_killed import audit, seen_at
from tests.parts.emupos import EmuPos
from tests.parts.hall import RunningServer
from tests.parts.kiosk_child import KioskChild, Task
from tests.parts.visiting import HALL_URL, copies_on_paper, told, wide_centre

pytestmark = [pytest.mark.e2e, pytest.mark.gui, pytest.mark.timeout(300)]

OUTAGE = timedelta(hours=2)
RATE = 600.0
"""The hall's time goes so much faster: two hours pass in 12 s."""


@pytest.fixture
def fast_hall(tmp_path: Path) -> Iterator[RunningServer]:
    """A hall whose hours pass soon. On a busy machine many pass: its day has just begun, and it is
    open all day."""
    centre = wide_centre(tmp_path)
    centre.write_text(centre.read_text("utf-8").replace("09:00-18:00", "00:00-24:00"), "utf-8")
    with RunningServer(
        centre_file=centre,
        clock_start="2026-11-23T04:30:00+04:00",
        data=tmp_path / "data",
        public_url=HALL_URL,
        clock_rate=RATE,
    ) as server:
        yield server


@pytest.mark.parametrize("seed", [1, *(pytest.param(n, marks=pytest.mark.soak) for n in (2, 3))])
def test_a_long_outage_with_a_restart_of_the_kiosk(
    fast_hall: RunningServer, tmp_path: Path, seed: int
) -> None:
    hall = fast_hall
    with EmuPos() as emupos:
        task = Task(
            server=hall.url,
            token=hall.token(Role.KIOSK, label="kiosk"),
            folder=str(tmp_path / "kiosk"),
            printer=emupos.address,
            seed=seed,
            pause=1.0,
        )
        with KioskChild(task) as first:
            for _ in range(2):
                first.await_said("seen")
            hall.kill()
            # How soon the kiosk gives numbers alone depends on what else the machine does.
            await_one_alone(first)
            alone_at = time.monotonic()
            for _ in range(3):
                first.await_said("seen")
            first.kill()
        with KioskChild(replace(task, seed=seed + 100)) as second:
            while time.monotonic() < alone_at + OUTAGE.total_seconds() / RATE:
                second.await_said("seen")
            await_one_alone(second)
            hall.start()
            outage = timedelta(seconds=(time.monotonic() - alone_at) * RATE)
            # Some come when the server is back, too.
            for _ in range(4):
                second.await_said("seen")
            second.end()
        copies = copies_on_paper(emupos.receipts())
    seen, tickets = seen_at(first) + seen_at(second), told(hall)
    audit(seen, tickets, copies, kills=1)
    times = [one.issued_at for one in tickets.values() if one.handed_in]
    # Each touch is before what the kiosk says of it, by less than ten seconds.
    assert OUTAGE - timedelta(hours=1) < times[-1] - times[0] < outage + timedelta(hours=1.5)
    # The counters call those who came first, with the server or without. Who gave a printed
    # ticket up in the moment in which the server went may be called all the same: it takes no
    # cancellation of a paper two hours later.
    gone = {one.number for one in seen if one.did == "cancelled"}
    wait = [one.number for one in seen if one.number not in gone]
    called = [one for one in call_all(hall) if one not in gone]
    service = {one.number: one.service for one in tickets.values()}
    for each in set(service.values()):
        assert [one for one in called if service[one] == each] == [
            one for one in wait if service[one] == each
        ]


def await_one_alone(kiosk: KioskChild) -> None:
    """Wait until a visitor has a number that the kiosk gave without the server."""
    while not (kiosk.await_said("seen")["seen"] or {}).get("alone"):
        pass


def call_all(hall: RunningServer) -> list[str]:
    """The numbers of all who wait, in the order in which one counter calls them."""
    counter = full_id(hall.centre, "1")
    api = Api(hall.url, hall.token(Role.OPERATOR, counter=counter))
    api.send(OpenCounter(command_id=uuid4(), counter=counter))
    desk, numbers = api.send(CallNext(command_id=uuid4(), counter=counter)), list[str]()
    while ticket := desk["ticket"]:
        numbers.append(ticket["number"])
        finish = Finish(command_id=uuid4(), counter=counter, ticket=ticket["id"], next=True)
        desk = api.send(finish)
    return numbers
