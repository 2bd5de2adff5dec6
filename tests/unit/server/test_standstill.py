"""How long something stood still between two moments."""

from datetime import UTC, datetime, timedelta

import pytest

from server.domain.standstill import CENTRE, GAP, Standstill, stood_still

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def still(
    since: float, until: float | None, subject: str = CENTRE, reason: str = "drill"
) -> Standstill:
    """A standstill from one minute after noon to another."""
    end = None if until is None else NOON + timedelta(minutes=until)
    return Standstill(
        f"{subject}/{since}", "v", subject, NOON + timedelta(minutes=since), reason, end
    )


@pytest.mark.parametrize(
    ("intervals", "minutes"),
    [
        ([], 0),
        ([still(-10, 5)], 5),
        ([still(10, None)], 50),
        ([still(10, 20), still(15, 30)], 20),
        ([still(10, 20, "v.tax"), still(15, 30, "v.other")], 10),
        ([still(10, 20, reason=GAP)], 10),
        # A clock that was ahead told of it; it is no later than one o'clock.
        ([still(10, 190, reason=GAP)], 0),
        ([still(10, 190, reason=GAP), still(5, 7)], 2),
    ],
)
def test_overlaps_count_once_and_what_is_to_come_not_at_all(
    intervals: list[Standstill], minutes: float
) -> None:
    one = NOON + timedelta(hours=1)
    assert stood_still(intervals, NOON, one, "v.tax") == timedelta(minutes=minutes)
