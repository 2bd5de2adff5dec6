"""How long something stood still between two moments."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.suspension import CENTRE, GAP, Suspension, may_have_stood, stood_still

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def still(
    since: float, until: float | None, subject: str = CENTRE, reason: str = "drill"
) -> Suspension:
    """A suspension from one minute after noon to another."""
    end = None if until is None else NOON + timedelta(minutes=until)
    return Suspension(
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
    intervals: list[Suspension], minutes: float
) -> None:
    one = NOON + timedelta(hours=1)
    assert stood_still(intervals, NOON, one, "v.tax") == timedelta(minutes=minutes)


_minutes = st.integers(-60, 60)
_intervals = st.lists(
    st.tuples(_minutes, st.integers(1, 40), st.sampled_from(["", "v.tax"])).map(
        lambda one: still(one[0], one[0] + one[1], one[2])
    ),
    max_size=5,
)


@given(ended=_intervals, lasts=st.none() | _minutes, since=_minutes)
def test_where_nothing_may_have_stood_still_nothing_did(
    ended: list[Suspension], lasts: int | None, since: int
) -> None:
    known = [*ended, *([] if lasts is None else [still(lasts, None)])]
    told = [at for one in known for at in (one.since, one.until) if at is not None]
    moment, now = NOON + timedelta(minutes=since), NOON + timedelta(hours=2)
    stood = stood_still(known, moment, now, "v.tax")
    may = may_have_stood(max(told, default=None), moment, stands=lasts is not None)
    assert may or not stood
    # And it is no idle answer: what ended before the moment is not looked at.
    assert may == (lasts is not None or any(at > moment for at in told))
