"""Operators and half as many kiosks race for tickets while servers are killed: one that comes back,
or one of three processes."""

import gc
import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

import pytest

from client.net.api import Api
from contract.snapshots import Board
from tests.parts.hall import RunningServer
from tests.parts.postgres import PostgresServer
from tests.parts.snapshots import snapshot
from tests.race.audit import audit
from tests.race.crowd import Crowd, fill, kiosks, operators, wide_hall
from tests.race.readers import Reader, await_revision, right_in_the_end, screens_of
from tests.race.worker import Kiosk, Operator

WORKERS = 3
FEW, MANY = 8, 16
"""Operators, in `make test` and in `make soak`; half as many kiosks."""

BOARDS = {FEW: 2, MANY: 6}

MORE_REVISIONS = 50
"""Of load after the last kill."""

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.timeout(1200),
    # engineio lets go of its socket, unclosed, when the server dies before its first word.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]

SOAK = pytest.mark.soak

type Kill = Callable[[RunningServer, list[Reader], random.Random], None]


@pytest.mark.parametrize(
    ("seed", "kills", "staff"),
    [(1, 2, FEW), *(pytest.param(one, 40, MANY, marks=SOAK) for one in range(2, 7))],
)
def test_server_killed_under_load(seed: int, kills: int, staff: int, tmp_path: Path) -> None:
    hall = wide_hall(tmp_path)
    run(hall, seed, staff, partial(kill_server, kills))
    assert hall.said() == ""


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("seed", "kills", "staff"),
    [(1, 4, FEW), *(pytest.param(one, 60, MANY, marks=SOAK) for one in range(2, 12))],
)
def test_processes_killed_under_load(
    seed: int, kills: int, staff: int, postgres_server: PostgresServer, tmp_path: Path
) -> None:
    hall = wide_hall(tmp_path, database=postgres_server.url(f"killed{seed}"), workers=WORKERS)
    run(hall, seed, staff, partial(kill_processes, kills))
    assert all("was sent SIGKILL" in line for line in hall.said().splitlines())


def kill_server(
    kills: int, hall: RunningServer, screens: list[Reader], chance: random.Random
) -> None:
    """Kill the server, and wait until every screen has what it had when it was back."""
    for _ in range(kills):
        time.sleep(chance.uniform(0.3, 1.5))
        hall.kill()
        hall.start()
        truth = snapshot(Api(hall.url, screens[0].token), screens[0].room)
        await_revision(screens, truth.revision)


def kill_processes(
    kills: int, hall: RunningServer, _screens: list[Reader], chance: random.Random
) -> None:
    """Kill one of several processes after the other; each is replaced. Those of the beginning come
    first: whichever has the clients, it is killed."""
    first = list(hall.worker_pids())
    for _ in range(kills):
        time.sleep(chance.uniform(0.2, 0.8))
        with suppress(ProcessLookupError):
            os.kill(first.pop() if first else chance.choice(hall.worker_pids()), signal.SIGKILL)


def run(hall: RunningServer, seed: int, staff: int, kill: Kill) -> None:
    """Load, kills at moments drawn from the seed, and the audit."""
    with hall, ExitStack() as stack:
        before = fill(hall, 5 * staff, seed * 10)
        workers = (
            *operators(hall, staff, seed * 10 + 1),
            *kiosks(hall, staff // 2, 0, seed * 10 + 2),
        )
        screens = [stack.enter_context(screen) for screen in screens_of(hall, BOARDS[staff])]
        await_revision(screens, 1)
        with Crowd(workers) as crowd:
            kill(hall, screens, random.Random(seed))
            now = snapshot(Api(hall.url, screens[0].token), screens[0].room).revision
            await_revision(screens[:1], now + MORE_REVISIONS)
            journal = [*before, *crowd.end(Kiosk), *crowd.end(Operator)]
        right_in_the_end(hall, screens)
        assert hall.workers == 1 or len(hall.worker_pids()) == WORKERS
        found = audit(hall.settings.database_url, hall.centre, journal)
        assert hall.stop() == 0
    assert found.faults == [], f"seed {seed}"
    # Every command was answered in the end, and no number was given twice.
    assert [one for one in journal if one.status == 0] == []
    issued = [one for one in journal if one.name == "issue_ticket" and one.status == 200]
    assert len({one.ticket for one in issued}) == len({one.number for one in issued}) == len(issued)
    assert any(one.tries > 1 for one in journal), "no command was under way at any kill"
    # No board missed a single call.
    for screen in screens:
        if isinstance(screen.last, Board):
            assert screen.calls == set(range(1, found.calls + 1))
    # Here, where the sockets of `pytestmark` are forgiven.
    gc.collect()
