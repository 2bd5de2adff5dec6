"""The right to come back lasts until a day on which nothing stood still."""

from datetime import UTC, date, datetime, timedelta

import pytest
from server.domain.rights import lasts_until, next_open_day

from contract.centre import CentreConfig
from server.domain.suspension import CENTRE, GAP, Suspension
from tests.parts.village import village, village_data

CONFIG = village()
HEAD, TAX = CONFIG.centre, next(one for one in CONFIG.services if one.key == "tax")
FRIDAY = date(2026, 11, 27)
NINE = datetime(2026, 11, 27, 5, tzinfo=UTC)
"""Friday, when the village opens; it works until six and not at the weekend."""


def still(subject: str, since: float, until: float | None, reason: str = "strike") -> Suspension:
    """A suspension, in hours from that moment."""

    def at(hours: float) -> datetime:
        return NINE + timedelta(hours=hours)

    end = at(until) if until is not None else None
    return Suspension("one", HEAD.slug, subject, at(since), reason, end)


def until(*intervals: Suspension, hours: float) -> int:
    """How many days after Friday the right ends, at a moment."""
    last = lasts_until(HEAD, TAX, FRIDAY, intervals, NINE + timedelta(hours=hours))
    return (last - FRIDAY).days


@pytest.mark.parametrize(
    ("one", "hours", "days"),
    [
        (None, 200, 0),
        # On the way to it, of no concern.
        (still("village.tax", -30, -1), 200, 0),
        (still("village.tax", -30, 0), 200, 0),
        (still("village.tax", 9, 24), 200, 0),
        (still("village.paper", 1, 2), 200, 0),
        # In its hours.
        (still("village.tax", -30, 1), 1, 3),
        (still("village.tax", 8, 24), 200, 3),
        (still(CENTRE, 1, 2), 200, 3),
        (still(CENTRE, 1, 2, GAP), 200, 3),
        # It lasts: nothing is known of days to come.
        (still("village.tax", -30, None), -1, 0),
        (still("village.tax", -30, None), 1, 3),
        (still("village.tax", -30, None), 3 * 24 - 2, 3),
        (still("village.tax", -30, None), 3 * 24 + 1, 4),
        (still("village.tax", -30, 3 * 24 + 5), 200, 4),
        # A clock that was ahead told of a gap that nobody was away in.
        (still(CENTRE, 1, 500, GAP), 2, 0),
    ],
)
def test_a_day_in_whose_hours_it_stood_still_does_not_count(
    one: Suspension | None, hours: float, days: int
) -> None:
    assert until(*([one] if one else []), hours=hours) == days


def test_a_day_that_became_a_holiday_does_not_count() -> None:
    data = village_data()
    data["centre"]["holidays"] = ["2026-11-27"]
    head = CentreConfig.model_validate(data).centre
    assert lasts_until(head, TAX, FRIDAY, (), NINE) == FRIDAY + timedelta(days=3)


def test_of_a_service_that_never_opens_a_week_ahead_is_said() -> None:
    data = village_data()
    data["services"][2]["hours"] = {}
    never = CentreConfig.model_validate(data).services[2]
    assert next_open_day(HEAD, never, FRIDAY) == FRIDAY + timedelta(days=7)
    later = NINE + timedelta(days=8)
    assert lasts_until(HEAD, never, FRIDAY, (), later) == FRIDAY + timedelta(days=14)
