"""Operators and half as many kiosks race for many tickets. (In `make test`, with
kills meanwhile: `test_kill`.)"""

from collections import Counter as Tally
from pathlib import Path

import pytest

from contract.enums import TicketState
from tests.race.audit import audit
from tests.race.crowd import Crowd, fill, kiosks, operators, wide_hall
from tests.race.worker import Kiosk, Operator

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

OPERATORS = 16
TICKETS = 500
"""Before the race; the kiosks issue as many more."""


@pytest.mark.soak
@pytest.mark.databases("sqlite", "postgresql")
def test_no_ticket_twice_none_lost(database_url: str, tmp_path: Path) -> None:
    with wide_hall(tmp_path, database=database_url) as hall:
        before = fill(hall, TICKETS, seed=1)
        workers = (
            *operators(hall, OPERATORS, seed=2, varied=False),
            *kiosks(hall, OPERATORS // 2, TICKETS, seed=3),
        )
        with Crowd(workers) as crowd:
            crowd.go()
            issued = crowd.wait(Kiosk)
            called = crowd.end(Operator)
        said = hall.said()

    found = audit(hall.settings.database_url, hall.centre, [*before, *issued, *called])
    assert found.faults == []
    # Each one acknowledged, and there once: no number twice, none lost.
    tickets = [one.ticket for one in (*before, *issued) if one.name == "issue_ticket"]
    numbers = [one.number for one in (*before, *issued) if one.name == "issue_ticket"]
    assert len(set(tickets)) == len(set(numbers)) == len(tickets) == 2 * TICKETS
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
    assert len(parts) == OPERATORS
    assert said == ""
