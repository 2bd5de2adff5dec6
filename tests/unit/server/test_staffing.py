"""The advice on counters, and the demand of each work profile.

That it keeps its target with few counters: `tests/unit/studies/test_staffing.py`.
"""

import random
from datetime import date, timedelta

import pytest

from server.domain.demand import SLOTS, Demand, HallPast, ServiceLoad, Times, shares_of
from server.domain.selection import Levels
from server.domain.staffing import Run, Visit, advised

NINE = 9 * 3600.0
MONDAY = date(2026, 9, 7)
PASSPORT = ServiceLoad(1.0, 480.0, 0.4, 600.0)


def hours(*visitors: float) -> dict[int, float]:
    """Visitors of the hours from nine on, by quarter."""
    return {
        (9 + number) * SLOTS + quarter: one / SLOTS
        for number, one in enumerate(visitors)
        for quarter in range(SLOTS)
    }


def run(*visits: tuple[float, float], free: tuple[float, ...] = ()) -> Run:
    """A run of the hour from nine: each visitor's minute and minutes at the counter, to be called
    within ten."""
    found = [Visit(NINE + 60 * at, 60 * lasts, 600.0) for at, lasts in visits]
    return Run({9: found}, free)


def test_an_hour_keeps_its_target_if_nine_of_ten_are_called_in_time() -> None:
    nine_of_ten = [(0.0, 5.0)] * 2 + [(10.0 + 5 * n, 5.0) for n in range(8)]
    assert run(*nine_of_ten).after(9, 1)[0]
    late = (30.0, 20.0), (31.0, 1.0)
    assert not run(*late).after(9, 1)[0]
    assert run(*late).after(9, 2)[0]
    assert run().after(9, 1)[0]


def test_an_hour_begins_with_the_queue_of_the_one_before() -> None:
    kept, after = run((50.0, 15.0), (52.0, 5.0), (54.0, 5.0)).after(9, 1)
    # Called at 9:50, 10:05 and 10:10: two of three wait for more than ten minutes.
    assert not kept
    assert [one.at for one in after.waiting] == [NINE + 52 * 60, NINE + 54 * 60]
    assert list(after.free) == [NINE + 65 * 60]
    # Another counter calls the first of them when the hour begins.
    _, later = after.after(10, 2)
    assert sorted(later.free) == [NINE + 65 * 60, NINE + 70 * 60]


def test_idle_counters_close_first() -> None:
    busy = NINE + 40 * 60
    _, after = run((0.0, 1.0), free=(busy, NINE - 60)).after(9, 1)
    # The idle counter has closed: the visitor waits for the busy one.
    assert list(after.free) == [busy + 60]


def test_what_came_needs_no_more_than_what_may_come() -> None:
    visitors = hours(40, 40)
    expected = advised(Demand(visitors, (PASSPORT,), spread=0.2), random.Random(1).random)
    came = Demand(visitors, (PASSPORT,), came=True)
    needed = advised(came, random.Random(1).random, 0.5)
    assert all(needed[hour] <= counters for hour, counters in expected.items())
    assert sum(needed.values()) < sum(expected.values())


def test_a_slow_hour_needs_more() -> None:
    usual = Demand(hours(40, 40), (PASSPORT,))
    slow = Demand(hours(40, 40), (PASSPORT,), paces={10: 1.5})
    assert advised(slow, random.Random(1).random)[10] > advised(usual, random.Random(1).random)[10]


LEVELS = {
    "desk": Levels({"passport": 0, "copies": 1}, (timedelta(), timedelta(minutes=10))),
    "quick": Levels({"copies": 0}, (timedelta(),)),
    "spare": Levels({"passport": 0, "archive": 1}, (timedelta(), timedelta(minutes=10))),
}


def test_services_are_split_over_the_profiles_that_serve_them_first() -> None:
    found = shares_of(LEVELS, {"desk": 3, "quick": 2, "spare": 1})
    assert found["desk"] == {"passport": 0.75}
    assert found["quick"] == {"copies": 1.0}
    # No profile serves the archive first: the one that serves it at all has it.
    assert found["spare"] == {"passport": 0.25, "archive": 1.0}
    # A profile without a counter serves no visitor.
    assert shares_of(LEVELS, {"desk": 3, "quick": 2})["desk"] == {"passport": 1.0}
    assert shares_of(LEVELS, {"desk": 3})["desk"] == {"passport": 1.0, "copies": 1.0}


def test_the_demand_of_a_profile_comes_from_its_part_of_the_past() -> None:
    days = [MONDAY + timedelta(days=number) for number in (0, 1, 3)]
    past = HallPast(
        dict.fromkeys(days, range(36, 41)),
        {day: {"passport": {36: 8, 37: 4}, "copies": {40: 6}} for day in days},
        {
            ("passport", 9): Times(10, 6000.0, 4_000_000.0),
            ("passport", 10): Times(10, 4000.0, 2_000_000.0),
            ("copies", 9): Times(5, 300.0, 20_000.0),
        },
        {"passport": Times(4, 80.0, 2_000.0)},
    )
    demand = past.expected(
        {"passport": 0.5},
        {"passport": 900.0, "copies": 300.0},
        MONDAY + timedelta(days=7),
        range(36, 44),
        reopened=False,
    )
    # The weekday is known from one day, the hall gave tickets in the slots 36 to 40.
    assert demand.visitors[36] == pytest.approx(4, rel=0.05)
    assert demand.visitors[40] == demand.visitors[43] == 0
    (service,) = demand.services
    # A counter was free for 20 seconds before it called a visitor who was waiting.
    assert (service.share, service.seconds, service.target) == (1.0, 520.0, 900.0)
    assert service.variation == pytest.approx((50_000 + 100) / 520**2)
    assert demand.paces == pytest.approx({9: 1.2, 10: 0.8})
    # The Thursday came after a closed day.
    assert [one.reopened for one in past.of({"passport": 1.0})] == [False, False, True]
