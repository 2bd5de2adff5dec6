"""A ticket issued offline is handed in at once, again where it is refused for now, and may be
cancelled on its way."""

import random
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtGui import QGuiApplication

from client.net.api import RequestRefused
from client.printer.recording import RecordingPrinter
from contract.commands import Command, HandIn
from contract.enums import Role
from contract.errors import Problem, ProblemType
from contract.snapshots import Device, Ticket
from kiosk import offline_mode
from kiosk.leases import Leases
from tests.parts.hall import RunningServer
from tests.parts.visiting import KioskAtWork, told, wait

pytestmark = [pytest.mark.e2e, pytest.mark.gui]


@pytest.fixture
def work(
    qapp: QGuiApplication, hall: RunningServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[KioskAtWork]:
    """A kiosk that holds numbers for when the server is away."""
    monkeypatch.setattr(offline_mode, "AGAIN_SECONDS", 0.1)
    token = hall.token(Role.KIOSK, label="kiosk")
    work = KioskAtWork(hall.url, token, tmp_path / "kiosk", RecordingPrinter())
    wait(lambda: work.kiosk.paper.promised and leases_of(work)._numbers.leases)
    yield work
    work.close()


def leases_of(work: KioskAtWork) -> Leases:
    return work.kiosk.offline_mode._leases


def take_without(work: KioskAtWork, hall: RunningServer) -> Ticket:
    """Take a ticket while the server is away."""
    hall.kill()
    wait(lambda: work.kiosk.connection.away)
    work.touch(random.Random(1))
    work.await_end()
    ticket = work.kiosk.ticket_request.ticket
    assert ticket is not None
    assert work.kiosk.ticket_request.alone
    work.kiosk.session.leave()
    return ticket


def test_a_busy_kiosk_hands_in_its_ticket_when_the_server_returns(
    work: KioskAtWork, hall: RunningServer
) -> None:
    asks, go_on, device = threading.Event(), threading.Event(), work.kiosk.api.device

    def asked(*, deadline: float | None = None) -> Device:
        # The search for the server has a deadline: only the kiosk's own question waits.
        if deadline is None:
            asks.set()
            assert go_on.wait(60)
        return device(deadline=deadline)

    work.kiosk.api.device = asked  # type: ignore[method-assign]

    def is_asking() -> bool:
        # The kiosk may be filling up still.
        work.kiosk.offline_mode._timer.start(0)
        return asks.is_set()

    wait(is_asking)
    take_without(work, hall)
    hall.start()
    wait(lambda: work.kiosk.connection.connected)
    go_on.set()
    # At once, not when the kiosk looks after its tickets next.
    wait(lambda: not leases_of(work).given, offline_mode.LOOK_SECONDS / 4)


def test_an_offline_ticket_is_handed_in(work: KioskAtWork, hall: RunningServer) -> None:
    ticket = take_without(work, hall)
    # The first hand-in is refused, as after a power cut, when a person has to confirm the server's
    # clock first; the second waits to be let on.
    refused, waits, go_on = (threading.Event() for _ in range(3))
    send = work.kiosk.api.send

    def sent(command: Command, **named: Any) -> dict[str, Any]:
        if isinstance(command, HandIn):
            if not refused.is_set():
                refused.set()
                doubt = f"/problems/{ProblemType.CLOCK_IN_DOUBT}"
                raise RequestRefused(Problem(type=doubt, title="", status=409, detail=""))
            waits.set()
            assert go_on.wait(30)
        return send(command, **named)

    work.kiosk.api.send = sent  # type: ignore[method-assign]
    hall.start()
    wait(lambda: work.kiosk.connection.connected)
    # At once, not when the kiosk looks after its tickets next.
    wait(refused.is_set, offline_mode.LOOK_SECONDS / 4)
    wait(waits.is_set, offline_mode.LOOK_SECONDS / 4)
    leases_of(work).cancel(ticket.id)
    go_on.set()
    work.await_all_told()
    known = told(hall)[ticket.id]
    assert known.handed_in
    assert known.cancelled == "left"
