"""The server is killed under the load of the race, and comes back on its data and port."""

import random
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from statistics import median

import pytest

from client.api import Api
from contract.snapshots import Board
from server import bootstrap
from server.application.ports import Clock
from tests.parts.hall import RunningServer
from tests.race.audit import audit
from tests.race.crowd import Crowd, fill, kiosks, one_profile, operators
from tests.race.readers import MARGIN, RIGHT_SECONDS, Reader, right_in_the_end, screens_of

OPERATORS = 16
KIOSKS = 8
WAITING = 100
KILLS = 2
BOARDS = 6


@pytest.mark.databases("sqlite", "postgresql")
@pytest.mark.e2e
@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", [1])
def test_killed_under_load(
    seed: int,
    make_database_url: Callable[[], str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = run(seed, make_database_url(), tmp_path)
    with capsys.disabled():
        print(f" [{said}]", end="")


@pytest.mark.soak
@pytest.mark.databases("sqlite", "postgresql")
@pytest.mark.e2e
@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", range(2, 12))
def test_killed_under_load_often(
    seed: int,
    database_kind: str,
    make_database_url: Callable[[], str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if database_kind == "postgresql" and seed % 2:
        pytest.skip("ten kills on PostgreSQL, twenty on SQLite")
    said = run(seed, make_database_url(), tmp_path)
    with capsys.disabled():
        print(f" [{said}]", end="")


def run(seed: int, database: str, folder: Path) -> str:
    """Load, kills at moments drawn from the seed, and the audit; says what was measured."""
    chance = random.Random(seed)
    data = folder / "data"
    hall = RunningServer(centre_file=one_profile(folder), data=data, database=database)
    with hall, ExitStack() as stack:
        before = fill(hall, WAITING, folder, seed * 10)
        tasks = operators(hall, OPERATORS, folder, seed * 10 + 1, varied=True)
        tasks += kiosks(hall, KIOSKS, 0, folder, seed * 10 + 2)
        screens = screens_of(hall, BOARDS)
        for screen in screens:
            stack.enter_context(screen)
        for screen in screens:
            assert screen.await_revision(1, time.monotonic() + RIGHT_SECONDS * MARGIN), screen.room
        back: list[float] = []
        deaths: list[tuple[float, datetime]] = []
        clock = _clock_of(hall)
        hall.await_day = False
        with Crowd(tasks) as crowd:
            crowd.go()
            for _ in range(KILLS):
                time.sleep(chance.uniform(0.3, 1.5))
                deaths.append((time.monotonic(), clock.now()))
                hall.kill()
                hall.start()
                back += _right_again(hall, screens)
            time.sleep(0.5)
            journal = [*before, *crowd.end("kiosk"), *crowd.end("operator")]
        right_in_the_end(hall, screens)
        said = hall.said()

    found = audit(hall.settings.database_url, hall.centre, journal)
    assert found.faults == [], f"seed {seed}"
    # Nobody gave up: every command that was sent was answered in the end.
    assert [one for one in journal if one.status == 0] == []
    repeated = [one for one in journal if one.tries > 1]
    assert repeated, "no command was under way at any kill"
    carried_out = found.made_by()
    unheard = [
        one
        for one in repeated
        for monotonic, moment in deaths
        if one.id in carried_out and carried_out[one.id] < moment and one.answered > monotonic
    ]
    # No board missed a single call, whatever happened in between.
    for screen in screens:
        if isinstance(screen.last, Board):
            assert screen.calls == set(range(1, found.fold.calls + 1))
    assert said == ""
    return (
        f"{KILLS} kills, {len(journal)} commands, {len(repeated)} of them repeated, "
        f"{len(unheard)} of these carried out before the kill and unanswered, "
        f"screens right after {median(back):.1f} s, the last after {max(back):.1f} s"
    )


def _clock_of(hall: RunningServer) -> Clock:
    store = bootstrap.open_store(hall.settings, serving=False)
    clock = bootstrap.stored_clock(store)
    store.close()
    return clock


def _right_again(hall: RunningServer, screens: list[Reader]) -> list[float]:
    """Wait until every screen has what the server had when it was back; after how long."""
    begun = time.monotonic()
    truth = Api(hall.url, screens[0].token).snapshot(screens[0].room)
    seconds = []
    for screen in screens:
        if not screen.await_revision(truth.revision, begun + RIGHT_SECONDS * MARGIN):
            raise AssertionError(f"{screen.room.name} is not right after the server came back")
        seconds.append(time.monotonic() - begun)
    return seconds
