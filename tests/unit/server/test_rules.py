"""Numbering, selection and estimation: properties that hold for every hall."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from contract.centre import Series
from contract.snapshots import Expected
from server.application.ports import Waiting
from server.application.snapshots.ticket import places
from server.domain.estimation import ActiveCounter, Ahead, expected
from server.domain.numbering import candidates, size, written
from server.domain.selection import COMPARED, Head, choose

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)

ranges = st.tuples(st.integers(0, 300), st.integers(0, 300)).map(sorted)


# Numbers


@given(ranges, st.none() | st.integers(0, 600))
def test_each_number_of_the_range_is_tried_once_and_no_other(
    bounds: list[int], last: int | None
) -> None:
    first, end = bounds
    series = Series(key="A", prefix="A", first=first, last=max(end, 1))
    tried = list(candidates(series, last))
    assert sorted(tried) == list(range(series.first, series.last + 1))
    assert len(tried) == size(series)
    if last is not None and series.first <= last < series.last:
        assert tried[0] == last + 1
    elif series.first <= series.last:
        assert tried[0] == series.first


def test_a_number_is_a_letter_and_at_least_three_digits() -> None:
    assert written(Series(key="A", prefix="A"), 42) == "A042"
    assert written(Series(key="A", prefix="", first=100, last=199), 100) == "100"
    assert written(Series(key="A", prefix="AK", last=1500), 42) == "AK0042"


@given(ranges, st.integers(1, 9999))
def test_no_two_numbers_of_a_series_look_alike(bounds: list[int], last: int) -> None:
    series = Series(key="A", prefix="K", first=bounds[0], last=max(bounds[1], 1))
    shown = [written(series, one) for one in candidates(series, None)]
    assert len(set(shown)) == len(shown)
    assert len({len(one) for one in shown}) <= 1


# Who is next

heads = st.lists(
    st.builds(
        Head,
        ticket=st.just(""),
        number=st.just("A001"),
        service=st.sampled_from(["a", "b", "c"]),
        queued_from=st.integers(-500, 5).map(lambda s: NOW + timedelta(seconds=s)),
        ordinal=st.integers(1, 10_000),
    ),
    unique_by=lambda head: head.ordinal,
    max_size=12,
).map(
    lambda some: [
        Head(f"v.t{one.ordinal}", one.number, one.service, one.queued_from, one.ordinal)
        for one in some
    ]
)


@given(heads, st.randoms(use_true_random=False), st.integers(0, 3600))
def test_who_is_next_depends_on_nothing_but_the_waits(
    some: list[Head], chance: Random, later: int
) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)
    choice = choose(some, NOW)
    assert choose(shuffled, NOW) == choice
    if choice is None:
        assert not some
        return
    afterwards = choose(some, NOW + timedelta(seconds=later))
    assert afterwards is not None
    assert afterwards.head == choice.head
    assert all(
        (choice.head.queued_from, choice.head.ordinal) <= (one.queued_from, one.ordinal)
        for one in some
    )


@given(heads.filter(bool))
def test_a_call_carries_its_reasons(some: list[Head]) -> None:
    choice = choose(some, NOW)
    assert choice is not None
    reasons = choice.reasons
    assert reasons.rule == "longest_wait"
    assert reasons.compared[0].ticket == choice.head.ticket
    assert len(reasons.compared) == min(len(some), COMPARED)
    waits = [one.waited for one in reasons.compared]
    assert waits == sorted(waits, reverse=True)
    assert all(wait >= 0 for wait in waits)


@given(heads.filter(lambda some: len(some) > 1))
def test_calling_one_after_the_other_serves_everybody_in_order(some: list[Head]) -> None:
    left, order = list(some), []
    while (choice := choose(left, NOW)) is not None:
        order.append(choice.head)
        left.remove(choice.head)
    assert order == sorted(some, key=lambda one: (one.queued_from, one.ordinal))


# How long it takes

SERVICES = ("a", "b", "c")
counters = st.lists(
    st.builds(
        ActiveCounter,
        st.sets(st.sampled_from(SERVICES), min_size=1).map(frozenset),
        st.booleans(),
    ),
    max_size=6,
)
waiting = st.dictionaries(st.sampled_from(SERVICES), st.integers(0, 40))
TYPICAL = {"a": 360.0, "b": 720.0, "c": 2400.0}


def _range(found: Expected | None) -> tuple[int, int, int]:
    assert found is not None
    return found.low, found.high, found.late


@given(st.sampled_from(SERVICES), waiting, counters)
def test_an_expectation_is_a_range_or_nothing(
    service: str, ahead: dict[str, int], active: list[ActiveCounter]
) -> None:
    found = expected(service, Ahead(ahead, TYPICAL), active)
    if not any(service in counter.services for counter in active):
        assert found is None
        return
    low, high, late = _range(found)
    assert 0 <= low <= high <= late


@given(st.sampled_from(SERVICES), waiting, counters.filter(bool))
def test_more_people_never_shorten_the_wait(
    service: str, ahead: dict[str, int], active: list[ActiveCounter]
) -> None:
    active = [*active, ActiveCounter(frozenset({service}), busy=True)]
    more = {**ahead, service: ahead.get(service, 0) + 1}
    before = _range(expected(service, Ahead(ahead, TYPICAL), active))
    after = _range(expected(service, Ahead(more, TYPICAL), active))
    assert all(b <= a for b, a in zip(before, after, strict=True))


@given(st.integers(0, 40), st.integers(1, 8))
def test_one_line_is_the_formula(people: int, count: int) -> None:
    active = [ActiveCounter(frozenset({"a"}), busy=True)] * count
    found = _range(expected("a", Ahead({"a": people}, TYPICAL), active))
    wait = (people + 1) * TYPICAL["a"] / count
    assert found == (round(wait * 0.6), round(wait * 1.2), round(wait * 1.8))


def test_a_free_counter_and_nobody_ahead_is_now() -> None:
    free = [ActiveCounter(frozenset({"a"}), busy=False)]
    assert expected("a", Ahead({}, TYPICAL), free) == Expected(low=0, high=0, late=0)
    assert expected("b", Ahead({}, TYPICAL), free) is None
    # Somebody ahead for another service does not stand in the way of a counter that has only this.
    other = [*free, ActiveCounter(frozenset({"b"}), busy=True)]
    assert expected("a", Ahead({"b": 9}, TYPICAL), other) == Expected(low=0, high=0, late=0)


# Places


@given(
    st.lists(st.tuples(st.sampled_from(SERVICES), st.integers(0, 20)), min_size=1, max_size=20),
    st.data(),
)
def test_the_place_of_a_ticket_is_who_waits_longer(
    some: Sequence[tuple[str, int]], data: st.DataObject
) -> None:
    tickets = [
        Waiting(f"v.t{n}", service, NOW + timedelta(seconds=offset), n)
        for n, (service, offset) in enumerate(some)
    ]
    wanted = data.draw(st.sets(st.sampled_from([one.ticket for one in tickets])))
    found = places(tickets, frozenset(wanted))
    assert set(found) == wanted
    for one in tickets:
        if one.ticket in wanted:
            before = [
                other
                for other in tickets
                if (other.queued_from, other.ordinal) < (one.queued_from, one.ordinal)
            ]
            assert sum(found[one.ticket].by_service.values()) == len(before)
            assert found[one.ticket].own == sum(o.service == one.service for o in before)
