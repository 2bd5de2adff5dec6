"""Operators and half as many kiosks, each a process, race for many tickets."""

from collections import Counter as Tally
from collections.abc import Callable
from pathlib import Path

import pytest

from contract.enums import TicketState
from tests.parts.hall import RunningServer
from tests.parts.unlimited_server import UNLIMITED
from tests.race.audit import audit
from tests.race.crowd import Crowd, fill, kiosks, one_profile, operators


@pytest.mark.databases("sqlite", "postgresql")
@pytest.mark.e2e
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("each", "racers"), [(60, 8), pytest.param(500, 16, marks=pytest.mark.soak)]
)
def test_no_ticket_twice_none_lost(
    each: int, racers: int, make_database_url: Callable[[], str], tmp_path: Path
) -> None:
    hall = RunningServer(
        centre_file=one_profile(tmp_path),
        data=tmp_path / "data",
        database=make_database_url(),
        program=UNLIMITED,
    )
    with hall:
        before = fill(hall, each, tmp_path, seed=1)
        tasks = operators(hall, racers, tmp_path, seed=2, varied=False)
        tasks += kiosks(hall, racers // 2, each, tmp_path, seed=3)
        with Crowd(tasks) as crowd:
            crowd.go()
            issued = crowd.wait("kiosk")
            called = crowd.end("operator")
        said = hall.said()

    found = audit(hall.settings.database_url, hall.centre, [*before, *issued, *called])
    assert found.faults == []
    # Each one acknowledged, and there once: no number twice, none lost.
    tickets = [one.ticket for one in (*before, *issued) if one.name == "issue_ticket"]
    numbers = [one.number for one in (*before, *issued) if one.name == "issue_ticket"]
    assert len(set(tickets)) == len(set(numbers)) == len(tickets) == 2 * each
    assert set(tickets) == found.fold.state.keys()
    # Each one called once, to one counter, and finished there.
    handed = Tally(
        one.ticket
        for one in called
        if one.status == 200 and one.ticket and one.name in ("call_next", "finish")
    )
    assert handed == found.fold.times_called == Tally(tickets)
    assert set(found.fold.state.values()) == {TicketState.FINISHED}
    # It was a race: every counter had its part.
    parts = Tally(one.subject for one in called if one.name == "call_next" and one.status == 200)
    assert len(parts) == racers
    assert said == ""
