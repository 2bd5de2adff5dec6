"""How a hall continues from a backup: the next numbers, and which numbers rest.

What was issued after the backup is not known. An upper bound follows from the busiest time of the
hall, and numbers within the bound are not issued again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from math import ceil
from typing import Final

from contract import events as e
from contract.centre import Series
from server.domain import calendar, numbering
from server.domain.calendar import ONE_DAY
from server.domain.centres import Centre, SeriesState
from server.domain.state.hall_state import HallState

TIMES_BUSIEST: Final = 2
"""A margin: the lost hours may have been busier than any before."""

SPAN: Final = timedelta(minutes=10)
"""Short enough to measure the pace of a hall that was opened for the first time a while ago."""

LEAST_NUMBERS: Final = 20
"""At least this many numbers are skipped, and at least this many have to be left."""

LEAST_CALLS: Final = 100

BUSIEST_SINCE: Final = timedelta(weeks=8)
"""How far back the busiest span and day are searched."""


@dataclass(frozen=True, slots=True)
class Busiest:
    """The maximum numbers in a span (`SPAN`) and on a whole day.

    Attributes:
        day: None before the second day of a hall.
    """

    span: int = 0
    day: int | None = None

    def bound(self, lost: timedelta, days: int) -> int:
        """The maximum number in a period, over some days."""
        # One span more: neither end of the period lies on a boundary of the counted spans.
        most = TIMES_BUSIEST * self.span * (ceil(lost / SPAN) + 1)
        return most if self.day is None else min(most, TIMES_BUSIEST * self.day * days)


class RangeTooSmall(ValueError):
    """Too few numbers of a series are left after those that may have been issued.

    Attributes:
        series: its prefix, or its key where it has none.
        last: the last number of the day in the backup; "" before the first.
    """

    def __init__(self, series: Series, last: str) -> None:
        super().__init__(series.key)
        self.series, self.last = series.prefix or series.key, last


class NoSuchNumber(ValueError):
    """A series has no such number in the range that the server issues."""


def restored(
    state: HallState,
    epoch: str,
    now: datetime,
    numbers: Mapping[str, Busiest],
    calls: Busiest,
    following: Mapping[str, int],
) -> e.CentreRestored:
    """The event with which a centre continues.

    Args:
        state: the state of the backup.
        epoch: the name of the log from now on.
        now: the hall's time; not before the last event of the backup.
        numbers: the maximum number of issued tickets, by the key of their series.
        calls: the maximum number of calls.
        following: the next number of some series, by prefix or key, if a person checked.

    Raises:
        RangeTooSmall: a series would have too few numbers left.
        NoSuchNumber: `following` contains no such number.
    """
    head, since = state.layout.config.centre, state.centre.last_at or now
    day = calendar.business_day(now, head)
    begun = max(since, calendar.day_begins(head, day))
    series: list[e.SeriesAfter] = []
    given: list[str] = []
    leased: list[str] = []
    for one in state.layout.config.series:
        bound = numbers.get(one.key, Busiest()).bound(now - begun, 1)
        next_one = following.get(one.prefix or one.key)
        passed = _passed(state, one, day, now, max(bound, LEAST_NUMBERS), next_one)
        if passed:
            so_far = 0 if (known := _series_on(state, one.key, day)) is None else known.given
            series.append(
                e.SeriesAfter(series=one.key, last=passed[-1], given=so_far + len(passed))
            )
        given += (numbering.written(one, value) for value in passed)
        leased += (numbering.written(one, value) for value in numbering.leased_range(one))
    days = (day - calendar.business_day(since, head)).days + 1
    resting = ((given, day), (leased, day + ONE_DAY))
    return e.CentreRestored(
        epoch=epoch,
        day=day,
        series=tuple(series),
        resting=tuple(
            e.RestingNumbers(numbers=tuple(some), through=through)
            for some, through in resting
            if some
        ),
        call=state.centre.call + max(calls.bound(now - since, days), LEAST_CALLS),
    )


def is_clock_behind(centre: Centre, now: datetime) -> bool:
    """Whether the backup has a later time than the clock: the lost period is then not known."""
    return centre.last_at is not None and now < centre.last_at


def _passed(
    state: HallState, series: Series, day: date, now: datetime, bound: int, following: int | None
) -> list[int]:
    """The numbers that may have been issued on a day, in their order."""
    span = numbering.open_range(series)
    of_day = _series_on(state, series.key, day)
    known = None if of_day is None else of_day.last
    in_order = list(numbering.candidates(span, known))
    if following is not None:
        if following not in span:
            raise NoSuchNumber(numbering.written(series, following))
        return in_order[: in_order.index(following)]
    first, last = (numbering.written(series, one) for one in (span[0], span[-1]))
    taken = state.numbers_taken(first, last, day, now, resting=True)
    free = [one for one in in_order if numbering.written(series, one) not in taken]
    if len(free) < bound + min(LEAST_NUMBERS, len(span) // 2):
        raise RangeTooSmall(series, "" if known is None else numbering.written(series, known))
    return list(islice(free, bound))


def _series_on(state: HallState, key: str, day: date) -> SeriesState | None:
    """The state of a series on a day, as far as the backup knows."""
    found = state.series_states().get(key)
    return found if found is not None and found.day == day else None
