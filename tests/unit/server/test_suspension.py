"""The clocks of services, where suspensions and gaps overlap."""

from datetime import timedelta

import pytest

from contract import events as e
from server.domain.centres import CENTRE, MILLISECOND, stopped_with_gap
from tests.unit.server.small_hall import PAPER, START, TAX, SmallHall


@pytest.mark.parametrize(
    ("some", "paper", "tax"),
    [
        ([("gap", False)], 0, 0),
        ([(PAPER, False), (CENTRE, False), (PAPER, True), (CENTRE, True)], 60, 120),
        ([(CENTRE, False), (PAPER, False), (CENTRE, True), (PAPER, True)], 60, 120),
        ([(PAPER, False), ("gap", False), (CENTRE, False), ("gap", False)], 0, 60),
        # Suspended once more, it is suspended since the first time.
        ([(PAPER, False), (PAPER, False), (PAPER, True)], 60, 180),
    ],
)
def test_overlapping_suspensions_and_gaps_count_once(
    some: list[tuple[str, bool]], paper: int, tax: int
) -> None:
    """What is suspended, or resumed, or a gap; a minute passes after each."""
    hall = SmallHall()
    for what, again in some:
        if what != "gap":
            (hall.resume if again else hall.suspend)(what)
        hall.pass_time(60, gap=what == "gap")
    assert hall.clock(PAPER) - START == timedelta(seconds=paper)
    assert hall.clock(TAX) - START == timedelta(seconds=tax)


def test_a_gap_counts_from_the_last_event_on() -> None:
    """A server that was alive at its last sign may have written an event after it."""
    hall = SmallHall()
    hall.pass_time(100)
    hall.take()
    hall.pass_time(60)
    gap = START + timedelta(seconds=95), hall.now
    stopped = stopped_with_gap(hall.centre, *gap, hall.now)
    assert stopped == timedelta(seconds=60)
    hall.happens(e.GapRecorded(since=gap[0], until=gap[1], stopped=stopped // MILLISECOND))
    assert hall.clock(PAPER) - START == timedelta(seconds=100)
