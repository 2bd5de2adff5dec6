"""Expected waits: properties of every hall, and halls that can be checked by hand."""

from collections.abc import Callable, Mapping, Sequence
from copy import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.enums import TicketClass
from server.domain.call_time import ActiveCounter, QueueSummary, count_waited
from server.domain.estimation import Estimate, Estimator, back_in, is_active
from server.domain.selection import PriorityRules
from server.domain.spreading import ADDED, BANDS, Points
from simulator.replay.study_hall import lines_by_key, teams_of
from tests.unit.server.heads import (
    FAST,
    MINUTE,
    NOW,
    PRIORITY,
    SERVICES,
    STANDARD,
    rules_of,
    some_levels,
    unknown,
)

NEEDS = {"a": 360.0, "b": 720.0, "c": 2400.0}


def busy(first: str, then: str = "", remaining: float = 360.0) -> ActiveCounter:
    return ActiveCounter(some_levels(first, then), remaining=remaining)


def idle(first: str, takes_in: float) -> ActiveCounter:
    return replace(free(first), remaining=takes_in)


def free(first: str, then: str = "") -> ActiveCounter:
    return ActiveCounter(some_levels(first, then), is_idle=True)


def tickets(service: str, waiting: int) -> QueueSummary:
    """A line of `waiting` tickets, the first just taken: no more are expected."""
    return QueueSummary(service, STANDARD, waiting, longest=1.0)


def hall_of(
    counters: Sequence[ActiveCounter],
    lines: Sequence[QueueSummary],
    needs: Mapping[str, float],
    rules: PriorityRules,
    points: Callable[[frozenset[str], int], Points] = unknown,
    suspended: frozenset[str] = frozenset(),
) -> Estimator:
    return Estimator(
        teams_of(counters), lines_by_key(lines), needs.__getitem__, rules, points, suspended
    )


def seconds(
    service: str,
    counters: Sequence[ActiveCounter],
    lines: Sequence[QueueSummary] = (),
    *,
    rules: PriorityRules | None = None,
    needs: Mapping[str, float] = NEEDS,
    ticket_class: TicketClass = STANDARD,
    waited: float | None = None,
    reserved_for: str = "",
) -> float | None:
    estimator = hall_of(counters, lines, needs, rules or rules_of())
    found = estimator.estimate(service, ticket_class, waited, reserved_for=reserved_for)
    return found.model if found else None


def estimated(
    counters: Sequence[ActiveCounter],
    lines: Sequence[QueueSummary] = (),
    points: Callable[[frozenset[str], int], Points] = unknown,
    resumes: float = 0.0,
) -> Estimate:
    """The estimate of a new ticket for "a"."""
    estimator = hall_of(counters, lines, NEEDS, rules_of(), points)
    found = estimator.estimate("a", resumes=resumes)
    assert found is not None
    return found


def about(wanted: float) -> object:
    """As near as the search comes: a fiftieth, and some seconds."""
    return pytest.approx(wanted, rel=0.03, abs=6)


counters = st.lists(
    st.builds(
        ActiveCounter,
        st.builds(
            some_levels,
            st.sampled_from(["a", "b", "c", "ab", "bc", "abc"]),
            st.sampled_from(["", "c"]),
        ),
        remaining=st.sampled_from([0.0, 30.0, 360.0, 1800.0]),
        starts=st.sampled_from([0.0, 0.0, 600.0]),
    ),
    max_size=6,
)

lines = st.lists(
    st.builds(
        lambda service, ticket_class, waiting, longest, share: QueueSummary(
            service, ticket_class, waiting, longest, longest * share if waiting > 1 else longest
        ),
        st.sampled_from(SERVICES),
        st.sampled_from([STANDARD, PRIORITY]),
        st.integers(1, 30),
        st.floats(0, 4000),
        st.floats(0, 1),
    ),
    max_size=5,
    unique_by=lambda line: (line.service, line.ticket_class),
)


