"""A table of days: zones, summer time both ways, nights, wrong clocks."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.centre import CentreHead, Service
from contract.words import ClosedReason
from server.domain.calendar import (
    STANDS_STILL_AT_MOST,
    TRUSTED_GAP,
    believed,
    business_day,
    closing,
    day_begins,
    day_ends_at_the_latest,
    doubtful,
    intake,
    opening,
    steady,
)
from tests.parts.village import village_data

ZONES = [
    "Asia/Baku",
    "Europe/Paris",
    "America/New_York",
    "Asia/Kathmandu",
    "Pacific/Auckland",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "America/St_Johns",
]
NIGHT = {"hours": {day: ["20:00-02:00"] for day in ("fri", "sat")}}


def head(zone: str = "Asia/Baku", **fields: Any) -> CentreHead:
    return CentreHead.model_validate({**village_data()["centre"], "time_zone": zone, **fields})


def service(**fields: Any) -> Service:
    return Service.model_validate({**village_data()["services"][0], **fields})


def at(zone: str, text: str, fold: int = 0) -> datetime:
    wall = datetime.fromisoformat(text)
    return wall.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("zone", "hours", "day", "spans"),
    [
        ("Asia/Baku", "09:00-18:00", "2026-11-23", ("05:00", "14:00")),
        ("Asia/Kathmandu", "09:00-18:00", "2026-11-23", ("03:15", "12:15")),
        ("America/New_York", "09:00-18:00", "2026-03-06", ("14:00", "23:00")),
        # Summer time began on the 8th: an hour earlier in UTC.
        ("America/New_York", "09:00-18:00", "2026-03-09", ("13:00", "22:00")),
        ("Pacific/Auckland", "09:00-18:00", "2026-11-23", ("20:00", "05:00")),
        # 02:30 is not there in Paris that night: open from the moment after the gap.
        ("Europe/Paris", "02:30-06:00", "2026-03-29", ("01:00", "04:00")),
        ("Europe/Paris", "01:00-02:30", "2026-03-29", ("00:00", "01:00")),
        # 02:30 comes twice: open from the first, closed after the second.
        ("Europe/Paris", "02:30-06:00", "2026-10-25", ("00:30", "05:00")),
        ("Europe/Paris", "01:00-02:30", "2026-10-25", ("23:00", "01:30")),
        # Half an hour of summer time.
        ("Australia/Lord_Howe", "09:00-18:00", "2026-07-01", ("22:30", "07:30")),
        ("Australia/Lord_Howe", "09:00-18:00", "2026-12-01", ("22:00", "07:00")),
        ("Asia/Baku", "20:00-02:00", "2026-11-23", ("16:00", "22:00")),
    ],
)
def test_hours_are_those_of_the_clock_on_the_wall(
    zone: str, hours: str, day: str, spans: tuple[str, str]
) -> None:
    week = {key: [hours] for key in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
    ((start, end),) = opening(head(zone, hours=week), None, date.fromisoformat(day))
    assert (f"{start:%H:%M}", f"{end:%H:%M}") == spans


@pytest.mark.parametrize("zone", ZONES)
@given(days=st.integers(0, 4000), seconds=st.integers(0, 86_399))
def test_a_business_day_holds_what_lies_between_its_turns(
    zone: str, days: int, seconds: int
) -> None:
    now = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=days, seconds=seconds)
    centre = head(zone)
    day = business_day(now, centre)
    assert day_begins(centre, day) <= now < day_begins(centre, day + timedelta(days=1))


@pytest.mark.parametrize("zone", ZONES)
@given(days=st.integers(0, 4000))
def test_a_day_is_as_long_as_the_clock_says(zone: str, days: int) -> None:
    day = date(2020, 1, 1) + timedelta(days=days)
    for start, end in opening(head(zone), None, day):
        wall = [one.astimezone(ZoneInfo(zone)) for one in (start, end)]
        assert [f"{one:%H:%M}" for one in wall] == ["09:00", "18:00"]


@pytest.mark.parametrize(
    ("now", "reason", "day"),
    [
        ("2026-11-27T19:59", ClosedReason.OUTSIDE_HOURS, "2026-11-27"),
        ("2026-11-27T20:00", None, "2026-11-27"),
        ("2026-11-28T01:59", None, "2026-11-27"),
        ("2026-11-28T02:00", ClosedReason.OUTSIDE_HOURS, "2026-11-27"),
        ("2026-11-28T04:00", ClosedReason.OUTSIDE_HOURS, "2026-11-28"),
        ("2026-11-29T01:00", None, "2026-11-28"),
        ("2026-11-30T01:00", ClosedReason.OUTSIDE_HOURS, "2026-11-29"),
    ],
)
def test_a_night_belongs_to_the_day_on_which_it_began(
    now: str, reason: ClosedReason | None, day: str
) -> None:
    centre, moment = head(**NIGHT), at("Asia/Baku", now)
    assert business_day(moment, centre) == date.fromisoformat(day)
    assert intake(centre, service(), moment, date.fromisoformat(day)).reason is reason


def test_the_last_ticket_of_a_night_is_after_midnight() -> None:
    centre, late = head(**NIGHT), service(last_ticket="01:15")
    friday = date(2026, 11, 27)
    ((_, end),) = opening(centre, late, friday)
    assert end == at("Asia/Baku", "2026-11-28T01:15")
    assert intake(centre, late, end, friday).reason is ClosedReason.LAST_TICKET_PASSED
    assert closing(centre, late, end) == at("Asia/Baku", "2026-11-28T02:00")


def test_a_special_day_has_its_own_hours() -> None:
    centre = head(special_hours={"2026-12-30": ["09:00-13:00"], "2026-12-29": []})
    (span,) = opening(centre, service(), date(2026, 12, 30))
    assert span == (at("Asia/Baku", "2026-12-30T09:00"), at("Asia/Baku", "2026-12-30T13:00"))
    assert opening(centre, service(), date(2026, 12, 29)) == []
    own = service(hours={"wed": ["08:00-10:00", "12:00-17:00"]})
    assert opening(centre, own, date(2026, 12, 30)) == [
        (at("Asia/Baku", "2026-12-30T09:00"), at("Asia/Baku", "2026-12-30T10:00")),
        (at("Asia/Baku", "2026-12-30T12:00"), at("Asia/Baku", "2026-12-30T13:00")),
    ]


def test_a_service_may_have_holidays_of_its_own() -> None:
    monday = date(2026, 11, 23)
    closed = service(holidays=["2026-11-23"])
    assert opening(head(), closed, monday) == []
    assert opening(head(), service(), monday) != []
    found = intake(head(), closed, at("Asia/Baku", "2026-11-23T10:00"), monday)
    assert found.reason is ClosedReason.HOLIDAY
    assert found.opens_at == at("Asia/Baku", "2026-11-24T09:00")


@pytest.mark.parametrize(
    ("latest", "ends"),
    [
        (None, "2026-11-24T04:00"),
        ("20:00", "2026-11-23T20:00"),
        ("01:00", "2026-11-24T01:00"),
        ("04:00", "2026-11-24T04:00"),
    ],
)
def test_the_day_ends_at_the_latest_when_the_centre_says(latest: str | None, ends: str) -> None:
    centre = head(day_end_latest=latest)
    assert day_ends_at_the_latest(centre, date(2026, 11, 23)) == at("Asia/Baku", ends)


NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HOUR, WEEK = timedelta(hours=1), timedelta(days=7)


@pytest.mark.parametrize(
    ("clock", "recorded"),
    [
        (NOW, NOW),
        (NOW + WEEK, NOW + WEEK),
        (NOW - timedelta(milliseconds=1), NOW),
        (NOW - HOUR, NOW),
        (NOW - STANDS_STILL_AT_MOST, NOW),
        (NOW - 3 * HOUR, NOW - 3 * HOUR),
        (NOW - WEEK, NOW - WEEK),
    ],
)
def test_a_clock_that_went_back_a_little_stands_still(clock: datetime, recorded: datetime) -> None:
    assert steady(clock, NOW) == recorded
    assert steady(clock, None) == clock


@pytest.mark.parametrize(
    ("clock", "doubt"),
    [
        (NOW, False),
        (NOW + TRUSTED_GAP, False),
        (NOW + TRUSTED_GAP + timedelta(milliseconds=1), True),
        (NOW + WEEK, True),
        (NOW - timedelta(milliseconds=1), True),
        (NOW - HOUR, True),
    ],
)
def test_a_clock_far_from_the_log_is_doubted(clock: datetime, doubt: bool) -> None:
    assert doubtful(clock, NOW, NOW) is doubt
    assert doubtful(clock, None, None) is False


def test_what_a_wrong_clock_writes_does_not_make_it_right() -> None:
    trusted = believed(None, NOW)
    ahead = believed(trusted, NOW + WEEK)
    assert ahead == NOW
    assert doubtful(NOW + WEEK + HOUR, NOW + WEEK, ahead)
    # Put right again it is still behind the log, but for what is believed.
    assert believed(ahead, NOW + HOUR) == NOW + HOUR
