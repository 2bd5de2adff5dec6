"""Operators and half as many kiosks race for tickets while a server fails: the only one is killed
and comes back; of two the serving one is killed or frozen."""

import gc
import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from client.net.api import ApiClient
from contract.snapshots import Board
from server.store.serving_lock import HELD_SECONDS
from tests.parts.balancer import Balancer, status_of
from tests.parts.hall import RunningServer
from tests.parts.postgres import PostgresServer
from tests.parts.snapshots import snapshot
from tests.parts.waiting import until
from tests.race.audit import audit
from tests.race.crowd import Crowd, fill, kiosks, operators, wide_hall
from tests.race.readers import MARGIN, Reader, await_revision, right_in_the_end, screens_of
from tests.race.worker import Kiosk, Operator

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

TAKEN_SECONDS = 5.0
"""Within which the other server serves once the lock is free."""

type Fail = Callable[[list[Reader], random.Random], None]


@pytest.mark.parametrize(
    ("seed", "kills", "staff"),
    [(1, 2, FEW), *(pytest.param(one, 40, MANY, marks=SOAK) for one in range(2, 7))],
)
def test_server_killed_under_load(seed: int, kills: int, staff: int, tmp_path: Path) -> None:
    with wide_hall(tmp_path) as hall:
        run(hall, hall.port, seed, staff, partial(kill_server, kills, hall))
        assert hall.stop() == 0
        assert hall.said() == ""


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("seed", "failures", "staff"),
    [(1, 2, FEW), *(pytest.param(seed, 20, MANY, marks=SOAK) for seed in range(2, 7))],
)
def test_serving_one_of_two_fails_under_load(
    seed: int, failures: int, staff: int, postgres_server: PostgresServer, tmp_path: Path
) -> None:
    with (
        wide_hall(tmp_path, database=postgres_server.url(f"failed{seed}")) as hall,
        hall.second() as second,
        Balancer([hall, second]) as front,
    ):
        servers = [hall, second]
        run(hall, front.port, seed, staff, partial(fail_serving, failures, servers, front))
        assert [server.stop() for server in servers] == [0, 0]
        assert not any("Traceback" in server.said() for server in servers)


def kill_server(
    kills: int, hall: RunningServer, screens: list[Reader], chance: random.Random
) -> None:
    """Kill the server, and wait until every screen has what it had when it was back."""
    for _ in range(kills):
        time.sleep(chance.uniform(0.3, 1.5))
        hall.kill()
        hall.start()
        truth = snapshot(ApiClient(hall.url, screens[0].token), screens[0].room)
        await_revision(screens, truth.revision)


def fail_serving(
    failures: int,
    servers: list[RunningServer],
    front: Balancer,
    screens: list[Reader],
    chance: random.Random,
) -> None:
    """Kill the serving one of two, freeze it the next time: the other one takes its place, and
    every screen is right; the first one waits from then on."""
    for turn in range(failures):
        time.sleep(chance.uniform(0.3, 1.5))
        [serving] = [server for server in servers if server.port == front.await_ready()]
        [other] = [server for server in servers if server is not serving]
        frozen, begun = turn % 2, time.monotonic()
        if frozen:
            os.kill(serving.pid, signal.SIGSTOP)
        else:
            serving.kill()
        lasts = TAKEN_SECONDS * MARGIN + frozen * HELD_SECONDS
        until(partial(is_ready, other), lasts, other.said)
        print(f"{'frozen' if frozen else 'killed'}: served again in {time.monotonic() - begun:.1f}")
        truth = snapshot(ApiClient(other.url, screens[0].token), screens[0].room)
        await_revision(screens, truth.revision)
        if frozen:
            os.kill(serving.pid, signal.SIGCONT)
            require_waiting(serving)
        else:
            serving.start()


def is_ready(server: RunningServer) -> bool:
    return status_of(server.port) == 200


def require_waiting(woken: RunningServer) -> None:
    """A server that was frozen answers nothing from its memory, and waits after a moment."""
    answers = set()

    def waits() -> bool:
        answers.add(status_of(woken.port, "/"))
        return "waits until it ends" in woken.said()[before:] and status_of(woken.port) == 503

    before = len(woken.said())
    until(waits)
    assert answers <= {0, 503}


def run(hall: RunningServer, port: int, seed: int, staff: int, fail: Fail) -> None:
    """Load at a port, failures at moments drawn from the seed, and the audit."""
    with ExitStack() as stack:
        before = fill(hall, 5 * staff, seed * 10)
        workers = (
            *operators(hall, staff, seed * 10 + 1, port),
            *kiosks(hall, staff // 2, 0, seed * 10 + 2, port=port),
        )
        screens = [
            stack.enter_context(screen)
            for screen in screens_of(hall, BOARDS[staff], f"http://127.0.0.1:{port}")
        ]
        await_revision(screens, 1)
        with Crowd(workers) as crowd:
            fail(screens, random.Random(seed))
            now = snapshot(ApiClient(screens[0].server, screens[0].token), screens[0].room).revision
            await_revision(screens[:1], now + MORE_REVISIONS)
            journal = [*before, *crowd.end(Kiosk), *crowd.end(Operator)]
        right_in_the_end(screens)
        found = audit(hall.settings.database_url, hall.centre, journal)
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
