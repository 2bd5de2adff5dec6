"""Business days and hours: zones, summer time both ways, nights."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.centre import CentreHead, Service
from contract.enums import ClosedReason
from contract.hours import WEEKDAYS
from server.domain import calendar
from server.domain.calendar import (
    Intake,
    business_day,
    day_begins,
    day_ends_at_the_latest,
    day_hours,
    next_open_day,
    next_opening,
    opening,
    said,
    span_of,
    working,
)
from tests.parts.village import village_data

BAKU, PARIS = "Asia/Baku", "Europe/Paris"
ZONES = st.sampled_from(
    [
        BAKU,
        PARIS,
        "America/New_York",
        "Asia/Kathmandu",
        "Pacific/Auckland",
        "Africa/Casablanca",
        "Australia/Lord_Howe",
        "America/St_Johns",
    ]
)
MONDAY = date(2026, 11, 23)
NIGHT: dict[str, Any] = {"hours": {day: ["20:00-02:00"] for day in ("fri", "sat")}}
ALWAYS: dict[str, Any] = {"hours": {key: ["00:00-24:00"] for key in WEEKDAYS}}


def head(zone: str = BAKU, **fields: Any) -> CentreHead:
    return CentreHead.model_validate({**village_data()["centre"], "time_zone": zone, **fields})


def service(**fields: Any) -> Service:
    return Service.model_validate({**village_data()["services"][0], **fields})


def closing(centre: CentreHead, of: Service, now: datetime) -> datetime | None:
    return day_hours(centre, of, business_day(now, centre)).closing


def intake(centre: CentreHead, of: Service, now: datetime, day: date | None) -> Intake:
    hours = day_hours(centre, of, business_day(now, centre))
    return calendar.intake(centre, of, now, day, hours)


def at(zone: str, text: str, fold: int = 0) -> datetime:
    wall = datetime.fromisoformat(text)
    return wall.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


# Local time


@pytest.mark.parametrize(
    ("zone", "hours", "day", "spans"),
    [
        (BAKU, "09:00-18:00", "2026-11-23", ("05:00", "14:00")),
        (BAKU, "20:00-02:00", "2026-11-23", ("16:00", "22:00")),
        ("Asia/Kathmandu", "09:00-18:00", "2026-11-23", ("03:15", "12:15")),
        ("America/New_York", "09:00-18:00", "2026-03-06", ("14:00", "23:00")),
        # Summer time began on the 8th: an hour earlier in UTC.
        ("America/New_York", "09:00-18:00", "2026-03-09", ("13:00", "22:00")),
        # 02:30 is not there in Paris that night: it is 03:30.
        (PARIS, "02:30-06:00", "2026-03-29", ("01:30", "04:00")),
        (PARIS, "01:00-02:30", "2026-03-29", ("00:00", "01:30")),
        # Wholly in the skipped hour, and one that ends right after it.
        (PARIS, "02:15-02:45", "2026-03-29", ("01:15", "01:45")),
        (PARIS, "02:30-03:15", "2026-03-29", ("01:30", "01:30")),
        # 02:30 comes twice: open from the first, closed after the second.
        (PARIS, "02:30-06:00", "2026-10-25", ("00:30", "05:00")),
        (PARIS, "01:00-02:30", "2026-10-25", ("23:00", "01:30")),
    ],
)
def test_hours_are_local_time_also_where_the_clock_changes(
    zone: str, hours: str, day: str, spans: tuple[str, str]
) -> None:
    start, end = span_of(hours, date.fromisoformat(day), ZoneInfo(zone))
    assert (f"{start:%H:%M}", f"{end:%H:%M}") == spans


# Business days


@given(zone=ZONES, days=st.integers(0, 4000), turns=st.integers(0, 1439))
def test_days_follow_each_other_whenever_they_turn(zone: str, days: int, turns: int) -> None:
    day = date(2020, 1, 1) + timedelta(days=days)
    centre = head(zone, day_starts_at=f"{turns // 60:02}:{turns % 60:02}")
    turn = day_begins(centre, day)
    assert business_day(turn, centre) == day
    assert business_day(turn - timedelta(milliseconds=1), centre) == day - timedelta(days=1)


def test_a_day_that_has_turned_does_not_come_back_with_the_clock() -> None:
    centre = head(PARIS, day_starts_at="02:30")
    sunday = date(2026, 10, 25)
    for wall, fold, day in [
        ("02:29", 0, sunday - timedelta(days=1)),
        ("02:30", 0, sunday),
        ("02:00", 1, sunday),
    ]:
        assert business_day(at(PARIS, f"2026-10-25T{wall}", fold), centre) == day


@given(zone=ZONES, days=st.integers(0, 4000), seconds=st.integers(0, 86_399))
def test_a_centre_that_never_closes_is_open_from_turn_to_turn(
    zone: str, days: int, seconds: int
) -> None:
    now = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=days, seconds=seconds)
    centre = head(zone, **ALWAYS)
    day = business_day(now, centre)
    turns = day_begins(centre, day), day_begins(centre, day + timedelta(days=1))
    assert working(centre, None, day) == [turns]
    assert closing(centre, service(), now) == turns[1]
    assert intake(centre, service(), now, day).last_ticket == turns[1]
    # Who is turned away because the day ends can come at the turn.
    assert next_opening(centre, service(), turns[1]) == turns[1]


def test_the_small_hours_of_a_date_belong_to_the_night_before() -> None:
    centre = head(hours={"mon": ["00:00-02:00", "10:00-12:00"]})
    sunday = MONDAY - timedelta(days=1)
    midnight, one, two, ten, noon = (
        at(BAKU, f"2026-11-23T{hour:02}:00") for hour in (0, 1, 2, 10, 12)
    )
    assert opening(centre, None, sunday) == [(midnight, two)]
    assert opening(centre, None, MONDAY) == [(ten, noon)]
    assert intake(centre, service(), one, sunday).reason is None
    assert closing(centre, service(), one) == two


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
    """And no ticket can be called after it."""
    centre = head(**ALWAYS, day_end_latest=latest)
    assert day_ends_at_the_latest(centre, MONDAY) == at(BAKU, ends)
    assert closing(centre, service(), at(BAKU, "2026-11-23T10:00")) == at(BAKU, ends)


# The hours of a service


@pytest.mark.parametrize(
    ("fields", "spans"),
    [
        ({"last_ticket": "08:00"}, []),
        ({"hours": {}}, []),
        ({"hours": {"mon": ["14:00-24:00", "10:00-12:00"]}}, ["10:00-12:00", "14:00-00:00"]),
        (
            {"hours": {"mon": ["10:00-12:00", "14:00-16:00"]}, "last_ticket": "15:00"},
            ["10:00-12:00", "14:00-15:00"],
        ),
    ],
)
def test_a_service_is_open_at_its_own_hours(fields: dict[str, Any], spans: list[str]) -> None:
    found = opening(head(), service(**fields), MONDAY)
    zone = ZoneInfo(BAKU)
    walls = [(start.astimezone(zone), end.astimezone(zone)) for start, end in found]
    assert [f"{start:%H:%M}-{end:%H:%M}" for start, end in walls] == spans


@pytest.mark.parametrize(
    ("now", "fields", "reason", "opens_at"),
    [
        ("2026-11-23T08:59:59", {}, "outside_hours", "2026-11-23T09:00"),
        ("2026-11-23T09:00", {}, None, None),
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


def test_the_last_ticket_of_a_night_is_after_midnight() -> None:
    centre, late = head(**NIGHT), service(last_ticket="01:15")
    friday = date(2026, 11, 27)
    ((_, end),) = opening(centre, late, friday)
    assert end == at(BAKU, "2026-11-28T01:15")
    assert intake(centre, late, end, friday).reason is ClosedReason.LAST_TICKET_PASSED
    assert closing(centre, late, end) == at(BAKU, "2026-11-28T02:00")
    # Until then the night belongs to the day on which it began.
    assert intake(centre, service(), at(BAKU, "2026-11-28T01:59"), friday).reason is None
    over = intake(centre, service(), at(BAKU, "2026-11-28T02:00"), friday)
    assert over.reason is ClosedReason.OUTSIDE_HOURS
    assert closing(head(hours={}), late, end) is None


def test_a_special_day_has_its_own_hours() -> None:
    centre = head(special_hours={"2026-12-30": ["09:00-13:00"], "2026-12-29": []})
    (span,) = opening(centre, service(), date(2026, 12, 30))
    assert span == (at(BAKU, "2026-12-30T09:00"), at(BAKU, "2026-12-30T13:00"))
    assert opening(centre, service(), date(2026, 12, 29)) == []
    closed = intake(centre, service(), at(BAKU, "2026-12-29T10:00"), date(2026, 12, 29))
    assert closed.reason is ClosedReason.HOLIDAY
    assert closed.opens_at == span[0]
    extra = head(special_hours={"2026-11-28": ["10:00-14:00"]})
    assert opening(extra, service(), date(2026, 11, 28)) != []  # a Saturday
    own = service(hours={"wed": ["08:00-10:00", "12:00-17:00"]})
    assert opening(centre, own, date(2026, 12, 30)) == [
        (at(BAKU, "2026-12-30T09:00"), at(BAKU, "2026-12-30T10:00")),
        (at(BAKU, "2026-12-30T12:00"), at(BAKU, "2026-12-30T13:00")),
    ]


@given(
    st.integers(0, 30 * 365 * 86_400),
    st.sampled_from([BAKU, PARIS, "Asia/Gaza", "Pacific/Apia"]),
)
def test_the_next_opening_is_the_first_moment_at_which_it_is_open(seconds: int, zone: str) -> None:
    now = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
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
        ("2026-11-23T09:59", "unknown", ""),
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
