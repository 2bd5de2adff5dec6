"""The advice on counters, and the demand of each work profile.

That it keeps its target with few counters: `tests/unit/studies/test_staffing.py`.
"""

from datetime import date, timedelta
from math import e, exp

import pytest

from server.domain.selection import Levels
from server.staffing.advice import advised, late_share
from server.staffing.demand import SLOTS, Demand, HallPast, ServiceLoad, Times, shares_of

MONDAY = date(2026, 9, 7)
PASSPORT = ServiceLoad(1.0, 480.0, 0.4, 600.0)


def hours(*visitors: float) -> dict[int, float]:
    """Visitors of the hours from nine on, by quarter."""
    return {
        (9 + number) * SLOTS + quarter: one / SLOTS
        for number, one in enumerate(visitors)
        for quarter in range(SLOTS)
    }


def test_an_hour_without_a_visitor_needs_no_counter_and_a_slow_one_more() -> None:
    usual = Demand(hours(40, 0, 40), (PASSPORT,))
    slow = Demand(hours(40, 0, 40), (PASSPORT,), paces={11: 1.5})
    assert advised(usual)[10] == 0
    assert advised(usual)[9] == advised(usual)[11] == advised(slow)[9] < advised(slow)[11]
    impatient = Demand(hours(40, 0, 40), (PASSPORT,), leaves=1 / 600)
    assert advised(impatient)[9] < advised(usual)[9]
    # However few leave, and however many come, there is an answer.
    crowd = Demand(hours(4000), (PASSPORT,), leaves=1e-9)
    assert 4000 * 480 / 3600 < advised(crowd)[9] < 4000 * 480 / 3600 * 1.05


def test_each_service_counts_with_its_own_target() -> None:
    def needed(first: float, second: float) -> int:
        services = [ServiceLoad(0.5, 480.0, 0.4, target) for target in (first, second)]
        return advised(Demand(hours(40), services))[9]

    assert needed(600, 600) == advised(Demand(hours(40), (PASSPORT,)))[9]
    assert needed(60, 60) > needed(60, 1800) > needed(1800, 1800)


NEVER = 1e-9


def test_where_none_leaves_it_is_the_queue_of_the_textbook() -> None:
    assert late_share(1 / 600, 480, NEVER, 1, 2400) == pytest.approx(0.8 / e, rel=1e-3)
    # Services that are all alike halve the wait (Pollaczek and Khinchine).
    alike = late_share(1 / 600, 480, NEVER, 1, 600, longer=0.5)
    assert alike == pytest.approx(late_share(1 / 600, 480, NEVER, 1, 1200), rel=1e-3)
    # Check values of the design, for eight of ten within ten minutes.
    for an_hour, counters in ((60, 9), (222, 31)):
        found = [late_share(an_hour / 3600, 480, NEVER, counters - n, 600) for n in (0, 1)]
        assert found[0] <= 0.2 < found[1]
    assert late_share(60 / 3600, 480, NEVER, 7, 600) == pytest.approx(1, abs=1e-3)


def test_visitors_who_leave_wait_as_in_the_chain_of_states() -> None:
    rate, mean, leaves, counters, target = 60 / 3600, 480.0, 0.3 / 3600, 7, 600.0
    # The probability of each number that waits; then one after the other is called or leaves.
    freed, most, step = counters / mean, 150, 0.5
    states = [1.0]
    for busy in range(1, counters + most):
        gone = min(busy, counters) / mean + max(0, busy - counters) * leaves
        states.append(states[-1] * rate / gone)
    waiting = [state / sum(states) for state in states[counters:]]
    for _ in range(round(target / step)):
        moved = [step * (freed + ahead * leaves) * share for ahead, share in enumerate(waiting)]
        moved.append(0.0)
        waiting = [share - moved[ahead] + moved[ahead + 1] for ahead, share in enumerate(waiting)]
    wanted = exp(-leaves * target) * sum(waiting)
    assert late_share(rate, mean, leaves, counters, target) == pytest.approx(wanted, rel=0.01)


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
        {"passport": (39, 126_000.0)},
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
    # Half of 39 left in 35 hours of waiting; half a one in five hours is assumed.
    assert demand.leaves == pytest.approx(20 / (63_000 + 18_000))
    # The Thursday came after a closed day.
    assert [one.reopened for one in past.of({"passport": 1.0})] == [False, False, True]
