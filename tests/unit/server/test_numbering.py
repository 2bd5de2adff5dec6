"""Numbers of tickets: ranges, leases of kiosks, and reuse."""

from hypothesis import given
from hypothesis import strategies as st

from contract.centre import Series
from server.domain.numbering import candidates, leased_range, open_range, written


@st.composite
def serieses(draw: st.DrawFn) -> Series:
    """A series as a centre file may have it, with or without numbers for leases."""
    first, last = sorted(draw(st.tuples(st.integers(0, 300), st.integers(1, 300))))
    last = max(last, 1)
    leases = st.none() if first == last else st.none() | st.integers(max(first + 1, 1), last)
    return Series(key="A", prefix="A", first=first, last=last, leased_from=draw(leases))


@given(serieses())
def test_the_server_and_the_kiosks_share_the_range_without_a_rest(series: Series) -> None:
    own, leased = open_range(series), leased_range(series)
    assert [*own, *leased] == list(range(series.first, series.last + 1))
    assert len(own) >= 1
    assert len(leased) == (
        0 if series.leased_from is None else series.last - series.leased_from + 1
    )


@given(serieses(), st.none() | st.integers(0, 600), st.booleans())
def test_each_number_is_tried_once_from_the_one_after_the_last(
    series: Series, last: int | None, leased: bool
) -> None:
    span = leased_range(series) if leased else open_range(series)
    tried = list(candidates(span, last))
    begin = span.index(last) + 1 if last is not None and last in span else 0
    assert tried == [*span[begin:], *span[:begin]]


def test_a_number_is_a_letter_and_at_least_three_digits() -> None:
    assert written(Series(key="A", prefix="A"), 42) == "A042"
    assert written(Series(key="A", prefix="", first=100, last=199), 100) == "100"
    assert written(Series(key="A", prefix="AK", last=1500), 42) == "AK0042"


@given(serieses())
def test_no_two_numbers_of_a_series_look_alike(series: Series) -> None:
    shown = [written(series, one) for one in (*open_range(series), *leased_range(series))]
    assert len(set(shown)) == len(shown)
    assert len({len(one) for one in shown}) == 1