@given(st.sampled_from(SERVICES), counters, lines, st.floats(0, 4000))
def test_an_estimate_is_a_range_or_none(
    service: str, some: list[ActiveCounter], waiting: list[QueueSummary], waited: float
) -> None:
    found = hall_of(some, waiting, NEEDS, rules_of(FAST)).estimate(service, STANDARD, waited)
    if not any(service in one.levels.level_of for one in some):
        assert found is None
    if found is not None:
        assert found.seconds >= 0
        assert 0 <= found.range.low <= found.range.high <= found.range.late
        assert found.range.low <= found.seconds <= found.range.high


@given(st.sampled_from(SERVICES), counters, lines, st.integers(1, 20))
def test_more_tickets_of_a_service_never_shorten_its_wait(
    service: str, some: list[ActiveCounter], waiting: list[QueueSummary], more: int
) -> None:
    some = [*some, busy(service)]
    others = [one for one in waiting if (one.service, one.ticket_class) != (service, STANDARD)]
    before = seconds(service, some, [*others, tickets(service, 5)])
    after = seconds(service, some, [*others, tickets(service, 5 + more)])
    assert after is None or (before is not None and after >= before * 0.95 - 6)


def test_a_wait_shorter_than_the_horizon_is_known() -> None:
    """The search steps far ahead here, over the horizon, from waits well short of it."""
    helping = [ActiveCounter(some_levels("b", "c")), busy("c")]
    other_lines = [QueueSummary("b", STANDARD, 18, 582.0), QueueSummary("c", PRIORITY, 9)]
    for count in range(1, 22):
        found = seconds("c", helping, [*other_lines, tickets("c", count)])
        assert found == about(18_100 + (count - 1) * 1_190)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 8))
def test_one_line_and_busy_counters_are_the_formula(count: int, place: int, servers: int) -> None:
    """For the ticket at a place of the queue, and for a new one behind it."""
    place, step = min(place, count), 1.0
    line = QueueSummary("a", STANDARD, count, longest=600.0, shortest=600.0 - (count - 1) * step)
    waited = None if place == count else line.longest - place * step
    found = seconds("a", [busy("a")] * servers, [line] if count else [], waited=waited)
    assert found == about((place + 1) * 360 / servers)


def test_no_visitor_is_told_a_call_before_a_counter_opens() -> None:
    opens = replace(free("a"), starts=3600.0)
    found = estimated([opens], [tickets("a", 2)])
    assert found.known == 3600
    assert 3600 <= found.range.low < found.seconds < found.range.high < found.range.late
    assert estimated([busy("a")], resumes=1800.0).range.low == 1800


def test_an_idle_counter_takes_a_ticket_when_such_counters_do() -> None:
    assert seconds("a", [idle("a", 10)]) == about(10)
    assert seconds("a", [idle("a", 300), idle("a", 40)]) == about(35)
    # Between two services it is idle too: nine tickets, nine gaps.
    found = seconds("a", [replace(busy("a"), gap=30.0)], [tickets("a", 9)])
    assert found == about(360 + 9 * (360 + 30))


def test_a_visitor_knows_whether_another_is_ahead_and_a_counter_free() -> None:
    halls: list[tuple[list[ActiveCounter], list[QueueSummary], bool]] = [
        ([free("a"), busy("a")], [], True),
        ([busy("a")], [], False),
        ([free("a")], [tickets("a", 1)], False),
        ([free("ab")], [tickets("b", 1)], False),
        ([free("a")], [tickets("b", 5)], True),
    ]
    for some, waiting, is_free in halls:
        found = estimated(some, waiting)
        assert found.is_free is (found.seconds == 0) is is_free


def test_a_wait_beyond_the_horizon_differs_from_a_service_without_counters() -> None:
    estimator = hall_of([busy("a")], [tickets("a", 200)], NEEDS, rules_of())
    assert estimator.estimate("a") is None
    assert estimator.wait("a") == float("inf")
    assert estimator.wait("a", resumes=float("inf")) is None
    assert estimator.wait("b") is None


