"""A wrong clock: a doubt lasts until the time is confirmed.

That event times never go back is shown by the plain hall of `tests/parts/plain`.
"""

from copy import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract import events as e
from contract.enums import ClockDoubt
from server.domain import centres
from server.domain.centres import AHEAD, BEHIND, Centre, doubt, event_time

LAST = datetime(2026, 11, 23, 8, tzinfo=UTC)
MOMENT, DAY = timedelta(milliseconds=1), timedelta(days=1)
CENTRE = Centre("v", "e1", last_at=LAST, last_day=date(2026, 11, 23))
"""Its last event was at LAST."""

clocks = st.integers(-30 * 86_400_000, 30 * 86_400_000).map(lambda by: LAST + by * MOMENT)


def doubted(
    clock: datetime,
    centre: Centre = CENTRE,
    *,
    started: datetime = LAST,
    alive: datetime | None = None,
    jumped: bool = False,
) -> ClockDoubt | None:
    return doubt(centre, clock, started=started, alive=alive, jumped=jumped)


@pytest.mark.parametrize(
    ("clock", "found"),
    [
        (LAST + 30 * DAY, None),
        (LAST - BEHIND, None),
        (LAST - BEHIND - MOMENT, ClockDoubt.BEHIND),
    ],
)
def test_a_clock_is_doubted_while_it_is_behind_the_last_event(
    clock: datetime, found: ClockDoubt | None
) -> None:
    assert doubted(clock) is found
    # The process runs on, however long; a jump of the machine's clock is another matter.
    assert doubted(clock, jumped=True) is ClockDoubt.JUMPED


@pytest.mark.parametrize(
    ("started", "alive", "found"),
    [
        (LAST + AHEAD, None, None),
        (LAST + AHEAD + MOMENT, None, ClockDoubt.AHEAD),
        # A server ran since the last event, without one: over a long holiday.
        (LAST + 9 * DAY, LAST + 9 * DAY - AHEAD, None),
        (LAST + 9 * DAY, LAST + 9 * DAY - AHEAD - MOMENT, ClockDoubt.AHEAD),
        (LAST + 9 * DAY, LAST - DAY, ClockDoubt.AHEAD),
    ],
)
def test_a_clock_is_doubted_that_was_far_ahead_when_the_server_started(
    started: datetime, alive: datetime | None, found: ClockDoubt | None
) -> None:
    assert doubted(started, started=started, alive=alive) is found


@given(clocks, clocks)
def test_without_a_day_that_was_opened_no_clock_is_doubted(
    clock: datetime, started: datetime
) -> None:
    for centre in (replace(CENTRE, last_at=None), replace(CENTRE, last_day=None)):
        assert doubted(clock, centre, started=started) is None


@given(st.lists(clocks, min_size=1), clocks)
def test_a_clock_stays_in_doubt_until_its_time_is_confirmed(
    readings: list[datetime], confirmed: datetime
) -> None:
    """As in a process: `started` is the clock at its start or at a confirmation."""
    started, centre = readings[0], CENTRE
    for clock in readings:
        found = doubted(clock, centre, started=started)
        if found is None:
            continue
        at = event_time(clock, centre.last_at)
        # Any other event written meanwhile takes no doubt of the clock itself away ...
        other = centres.evolve(centre, e.IntakeResumed(), at)
        if found is ClockDoubt.BEHIND:
            assert doubted(clock, other, started=started) is found
        # ... and a manager's confirmation does.
        centre, started = centres.evolve(centre, e.TimeConfirmed(), at), clock
        assert doubted(clock, centre, started=started) is None
    # Confirmed while it was behind, the time stands; the next event makes a later fault seen.
    centre = replace(centre, confirmed_at=centre.last_at, last_at=confirmed + 30 * DAY)
    if centre.confirmed_at != centre.last_at:
        assert doubted(confirmed, centre, started=confirmed) is ClockDoubt.BEHIND
