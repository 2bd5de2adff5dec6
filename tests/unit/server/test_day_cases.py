"""A table of days: zones, summer time both ways, nights."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.centre import CentreHead, Service
from contract.enums import ClosedReason
from contract.hours import WEEKDAYS
from server.domain.calendar import (
    business_day,
    closing,
    day_begins,
    day_ends_at_the_latest,
    holds,
    intake,
    next_opening,
    opening,
    span_of,
    working,
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
NIGHT: dict[str, Any] = {"hours": {day: ["20:00-02:00"] for day in ("fri", "sat")}}


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
def test_hours_are_local_time_also_where_the_clock_changes(
    zone: str, hours: str, day: str, spans: tuple[str, str]
) -> None:
    start, end = span_of(hours, date.fromisoformat(day), ZoneInfo(zone))
    assert (f"{start:%H:%M}", f"{end:%H:%M}") == spans


@pytest.mark.parametrize("zone", ZONES)
@given(
    days=st.integers(0, 4000),
    minutes=st.tuples(st.integers(0, 1439), st.integers(0, 1439)).filter(lambda m: m[0] != m[1]),
    ahead=st.integers(-7200, 30 * 3600),
)
def test_the_centre_is_open_whenever_local_time_is_within_its_hours(
    zone: str, days: int, minutes: tuple[int, int], ahead: int
) -> None:
    day, (start, end) = date(2020, 1, 1) + timedelta(days=days), minutes
    interval = f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
    midnight = datetime.combine(day, time())
    moment = midnight.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) + timedelta(seconds=ahead)
    wall = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    begins = midnight + timedelta(minutes=start)
    ends = midnight + timedelta(minutes=end + (24 * 60 if end < start else 0))
    if begins <= wall < ends:
        assert holds([span_of(interval, day, ZoneInfo(zone))], moment)


@pytest.mark.parametrize("zone", ZONES)
@given(days=st.integers(0, 4000), turns=st.integers(0, 1439))
def test_days_follow_each_other_whenever_they_turn(zone: str, days: int, turns: int) -> None:
    centre = head(zone, day_starts_at=f"{turns // 60:02}:{turns % 60:02}")
    day = date(2020, 1, 1) + timedelta(days=days)
    turn = day_begins(centre, day)
    assert business_day(turn, centre) == day
    assert business_day(turn - timedelta(milliseconds=1), centre) == day - timedelta(days=1)


def test_a_day_that_has_turned_does_not_come_back_with_the_clock() -> None:
    centre = head("Europe/Paris", day_starts_at="02:30")
    sunday = date(2026, 10, 25)
    for wall, fold, day in [
        ("02:29", 0, sunday - timedelta(days=1)),
        ("02:30", 0, sunday),
        ("02:00", 1, sunday),
        ("02:29", 1, sunday),
        ("03:00", 0, sunday),
    ]:
        assert business_day(at("Europe/Paris", f"2026-10-25T{wall}", fold), centre) == day


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


ALWAYS: dict[str, Any] = {"hours": {key: ["00:00-24:00"] for key in WEEKDAYS}}


@pytest.mark.parametrize("zone", ZONES)
@given(days=st.integers(0, 4000), seconds=st.integers(0, 86_399))
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
    sunday, monday = date(2026, 11, 22), date(2026, 11, 23)
    assert opening(centre, None, sunday) == [
        (at("Asia/Baku", "2026-11-23T00:00"), at("Asia/Baku", "2026-11-23T02:00"))
    ]
    assert opening(centre, None, monday) == [
        (at("Asia/Baku", "2026-11-23T10:00"), at("Asia/Baku", "2026-11-23T12:00"))
    ]
    moment = at("Asia/Baku", "2026-11-23T01:00")
    assert intake(centre, service(), moment, sunday).reason is None
    assert closing(centre, service(), moment) == at("Asia/Baku", "2026-11-23T02:00")


def test_no_ticket_can_be_called_after_the_latest_end_of_the_day() -> None:
    centre = head(**ALWAYS, day_end_latest="22:00")
    moment = at("Asia/Baku", "2026-11-23T10:00")
    assert closing(centre, service(), moment) == at("Asia/Baku", "2026-11-23T22:00")
    assert closing(head(hours={}), service(), moment) is None


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
    closed = intake(centre, service(), at("Asia/Baku", "2026-12-29T10:00"), date(2026, 12, 29))
    assert closed.reason is ClosedReason.HOLIDAY
    assert closed.opens_at == span[0]
    extra = head(special_hours={"2026-11-28": ["10:00-14:00"]})
    assert opening(extra, service(), date(2026, 11, 28)) != []  # a Saturday
    own = service(hours={"wed": ["08:00-10:00", "12:00-17:00"]})
    assert opening(centre, own, date(2026, 12, 30)) == [
        (at("Asia/Baku", "2026-12-30T09:00"), at("Asia/Baku", "2026-12-30T10:00")),
        (at("Asia/Baku", "2026-12-30T12:00"), at("Asia/Baku", "2026-12-30T13:00")),
    ]


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
