"""Numbers of tickets: a letter and three digits, unique among the open tickets."""

from collections.abc import Iterator

from contract.centre import Series
from contract.numbers import LEAST_DIGITS


def written(series: Series, value: int) -> str:
    """The number as it is printed: `A042`; at least three digits where there is a prefix."""
    width = max(LEAST_DIGITS, len(str(series.last)))
    return f"{series.prefix}{value:0{width}d}"


def open_range(series: Series) -> range:
    """The numbers that the server itself issues."""
    last = series.last if series.leased_from is None else series.leased_from - 1
    return range(series.first, last + 1)


def leased_range(series: Series) -> range:
    """The numbers reserved for kiosks without a connection to the server."""
    first = series.last + 1 if series.leased_from is None else series.leased_from
    return range(first, series.last + 1)


def size(span: range) -> int:
    """The size of a range."""
    return len(span)


def candidates(span: range, last: int | None) -> Iterator[int]:
    """The numbers of a range in the order in which they are tried: from the last issued one on,
    then from the first, each once.

    A last number outside the range, from before a change of it, is ignored.
    """
    start = last + 1 if last is not None and last in span else span.start
    yield from range(start, span.stop)
    yield from range(span.start, start)
