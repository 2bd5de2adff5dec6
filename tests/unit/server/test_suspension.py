"""The clocks of services, where suspensions and gaps overlap."""

from datetime import timedelta

import pytest

from contract import events as e
from server.domain.suspension import (
    CENTRE,
    MILLISECOND,
    stopped_with_gap,
)
from tests.unit.server.small_hall import SERVICES, START, SmallHall

ONE, OTHER = SERVICES[:2]


def hall_after(some: list[tuple[str, bool, int]]) -> SmallHall:
    """A hall where services were suspended and resumed, and time passed after each step."""
    hall = SmallHall()
    for what, again, seconds in some:
        if what != "gap":
            (hall.resume if again else hall.suspend)(what)
        hall.pass_time(seconds, gap=what == "gap")
    return hall


@pytest.mark.parametrize(
    ("some", "one", "other"),
    [
        ([("gap", False, 60)], 0, 0),
        ([(ONE, False, 60), (CENTRE, False, 60), (ONE, True, 60), (CENTRE, True, 60)], 60, 120),
        ([(CENTRE, False, 60), (ONE, False, 60), (CENTRE, True, 60), (ONE, True, 60)], 60, 120),
        ([(ONE, False, 60), ("gap", False, 60), (CENTRE, False, 60), ("gap", False, 60)], 0, 60),
        # Suspended once more, it is suspended since the first time.
        ([(ONE, False, 60), (ONE, False, 60), (ONE, True, 60)], 60, 180),
    ],
)
def test_overlapping_suspensions_and_gaps_count_once(
    some: list[tuple[str, bool, int]], one: int, other: int
) -> None:
    hall = hall_after(some)
    assert hall.clock(ONE) - START == timedelta(seconds=one)
    assert hall.clock(OTHER) - START == timedelta(seconds=other)


def test_a_gap_counts_from_the_last_event_on() -> None:
    """A server that was alive at its last sign may have written an event after it."""
    hall = SmallHall()
    hall.pass_time(100)
    hall.issue(ONE)
    hall.pass_time(60)
    gap = START + timedelta(seconds=95), hall.now
    stopped = stopped_with_gap(hall.centre, *gap, hall.now)
    assert stopped == timedelta(seconds=60)
    hall.happens(e.GapRecorded(since=gap[0], until=gap[1], stopped=stopped // MILLISECOND))
    assert hall.clock(ONE) - START == timedelta(seconds=100)
