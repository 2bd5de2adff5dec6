"""Quotas of a day and of parts of it, and the nearest free time."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from server.rules.intake import QuotaState, quota
from tests.unit.server.test_calendar import BAKU, at, head, service


def taken_at(*walls: str) -> Any:
    moments = [at(BAKU, f"2026-11-23T{wall}") for wall in walls]
    return lambda _day, since, until: sum(since <= one < until for one in moments)


def of(now: str, taken: Any, **bounds: Any) -> QuotaState:
    return quota(service(quota=bounds), head(), at(BAKU, f"2026-11-23T{now}"), taken)


def wall(state: QuotaState) -> str | None:
    free = state.nearest_free
    return f"{free.astimezone(ZoneInfo(BAKU)):%d %H:%M}" if free else None


WINDOWS = [
    {"interval": "09:00-12:00", "tickets": 2},
    {"interval": "14:00-16:00", "tickets": 1},
]
NOON = {"interval": "12:00-14:00", "tickets": 0}


def test_without_a_quota_nothing_is_bounded() -> None:
    moment = datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert quota(service(), head(), moment, taken_at()) == QuotaState(None)


@pytest.mark.parametrize(
    ("now", "taken", "bounds", "left", "free"),
    [
        ("10:00", ("09:01", "09:02"), {"per_day": 3}, 1, None),
        ("10:00", ("09:01",), {"windows": WINDOWS}, 1, None),
        ("10:00", ("09:01", "09:59"), {"windows": WINDOWS}, 0, "23 12:00"),
        ("13:00", ("09:01", "09:59"), {"windows": WINDOWS}, None, None),
        ("10:00", ("09:01",), {"per_day": 5, "windows": WINDOWS}, 1, None),
        ("10:00", ("09:01", "09:02"), {"per_day": 2, "windows": WINDOWS}, 0, "24 09:00"),
        ("10:00", ("09:01", "09:02"), {"windows": [*WINDOWS, NOON]}, 0, "23 14:00"),
        # Tomorrow the first window gives none either.
        (
            "10:00",
            ("09:01", "10:00"),
            {"per_day": 1, "windows": [{"interval": "08:00-10:30", "tickets": 0}]},
            0,
            "24 10:30",
        ),
        # A window that ends when the hall does.
        ("17:00", (), {"windows": [{"interval": "10:00-18:00", "tickets": 0}]}, 0, "24 09:00"),
    ],
)
def test_what_is_left_and_the_nearest_free_time(
    now: str, taken: tuple[str, ...], bounds: dict[str, Any], left: int | None, free: str | None
) -> None:
    state = of(now, taken_at(*taken), **bounds)
    assert (state.left, wall(state)) == (left, free)


def test_a_window_after_midnight_is_of_the_night_that_began_before() -> None:
    centre = head(hours={"mon": ["20:00-02:00"]})
    night = service(quota={"windows": [{"interval": "01:00-02:00", "tickets": 2}]})
    moment = at(BAKU, "2026-11-24T01:30")
    begun = at(BAKU, "2026-11-24T01:00")
    assert quota(night, centre, moment, lambda _day, since, _: int(since == begun)).left == 1
    assert quota(night, centre, at(BAKU, "2026-11-23T21:00"), lambda *_: 9).left is None


def test_where_nothing_opens_the_nearest_free_time_is_not_known() -> None:
    centre = head(hours={}, special_hours={"2026-11-23": ["09:00-18:00"]})
    state = quota(service(quota={"per_day": 1}), centre, at(BAKU, "2026-11-23T10:00"), lambda *_: 1)
    assert state == QuotaState(0, None)
