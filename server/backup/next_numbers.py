"""How a hall continues from a backup: after which numbers, and which of them rest.

What was issued after the backup is not known: the next number of each series is asked for.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from contract import events as e
from server.domain import calendar, numbering
from server.domain.calendar import ONE_DAY
from server.domain.centres import SeriesState
from server.domain.state.hall_queries import HallQueries

CALLS_A_DAY: Final = 10_000
"""More than a hall makes: other than those of tickets, these numbers do not run out."""


class NextNumbersNeeded(ValueError):
    """The next number of some series was not named. `series` has the prefix of each, or its key
    where it has none, and the last number that the copy knows of the day, "" before the first."""

    def __init__(self, series: Sequence[tuple[str, str]]) -> None:
        super().__init__(", ".join(row for row, _ in series))
        self.series = series


class NoSuchNumber(ValueError):
    """A series has no such number that the server itself gives."""


def restored(
    state: HallQueries, epoch: str, now: datetime, following: Mapping[str, int]
) -> e.CentreRestored:
    """The event by which a centre continues.

    Args:
        epoch: names the log from now on.
        now: the hall's time; not before the last event of the copy.
        following: the next number of each series, by prefix or key, as a person saw it.

    Raises:
        NextNumbersNeeded: `following` lacks some series.
        NoSuchNumber: `following` names none.
    """
    head, since = state.setup.config.centre, state.centre.last_at or now
    day = calendar.business_day(now, head)
    series: list[e.SeriesAfter] = []
    given: list[str] = []
    leased: list[str] = []
    series_without: list[tuple[str, str]] = []
    for built in state.setup.config.series:
        name = built.prefix or built.key
        # How far the series had come on the day, as far as the copy knows.
        known = state.series_states().get(built.key)
        if known is None or known.day != day:
            known = SeriesState("", "", day)
        if name not in following:
            last = "" if known.last is None else numbering.written(built, known.last)
            series_without.append((name, last))
            continue
        span, next_number = numbering.open_range(built), following[name]
        if next_number not in span:
            raise NoSuchNumber(numbering.written(built, next_number))
        # All that may have been given on the day, in the order in which they were.
        in_order = list(numbering.candidates(span, known.last))
        passed = in_order[: in_order.index(next_number)]
        if passed:
            so_far = known.given + len(passed)
            series.append(e.SeriesAfter(series=built.key, last=passed[-1], given=so_far))
        given += (numbering.written(built, value) for value in passed)
        leased += (numbering.written(built, value) for value in numbering.leased_range(built))
    if series_without:
        raise NextNumbersNeeded(series_without)
    days = (day - calendar.business_day(since, head)).days + 1
    resting = ((given, day), (leased, day + ONE_DAY))
    return e.CentreRestored(
        epoch=epoch,
        day=day,
        series=tuple(series),
        resting=tuple(
            e.RestingNumbers(numbers=tuple(numbers), through=through)
            for numbers, through in resting
            if numbers
        ),
        call=state.centre.call + CALLS_A_DAY * days,
    )
