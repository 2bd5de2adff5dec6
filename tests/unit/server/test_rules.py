"""Numbers and places: properties that hold for every hall."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from contract.centre import Series
from server.application.ports import Waiting
from server.application.snapshots.ticket import places
from server.domain.numbering import candidates, size, written

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


SERVICES = ("a", "b", "c")


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
