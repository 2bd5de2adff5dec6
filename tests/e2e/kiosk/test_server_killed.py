"""The server is killed at random moments of visits: nothing is lost, nothing doubled."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Event

import pytest
from PyQt6.QtGui import QGuiApplication

from client.printer.recording import RecordingPrinter
from contract.enums import Role
from kiosk import app
from tests.e2e.kiosk.conftest import SOAK, nothing_is_doubled
from tests.parts.hall import RunningServer
from tests.parts.visiting import (
    ANSWER_SECONDS,
    KioskAtWork,
    Seen,
    copies_on_paper,
    pause,
    told,
    wait,
)

pytestmark = [pytest.mark.e2e, pytest.mark.gui, pytest.mark.timeout(300)]

VISIT_SECONDS = 0.15
"""From the touch to the report, about: the server dies within it."""

AWAY_SECONDS = 1.5
"""For how many seconds the server is down at most, without its start."""


@pytest.mark.parametrize(("seed", "kills"), [(1, 3), pytest.param(2, 100, marks=SOAK)])
def test_server_killed_in_a_visit(
    qapp: QGuiApplication,
    hall: RunningServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
    kills: int,
) -> None:
    # Visitors hear soon that there is no answer: then the kiosk gives a number of its own.
    monkeypatch.setattr(app, "DEADLINE_SECONDS", 1.5)
    chance, seen, printer = random.Random(seed), list[Seen](), RecordingPrinter()
    with ExitStack() as stack:
        token = hall.token(Role.KIOSK, label="kiosk")
        work = KioskAtWork(hall.url, token, tmp_path / "kiosk", printer)
        stack.callback(work.close)
        wait(lambda: work.kiosk.paper.promised)
        connection = work.kiosk.connection
        wait(lambda: work.kiosk.offline_mode._leases._numbers.leases)
        for kill in range(kills):
            wait(lambda: connection.connected)
            # The server is back soon: at most kills no number is given without it.
            seen += visits_around_a_kill(work, hall, chance, alone=kill == 0)
        work.await_all_told()
    assert work.refused == []
    tickets, copies = told(hall), copies_on_paper(printer.receipts)
    nothing_is_doubled(seen, tickets, copies)
    # Each visitor who saw a number has a paper.
    for one in seen:
        known = tickets[one.ticket]
        assert (copies[one.token], one.step) == (1, "ticket"), one
        assert (known.cancelled == "left") == (one.did == "cancelled"), (one, known)
        assert known.papers == ([] if known.handed_in else ["printed"]), (one, known)
    # The answers to all other tickets were lost: their visitors got a number of the kiosk's.
    others = [one for name, one in tickets.items() if name not in {x.ticket for x in seen}]
    assert [one for one in others if one.cancelled != "handed_in_as_another"] == []
    assert sum(copies.values()) == len(seen)
    handed_in = {name for name, one in tickets.items() if one.handed_in}
    assert handed_in == {one.ticket for one in seen if one.alone} != set()


def visits_around_a_kill(
    work: KioskAtWork, hall: RunningServer, chance: random.Random, *, alone: bool
) -> list[Seen]:
    """A visit in which the server dies, and some while it is away: where `alone`, until a number
    was given without it."""
    before, away = chance.uniform(0, VISIT_SECONDS), chance.uniform(0, AWAY_SECONDS)
    may_return = Event()
    if not alone:
        # Without it a kiosk that has used up its numbers waits for the server.
        may_return.set()

    def kill_and_start() -> None:
        time.sleep(before)
        hall.kill()
        time.sleep(away)
        may_return.wait(ANSWER_SECONDS)
        hall.start()

    with ThreadPoolExecutor() as threads:
        work.touch(chance)
        killing = threads.submit(kill_and_start)
        found = [work.go(chance)]
        while not killing.done():
            if any(one is not None and one.alone for one in found):
                may_return.set()
            if work.open_services(["identity-card"]) and chance.random() < 0.3:
                found.append(work.visit(chance))
            else:
                pause(0.3)
        killing.result()
    return [one for one in found if one is not None]