def test_a_ticket_that_joins_a_queue_keeps_its_wait() -> None:
    line = QueueSummary("a", STANDARD, 9, longest=900.0, shortest=100.0)
    estimator = hall_of([busy("a")], [line], NEEDS, rules_of())
    assert estimator.wait("a", brought=2000.0) == about(360)
    assert estimator.wait("a", brought=500.0) == about(6 * 360 - 180)
    # Unlike those in the line it is none of the nine.
    ahead = estimator.estimate("a", waited=100.0)
    assert ahead is not None
    assert estimator.wait("a") == about(ahead.model + 360)


def test_a_ticket_of_another_service_weighs_the_share_of_its_counters() -> None:
    # Of the four counters of "b" two also serve "a", which has no others.
    estimator = [busy("ab"), busy("ab"), busy("b"), busy("b")]
    same = {"a": 360.0, "b": 360.0}
    assert seconds("a", estimator, [tickets("b", 8)], needs=same) == about((8 / 2 + 1) * 360 / 2)


def test_a_counter_that_helps_out_makes_no_wait_longer() -> None:
    alone = seconds("a", [busy("a")], [tickets("a", 3)])
    busy_with_its_own = [tickets("a", 3), tickets("b", 50)]
    assert alone == about(4 * 360)
    assert seconds("a", [busy("a"), busy("b", "a")], busy_with_its_own) == about(4 * 360)
    # Without tickets of its own it halves the wait.
    assert seconds("a", [busy("a"), busy("b", "a")], [tickets("a", 3)]) == about(2 * 360)
    # Tickets for other counters alone do not matter.
    assert seconds("a", [free("a"), busy("b")], [tickets("b", 9)]) == 0


def test_a_counter_serves_until_it_closes_and_again_after_a_pause() -> None:
    closes = ActiveCounter(some_levels("a"), remaining=360, ends=720)
    assert seconds("a", [closes], [tickets("a", 1)]) == about(720)
    assert seconds("a", [closes], [tickets("a", 4)]) is None
    queue = QueueSummary("a", STANDARD, 60, longest=6000.0, shortest=0.0)
    assert seconds("a", [closes], [queue], waited=3000.0) is None
    again = ActiveCounter(some_levels("a"), starts=4320)
    assert seconds("a", [closes, again], [tickets("a", 4)]) == about(4320 + 2 * 360)
    # Alone until the other is back, in two from then on: (900 + 2 t) / 360 calls, one at once.
    back = ActiveCounter(some_levels("a"), starts=900)
    assert seconds("a", [busy("a"), back], [tickets("a", 6)]) == about(900 + 3.5 * 360 / 2)


def test_priority_goes_before_those_whose_score_it_passes() -> None:
    # Sixty came evenly over an hour, one a minute; the target is 15 minutes, and a counter
    # calls one a minute. Priority has half a target ahead and ages twice as fast: at its
    # turn t those are ahead who have then waited more than 7.5 + 2 t minutes. Of the others
    # one a minute is called, so t = 60 - 7.5 - t.
    line = QueueSummary("a", STANDARD, 61, longest=3600, shortest=0)
    quick = NEEDS | {"a": 60.0}
    one = busy("a", remaining=60)
    found = seconds("a", [one], [line], rules=rules_of(FAST), needs=quick, ticket_class=PRIORITY)
    assert found == about(60 * 27)
    ordinary = seconds("a", [one], [line], rules=rules_of(FAST), needs=quick)
    assert ordinary == about(62 * 60)


def test_after_the_guard_only_longer_waits_are_ahead() -> None:
    waiting = [QueueSummary("a", PRIORITY, 30, longest=2400, shortest=0)]
    guarded = replace(rules_of(FAST), wait_max=60 * MINUTE)
    free_for_all = seconds("a", [busy("a")], waiting, rules=rules_of(FAST), waited=3000)
    held_back = seconds("a", [busy("a")], waiting, rules=guarded, waited=3000)
    assert held_back == about(600)
    assert free_for_all is not None
    assert free_for_all > 1800


