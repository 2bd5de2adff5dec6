"""The next free number of a series, and which series have none left."""

from datetime import date, datetime
from itertools import islice

from server.domain import numbering
from server.engine.reading import Reading


def next_number(
    reading: Reading, key: str, last: int | None, day: date, now: datetime
) -> str | None:
    """The next free number of a series after the last one; None if all are in use or not free again
    yet."""
    series = reading.layout.series[key]
    span = numbering.open_range(series)
    tried = (numbering.written(series, one) for one in numbering.candidates(span, last))
    # Nearly always the next one is free; only otherwise the whole range is searched.
    for some in (islice(tried, 1), tried):
        if numbers := list(some):
            taken = reading.numbers_taken(min(numbers), max(numbers), day, now, resting=True)
            free = next((one for one in numbers if one not in taken), None)
            if free is not None:
                return free
    return None


def used_up(reading: Reading, now: datetime) -> frozenset[str]:
    """The series of which no number is free now."""
    day, layout = reading.centre.day, reading.layout
    return frozenset(
        key
        for key, state in reading.series_states().items()
        if day is not None
        and state.day == day
        and key in layout.series
        # Until the end of the range is reached there is always one.
        and state.given >= numbering.size(numbering.open_range(layout.series[key]))
        and next_number(reading, key, state.last, day, now) is None
    )
