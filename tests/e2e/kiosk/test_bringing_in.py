"""Tickets issued offline are handed in at once, also when the request fails on the way."""

import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtGui import QGuiApplication

from client.net.api import Refused
from client.printer.recording import RecordingPrinter
from contract.commands import Command, HandIn
from contract.enums import Role
from contract.errors import Problem, ProblemType
from kiosk import offline_mode
from tests.parts.hall import RunningServer
from tests.parts.visiting import KioskAtWork, Seen, told, wait

pytestmark = [pytest.mark.e2e, pytest.mark.gui]

type Between = Callable[[Command], None]


@pytest.fixture
def work(qapp: QGuiApplication, hall: RunningServer, tmp_path: Path) -> Iterator[KioskAtWork]:
    """A kiosk that has numbers, and whose server is away."""
    token = hall.token(Role.KIOSK, label="kiosk")
    found = KioskAtWork(hall.url, token, tmp_path / "kiosk", RecordingPrinter())
    wait(lambda: found.kiosk.paper.promised and found.kiosk.offline_mode._leases._numbers.leases)
    hall.kill()
    wait(lambda: found.kiosk.connection.away)
    yield found
    found.close()


def give(work: KioskAtWork) -> Seen:
    """A visitor who takes a ticket and leaves."""
    chance = random.Random(1)
    seen = work.visit(chance)
    while seen is None or seen.did == "cancelled":
        seen = work.visit(chance)
    assert seen.alone
    return seen


def before_sending(work: KioskAtWork, between: Between) -> None:
    """Run a function before each command is sent."""
    api = work.kiosk.api
    send = api.send

    def sent(command: Command, **named: Any) -> dict[str, Any]:
        between(command)
        return send(command, **named)

    api.send = sent  # type: ignore[method-assign]


def test_offline_tickets_are_handed_in_as_soon_as_the_server_is_back(
    work: KioskAtWork, hall: RunningServer
) -> None:
    seen = give(work)
    hall.start()
    wait(lambda: work.kiosk.connection.connected)
    work.await_all_told(offline_mode.LOOK_SECONDS / 4)
    assert told(hall)[seen.ticket].handed_in


def test_a_ticket_may_be_cancelled_during_its_hand_in(
    work: KioskAtWork, hall: RunningServer
) -> None:
    seen, on_its_way, go_on = give(work), threading.Event(), threading.Event()

    def stop(command: Command) -> None:
        if isinstance(command, HandIn):
            on_its_way.set()
            assert go_on.wait(30)

    before_sending(work, stop)
    hall.start()
    wait(on_its_way.is_set)
    work.kiosk.offline_mode._leases.cancel(seen.ticket)
    go_on.set()
    work.await_all_told()
    assert told(hall)[seen.ticket].cancelled == "left"


def test_a_hand_in_that_is_refused_for_now_is_repeated(
    work: KioskAtWork, hall: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power failed, and the server's clock is to be confirmed by a person first."""
    monkeypatch.setattr(offline_mode, "AGAIN_SECONDS", 0.1)
    seen, refused = give(work), list[Command]()

    def refuse(command: Command) -> None:
        if isinstance(command, HandIn) and not refused:
            refused.append(command)
            doubt = f"/problems/{ProblemType.CLOCK_IN_DOUBT}"
            raise Refused(Problem(type=doubt, title="", status=409, detail=""))

    before_sending(work, refuse)
    hall.start()
    work.await_all_told()
    assert refused
    assert told(hall)[seen.ticket].handed_in
