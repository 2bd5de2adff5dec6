"""How a hall goes on from a copy: after which numbers, and which of them rest.

What was given after the copy is not known. It is bounded by the busiest that the hall has seen,
and what lies within the bound is not given again.
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
"""The lost hours may have been busier than any before."""

SPAN: Final = timedelta(minutes=10)
"""Short enough to tell the pace of a hall that opened a while ago for the first time."""

LEAST_NUMBERS: Final = 20
"""At least so many numbers are passed over, and at least so many have to be left."""

LEAST_CALLS: Final = 100

BUSIEST_SINCE: Final = timedelta(weeks=8)
"""For how long back the busiest span and day are looked for."""


@dataclass(frozen=True, slots=True)
class Busiest:
    """Of how many there were at most in a span (`SPAN`) and on a whole day.

    Attributes:
        day: None before the second day of a hall.
    """

    span: int = 0
    day: int | None = None

    def bound(self, lost: timedelta, days: int) -> int:
        """How many there can have been in some time, on some days."""
        # One span more: neither end lies where the spans that were counted begin.
        most = TIMES_BUSIEST * self.span * (ceil(lost / SPAN) + 1)
        return most if self.day is None else min(most, TIMES_BUSIEST * self.day * days)


class RangeTooSmall(ValueError):
    """Too few numbers of a series are left after those that may have been given.

    Attributes:
        series: its prefix, or its key where it has none.
        last: the last number that the copy knows of the day; "" before the first.
    """

    def __init__(self, series: Series, last: str) -> None:
        super().__init__(series.key)
        self.series, self.last = series.prefix or series.key, last


class NoSuchNumber(ValueError):
    """A series has no such number that the server itself gives."""


def restored(
    state: HallState,
    epoch: str,
    now: datetime,
    numbers: Mapping[str, Busiest],
    calls: Busiest,
    following: Mapping[str, int],
) -> e.CentreRestored:
    """The event by which a centre goes on.

    Args:
        state: of the copy.
        epoch: names the log from now on.
        now: the hall's time; not before the last event of the copy.
        numbers: how many tickets were issued at most, by the key of their series.
        calls: how many calls there were at most.
        following: the next number of some series, by prefix or key, where a person looked.

    Raises:
        RangeTooSmall: a series would have too few numbers left.
        NoSuchNumber: `following` names none.
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
    """Whether the copy knows of a later time than the clock: no span could be told."""
    return centre.last_at is not None and now < centre.last_at


def _passed(
    state: HallState, series: Series, day: date, now: datetime, bound: int, following: int | None
) -> list[int]:
    """The numbers that may have been given on a day, in the order in which they were."""
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
    """How far a series had come on a day, as far as the copy knows."""
    found = state.series_states().get(key)
    return found if found is not None and found.day == day else None
