"""Business days and hours, in zones with and without summer time."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.enums import ClosedReason
from server.domain.calendar import (
    intake,
    next_open_day,
    next_opening,
    opening,
    said,
)
from tests.unit.server.test_day_cases import at, head, service

MONDAY = date(2026, 11, 23)
SPLIT = ["10:00-12:00", "14:00-15:00"]


MOMENTS = st.integers(0, 30 * 365 * 86_400).map(
    lambda seconds: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
BAKU, PARIS, GAZA, APIA = "Asia/Baku", "Europe/Paris", "Asia/Gaza", "Pacific/Apia"


@pytest.mark.parametrize(
    ("fields", "day", "spans"),
    [
        ({}, MONDAY, ["09:00-18:00"]),
        ({}, date(2026, 11, 22), []),
        ({"last_ticket": "16:30"}, MONDAY, ["09:00-16:30"]),
        ({"last_ticket": "08:00"}, MONDAY, []),
        (
            {"hours": {"mon": ["10:00-12:00", "14:00-24:00"]}},
            MONDAY,
            ["10:00-12:00", "14:00-00:00"],
        ),
        (
            {"hours": {"mon": ["14:00-15:00", "10:00-12:00"]}},
            MONDAY,
            SPLIT,
        ),
        (
            {"hours": {"mon": ["10:00-12:00", "14:00-16:00"]}, "last_ticket": "15:00"},
            MONDAY,
            SPLIT,
        ),
        ({"hours": {}}, MONDAY, []),
    ],
)
def test_a_service_is_open_at_its_own_hours(
    fields: dict[str, Any], day: date, spans: list[str]
) -> None:
    found = opening(head(), service(**fields), day)
    zone = ZoneInfo(BAKU)
    walls = [(start.astimezone(zone), end.astimezone(zone)) for start, end in found]
    assert [f"{start:%H:%M}-{end:%H:%M}" for start, end in walls] == spans


@pytest.mark.parametrize(
    ("now", "fields", "reason", "opens_at"),
    [
        ("2026-11-23T08:59:59", {}, "outside_hours", "2026-11-23T09:00"),
        ("2026-11-23T09:00", {}, None, None),
        ("2026-11-23T18:00", {}, "outside_hours", "2026-11-24T09:00"),
        ("2026-11-27T18:00", {}, "outside_hours", "2026-11-30T09:00"),
        ("2026-11-23T16:30", {"last_ticket": "16:30"}, "last_ticket_passed", "2026-11-24T09:00"),
        ("2026-11-23T10:00", {"hours": {}}, "outside_hours", None),
        ("2026-12-31T10:00", {}, "holiday", "2027-01-01T09:00"),
    ],
)
def test_a_closed_intake_says_why_and_when_it_opens(
    now: str, fields: dict[str, Any], reason: str | None, opens_at: str | None
) -> None:
    centre = head(holidays=["2026-12-31"])
    found = intake(centre, service(**fields), at(BAKU, now), MONDAY)
    assert found.reason == (ClosedReason(reason) if reason else None)
    assert found.opens_at == (at(BAKU, opens_at) if opens_at else None)
    assert (found.last_ticket is None) is (reason is not None)


@given(MOMENTS, st.sampled_from([BAKU, PARIS, GAZA, APIA]))
def test_the_next_opening_is_the_first_moment_at_which_it_is_open(now: datetime, zone: str) -> None:
    centre, one = head(zone), service(hours={"tue": ["14:00-16:00", "09:00-12:00"]})
    opens = next_opening(centre, one, now)
    assert opens is not None
    assert opens >= now
    assert intake(centre, one, opens, MONDAY).reason is None
    assert intake(centre, one, opens - timedelta(milliseconds=1), MONDAY).reason is not None
    between = opening(centre, one, now.astimezone(ZoneInfo(zone)).date())
    assert not [start for start, _ in between if now < start < opens]


@pytest.mark.parametrize(
    ("moment", "day", "clock"),
    [
        ("2026-11-23T14:00", "today", "14:00"),
        ("2026-11-24T00:00", "tomorrow", "00:00"),
        ("2026-11-27T09:00", "fri", "09:00"),
        ("2026-11-30T09:00", "later", "09:00"),
    ],
)
def test_a_coming_moment_is_said_as_people_say_it(moment: str, day: str, clock: str) -> None:
    told = said(at(BAKU, moment), at(BAKU, "2026-11-23T10:00"), head())
    assert (told["day"], told["time"]) == (day, clock)
    assert said(None, at(BAKU, "2026-11-23T10:00"), head())["day"] == "unknown"


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({}, 3),
        ({"holidays": ["2026-11-30"]}, 4),
        ({"hours": {"fri": ["09:00-12:00"]}}, 7),
        # Of a service that never opens a week ahead is said.
        ({"hours": {}}, 7),
    ],
)
def test_a_coupon_is_valid_through_the_next_day_on_which_its_service_opens(
    fields: dict[str, Any], days: int
) -> None:
    friday = date(2026, 11, 27)
    assert (next_open_day(head(), service(**fields), friday) - friday).days == days