def test_a_reserved_ticket_waits_for_its_counter_alone() -> None:
    mine = replace(busy("b", remaining=500), reservation="c:7")
    estimator = [mine, free("a"), busy("b")]
    assert seconds("a", estimator, reserved_for="c:7") == about(500)
    assert seconds("a", estimator, reserved_for="c:8") is None
    reserved = QueueSummary("a", STANDARD, 2, longest=1.0, reserved_for="c:7")
    assert seconds("a", estimator, [reserved], reserved_for="c:7") == about(500 + 2 * 360)
    # It makes no wait longer elsewhere.
    assert seconds("a", estimator, [reserved]) == 0


def test_a_suspended_service_delays_no_other_and_resumes_at_its_time() -> None:
    waiting = [tickets("a", 4), tickets("b", 4)]
    estimator = hall_of([busy("ab")], waiting, NEEDS, rules_of(), suspended=frozenset("b"))
    assert estimator.wait("a") == about(5 * 360)
    assert estimator.wait("b", resumes=7200.0) == about(7200)
    assert estimator.estimate("b", resumes=float("inf")) is None


def test_services_that_are_called_alike_have_one_wait() -> None:
    def points(services: frozenset[str], _band: int) -> Points:
        return Points(0.5, 1, len(services), 4)

    def told(service: str, *others: ActiveCounter) -> Estimate:
        estimator = hall_of(
            [busy("ab"), busy("ab"), *others],
            [tickets("a", 6), tickets("b", 6), tickets("c", 1)],
            NEEDS,
            rules_of(),
            points,
        )
        found = estimator.estimate(service)
        ahead = estimator.ahead(service)
        assert found is not None
        assert ahead is not None
        assert sum(count_waited(line, least) * share for line, least, share in ahead) == about(12)
        return found

    # Six tickets of 6 and six of 12 minutes, the first two of them called in 6 minutes.
    assert told("a") == told("b")
    assert told("a").model == about(360 + 11 * 540 / 2)
    assert told("a", busy("c")) == told("b", busy("c"))
    # A counter that serves one of them alone makes another queue of it.
    assert told("a", busy("b")).range != told("b", busy("b")).range


def test_what_is_told_are_the_points_of_the_band() -> None:
    def points(services: frozenset[str], band: int) -> Points:
        assert services == {"a"}
        return Points(0.5, 0.9, 2, 4) if band >= BANDS - 2 else Points(1, 1, 1, 1)

    found = estimated([busy("a")], [tickets("a", 11)], points)
    whole = found.model + ADDED
    assert found.model == about(12 * 360)
    assert found.seconds == pytest.approx(0.9 * whole - ADDED)
    wanted = (0.5 * whole - ADDED, 2 * whole - ADDED, 4 * whole - ADDED)
    assert (found.range.low, found.range.high, found.range.late) == tuple(map(round, wanted))


@pytest.mark.parametrize(
    ("is_open", "has_ticket", "minutes", "active"),
    [
        (True, False, 10, True),
        (True, False, 10.1, False),
        (True, False, None, False),
        (False, True, None, True),
        (False, False, 1, False),
    ],
)
def test_an_active_counter_has_a_ticket_or_has_acted_of_late(
    is_open: bool, has_ticket: bool, minutes: float | None, active: bool
) -> None:
    acted = None if minutes is None else NOW - timedelta(minutes=minutes)
    assert is_active(is_open=is_open, busy=has_ticket, acted_at=acted, now=NOW) is active


def test_a_break_is_expected_to_end_until_it_is_long_overdue() -> None:
    assert back_in(NOW + 5 * MINUTE, NOW) == 300
    assert back_in(NOW - 10 * MINUTE, NOW) == 0
    assert back_in(NOW - 11 * MINUTE, NOW) is None
    assert back_in(None, NOW) is None
