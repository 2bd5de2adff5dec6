"""Numbers of tickets: a letter and three digits, never two alike among the living."""

from collections.abc import Iterator

from contract.centre import Series


def written(series: Series, value: int) -> str:
    """The number as it is printed: `A042`; at least three digits where there is a prefix."""
    width = max(3, len(str(series.last)))
    return f"{series.prefix}{value:0{width}d}"


def size(series: Series) -> int:
    """How many numbers the range has."""
    return series.last - series.first + 1


def candidates(series: Series, last: int | None) -> Iterator[int]:
    """The numbers of the range in the order in which they are tried: after the last
    one given, then around from the first, each once.

    A last one from outside, given before the range was changed, counts as none."""
    inside = last is not None and series.first <= last < series.last
    start = last + 1 if last is not None and inside else series.first
    yield from range(start, series.last + 1)
    yield from range(series.first, start)
