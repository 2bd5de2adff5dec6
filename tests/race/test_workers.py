"""Three processes serve the race on PostgreSQL and Redis, and are killed one after the other."""

import gc
import os
import random
import signal
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from contract.snapshots import Board
from tests.parts.hall import RunningServer
from tests.parts.postgres import PostgresServer
from tests.parts.redis import RedisServer
from tests.race.audit import audit
from tests.race.crowd import Crowd, fill, kiosks, one_profile, operators
from tests.race.readers import MARGIN, RIGHT_SECONDS, right_in_the_end, screens_of

WORKERS = 3
OPERATORS = 16
KIOSKS = 8
WAITING = 60
BOARDS = 6

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.postgres,
    pytest.mark.redis,
    # engineio lets go of its socket, unclosed, when the server dies before its first word.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", [1])
def test_processes_are_killed_under_load(
    seed: int, postgres_server: PostgresServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(seed, 10, postgres_server.url(f"killed{seed}"), tmp_path)
    gc.collect()  # here, where those sockets are forgiven
    with capsys.disabled():
        print(f" [{said}]", end="")


@pytest.mark.soak
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(2, 12))
def test_processes_are_killed_under_load_often(
    seed: int, postgres_server: PostgresServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(seed, 60, postgres_server.url(f"killed{seed}"), tmp_path)
    gc.collect()  # here, where those sockets are forgiven
    with capsys.disabled():
        print(f" [{said}]", end="")


def run(seed: int, kills: int, database: str, folder: Path) -> str:
    """Load, kills of processes drawn from the seed, the audit; says what was measured."""
    chance = random.Random(seed)
    with RedisServer() as redis, ExitStack() as stack:
        hall = stack.enter_context(
            RunningServer(
                centre_file=one_profile(folder),
                data=folder / "data",
                database=database,
                redis=redis.url,
                workers=WORKERS,
            )
        )
        before = fill(hall, WAITING, folder, seed * 10)
        tasks = operators(hall, OPERATORS, folder, seed * 10 + 1, varied=True)
        tasks += kiosks(hall, KIOSKS, 0, folder, seed * 10 + 2)
        screens = screens_of(hall, BOARDS)
        for screen in screens:
            stack.enter_context(screen)
        for screen in screens:
            assert screen.await_revision(1, time.monotonic() + RIGHT_SECONDS * MARGIN), screen.room
        with Crowd(tasks) as crowd:
            crowd.go()
            for _ in range(kills):
                time.sleep(chance.uniform(0.2, 0.8))
                with suppress(ProcessLookupError):
                    os.kill(chance.choice(hall.worker_pids()), signal.SIGKILL)
            time.sleep(0.5)
            journal = [*before, *crowd.end("kiosk"), *crowd.end("operator")]
        right_in_the_end(hall, screens)
        served = len(hall.worker_pids())
        said = hall.said().splitlines()
        assert hall.stop() == 0

    found = audit(hall.settings.database_url, hall.centre, journal)
    assert found.faults == [], f"seed {seed}"
    # Nobody gave up: every command that was sent was answered in the end.
    assert [one for one in journal if one.status == 0] == []
    repeated = [one for one in journal if one.tries > 1]
    assert repeated, "no command was under way at any kill"
    # No board missed a single call, whichever process it was at.
    for screen in screens:
        if isinstance(screen.last, Board):
            assert screen.calls == set(range(1, found.fold.calls + 1))
    assert served == WORKERS
    assert [line for line in said if "was sent SIGKILL" not in line] == []
    return (
        f"{len(said)} kills, {len(journal)} commands, {len(repeated)} of them repeated, "
        f"{found.fold.calls} calls"
    )
