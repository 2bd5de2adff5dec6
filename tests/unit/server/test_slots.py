"""The slots of a service on a day: by hand, and properties."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.centre import CentreConfig
from server.domain.calendar import working
from server.domain.setup import Setup
from tests.parts.village import village_data

MONDAY = date(2026, 11, 23)
PAPER = "village.paper"


def setup(
    hours: Sequence[str] = ("09:00-18:00",),
    minutes: float = 40,
    *,
    zone: str = "Asia/Baku",
    day: str = "mon",
    turn: str = "04:00",
    last_ticket: str | None = None,
    **booking: Any,
) -> Setup:
    data = village_data()
    data["centre"] |= {"hours": {day: hours}, "time_zone": zone, "day_starts_at": turn}
    step = booking.pop("step", 15)
    data["bookings"] = {"step_minutes": step, "part": booking.pop("part", 0.4)}
    data["services"][0] |= {"typical_minutes": minutes, "booking": booking}
    if last_ticket is not None:
        data["services"][0]["last_ticket"] = last_ticket
    return Setup(CentreConfig.model_validate(data))


def times(setup: Setup, day: date = MONDAY) -> list[str]:
    zone = ZoneInfo(setup.config.centre.time_zone)
    return [f"{at.astimezone(zone):%H:%M}" for at in setup.slots(PAPER, day)]


def test_one_counter_of_forty_minutes_by_hand() -> None:
    assert times(setup(counters=1)) == ["09:00", "10:30", "12:15", "14:00", "15:30"]


def test_ten_counters_of_ten_minutes_by_hand() -> None:
    found = times(setup(("09:00-13:00", "14:00-18:00"), 10, counters=10))
    # Six slots in a quarter of an hour; none begins in the last ten minutes before a closing.
    assert len(found) == 184
    assert found.count("09:00") == 6
    assert found[-1] == "17:45"


def test_a_window_has_other_counters() -> None:
    windows = [{"interval": "12:00-14:00", "counters": 0}]
    assert times(setup(counters=1, windows=windows)) == ["09:00", "10:30", "14:15"]


def test_the_last_ticket_ends_the_slots() -> None:
    assert times(setup(counters=1, last_ticket="12:00")) == ["09:00"]


def test_each_counter_is_shared_by_its_services_that_can_be_booked() -> None:
    data = village_data()
    data["bookings"] = {}
    alone = [len(Setup(CentreConfig.model_validate(data)).slots(PAPER, MONDAY))]
    for number in (1, 2):
        for service in data["services"][:number]:
            service |= {"booking": {}, "typical_minutes": 10}
        alone.append(len(Setup(CentreConfig.model_validate(data)).slots(PAPER, MONDAY)))
    # Two counters have it at their first level: 530 minutes * 0.04 * 2, then shared with another.
    assert alone == [0, 42, 21]


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
def test_a_day_of_another_length_has_other_slots(day: date, hours: int) -> None:
    berlin = {"zone": "Europe/Berlin", "day": "sun", "turn": "00:00"}
    found = setup(("00:00-24:00",), 30, counters=1, **berlin)
    assert len(found.slots(PAPER, day)) == int((hours - 0.5) * 0.8)


@given(
    minutes=st.floats(3, 120),
    counters=st.floats(0.5, 40),
    part=st.floats(0.05, 0.5),
    step=st.sampled_from((5, 10, 15, 30)),
    opens=st.integers(6, 11),
    length=st.integers(2, 12),
    night=st.booleans(),
)
def test_the_slots_of_any_day(
    minutes: float,
    counters: float,
    part: float,
    step: int,
    opens: int,
    length: int,
    *,
    night: bool,
) -> None:
    start = (opens + 12) % 24 if night else opens
    hours = (f"{start:02}:00-{(start + length) % 24:02}:00",)
    found = setup(hours, minutes, counters=counters, part=part, step=step)
    spans = working(found.config.centre, found.services[PAPER], MONDAY)
    slots = found.slots(PAPER, MONDAY)
    usable = sum(max(0.0, (end - at).total_seconds() / 60 - minutes) for at, end in spans)
    assert len(slots) == int(usable * counters * part / minutes + 1e-9)
    assert list(slots) == sorted(slots)
    rate = timedelta(minutes=minutes / (counters * part))
    for at in slots:
        begins, ends = next(span for span in spans if span[0] <= at < span[1])
        assert (at - begins) % timedelta(minutes=step) == timedelta()
        assert at + timedelta(minutes=minutes) <= ends
    # In any time there are no more slots than the counters can serve, but for the rounding.
    assert all(later - at >= timedelta() for at, later in pairwise(slots))
    assert _most_within(slots, timedelta(hours=1)) <= timedelta(minutes=60 + step) / rate + 1


def _most_within(slots: Sequence[datetime], span: timedelta) -> int:
    return max((sum(at <= other < at + span for other in slots) for at in slots), default=0)
