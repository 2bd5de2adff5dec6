"""The machine's clock is set an hour back or forward while the server runs."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from client.net.link import Link
from contract.enums import Role
from contract.rooms import board
from contract.snapshots import Board, Snapshot
from server.store import log
from server.store.engine import open_engine
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.issuing import Issuing
from tests.parts.requesting import get, give, ready
from tests.parts.shifted_clock_server import CLOCK, SHIFTED_CLOCK, set_ahead
from tests.parts.waiting import until

HOUR = timedelta(hours=1)


def until_monday_at_ten() -> timedelta:
    """How long it is until the next one in the village."""
    now = datetime.now(ZoneInfo("Asia/Baku"))
    ten = now.replace(hour=10, minute=0, second=0)
    return ten + timedelta(days=7 - now.weekday()) - now


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    return tmp_path / "clock"


@pytest.fixture
def monday() -> float:
    """By how many seconds the server's clock is ahead of the real one."""
    return until_monday_at_ten().total_seconds()


@pytest.fixture
def hall(clock: Path, monday: float) -> Iterator[RunningServer]:
    set_ahead(clock, monday)
    with RunningServer(
        VILLAGE, clock_start=None, program=SHIFTED_CLOCK, variables={CLOCK: str(clock)}
    ) as running:
        yield running
        assert running.said() == ""


def times(hall: RunningServer) -> list[datetime]:
    """When each event happened, by the log."""
    engine = open_engine(hall.settings.database_url)
    with engine.connect() as connection:
        found = [one.at for one in log.walk(connection, hall.centre)]
    engine.dispose()
    return found


@pytest.mark.parametrize("hours", [1, -1])
def test_the_hall_counts_on_by_itself_until_the_clock_is_right_or_confirmed(
    hall: RunningServer, clock: Path, monday: float, hours: int
) -> None:
    manager, display = hall.token(Role.MANAGER), hall.token(Role.DISPLAY)
    boards: list[Snapshot] = []

    def doubt() -> str | None:
        found: str | None = get(hall, f"centres/{hall.centre}/hall", manager)["clock_doubt"]
        return found

    with closing(Link(hall.url, display, [board(hall.centre)], boards.append)):
        with Issuing(hall) as kiosks:

            def more() -> None:
                count = len(kiosks.tickets)
                until(lambda: len(kiosks.tickets) > count + 8)

            more()
            began = times(hall)[-1]
            set_ahead(clock, monday + hours * 3600)
            until(lambda: doubt() == "jumped")
            more()
            # Set right again: no person is needed.
            set_ahead(clock, monday)
            until(lambda: doubt() is None)
            more()
            set_ahead(clock, monday + hours * 3600)
            until(lambda: doubt() == "jumped")
            more()
            until(lambda: ready(hall) == (200, {}))
            assert times(hall)[-1] - began < HOUR / 2
            assert give(hall, f"centres/{hall.centre}/time/confirm", manager).ok
            assert doubt() is None
            more()
        count = len(kiosks.tickets)
        until(lambda: isinstance(boards[-1], Board) and boards[-1].services[0].waiting == count)
    assert set(kiosks.statuses) == {200}
    found = times(hall)
    assert found == sorted(found)
    # Forward it goes on from the confirmed time; back it stands until the clock has caught up.
    assert (found[-1] - began > HOUR) is (hours > 0)
    assert found[-1] - began < HOUR * 1.5
    assert hall.stop() == 0
    kiosks.prove()
