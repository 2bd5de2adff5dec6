"""Groups in an hour that takes more bookings than it has slots."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.overbooking import RISK, more_than
from server.rules.overbooked_hours import OverbookedHours

ELEVEN = datetime(2026, 11, 23, 7, tzinfo=UTC)
STARTS = [ELEVEN + timedelta(minutes=15 * n) for n in range(4)]
A_DAY = timedelta(hours=20)


def hour(number: int, chances: list[float], rate: float = 0.6) -> OverbookedHours:
    """An hour of four starts with so many slots each."""
    slots = Counter({ELEVEN: 4 * number})
    return OverbookedHours(ZoneInfo("Asia/Baku"), 0.25, [rate] * 6, slots, {ELEVEN: chances})


@pytest.mark.parametrize(
    ("chances", "most"),
    [
        # All who are booked count as likely to come, or as sure; a group always as sure.
        ([0.6] * 11, 3),
        ([0.6] * 12, 3),
        ([0.6] * 13, 2),
        ([0.6] * 14, 1),
        ([0.6] * 15, 0),
        ([1.0] * 11, 1),
        ([1.0] * 12, 0),
    ],
)
def test_a_group_counts_as_sure_to_come(chances: list[float], most: int) -> None:
    taken = len(chances) // 4
    found = [n for n in range(1, 5) if hour(3, chances).takes(ELEVEN, 3, taken, A_DAY, n)]
    assert found == list(range(1, most + 1))


@given(
    st.lists(st.sampled_from([0.5, 0.7, 1.0]), max_size=16),
    st.integers(0, 4),
    st.integers(2, 4),
)
def test_where_some_find_room_together_each_does_alone(
    chances: list[float], taken: int, visitors: int
) -> None:
    of_hour = hour(3, chances)
    if of_hour.takes(ELEVEN, 3, taken, A_DAY, visitors):
        assert of_hour.takes(ELEVEN, 3, taken, A_DAY)
        together = tuple(sorted([*chances, *[1.0] * visitors]))
        assert len(together) <= 12 or more_than(12, together) <= RISK
        assert len(together) <= 15


def test_an_hour_with_few_slots_takes_no_more() -> None:
    few = hour(2, [0.5] * 8)
    assert not few.takes(ELEVEN, 2, 2, A_DAY, 2)
    assert few.takes(STARTS[1], 2, 1, A_DAY, 2)
