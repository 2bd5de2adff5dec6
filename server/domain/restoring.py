"""How a hall goes on from a copy: after which numbers, and which of them rest.

What was issued after the backup is not known. Where enough days are known, an upper bound follows
from the busiest of them, and numbers within the bound are not issued again. Where they are not, the
next number is asked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from math import ceil
from typing import Final

from contract import events as e
from contract.centre import Series
from server.domain import calendar, numbering
from server.domain.calendar import ONE_DAY
from server.domain.centres import SeriesState
from server.domain.state.hall_state import HallState

TIMES_BUSIEST: Final = 2
"""The lost hours may have been busier than any before."""

SPAN: Final = timedelta(minutes=10)
"""Short enough to tell the pace of a hall that opened a while ago for the first time."""

LEAST_NUMBERS: Final = 20
"""At least so many numbers are passed over, and at least so many have to be left."""

WHOLE_DAYS: Final = 5
"""So many days have to be known whole for the busiest of them to bound another."""

CALLS_A_DAY: Final = 10_000
"""More than a hall makes: other than those of tickets, these numbers do not run out."""

BUSIEST_SINCE: Final = timedelta(weeks=8)
"""For how long back the busiest span and day are looked for."""


@dataclass(frozen=True, slots=True)
class Busiest:
    """How many tickets of a series there were at most in a span (`SPAN`) and on a whole day, and
    how many whole days are known."""

    span: int = 0
    day: int = 0
    whole_days: int = 0

    def bound(self, lost: timedelta) -> int | None:
        """How many there can have been in some time of a day; None where too few days are known to
        say."""
        if self.whole_days < WHOLE_DAYS:
            return None
        # One span more: neither end lies where the spans that were counted begin.
        return TIMES_BUSIEST * min(self.span * (ceil(lost / SPAN) + 1), self.day)


class NextNumbersNeeded(ValueError):
    """How many numbers were given cannot be told, or too few are left after them. `series` has the
    prefix of each, or its key where it has none, and the last number that the copy knows of the
    day, "" before the first."""

    def __init__(self, series: Sequence[tuple[str, str]]) -> None:
        super().__init__(", ".join(one for one, _ in series))
        self.series = series


class NoSuchNumber(ValueError):
    """A series has no such number that the server itself gives."""


def restored(
    state: HallState,
    epoch: str,
    now: datetime,
    numbers: Mapping[str, Busiest],
    following: Mapping[str, int],
) -> e.CentreRestored:
    """The event by which a centre goes on.

    Args:
        epoch: names the log from now on.
        now: the hall's time; not before the last event of the copy.
        numbers: how many tickets were issued at most, by the key of their series.
        following: the next number of some series, by prefix or key, where a person looked.

    Raises:
        NextNumbersNeeded: of some series the copy does not tell enough.
        NoSuchNumber: `following` names none.
    """
    head, since = state.layout.config.centre, state.centre.last_at or now
    day = calendar.business_day(now, head)
    begun = max(since, calendar.day_begins(head, day))
    series: list[e.SeriesAfter] = []
    given: list[str] = []
    leased: list[str] = []
    asked: list[tuple[str, str]] = []
    for one in state.layout.config.series:
        name = one.prefix or one.key
        # How far the series had come on the day, as far as the copy knows.
        known = state.series_states().get(one.key)
        if known is None or known.day != day:
            known = SeriesState("", "", day)
        bound = numbers.get(one.key, Busiest()).bound(now - begun)
        if bound is not None:
            bound = max(bound, LEAST_NUMBERS)
        passed = _passed(state, one, known.last, day, now, bound, following.get(name))
        if passed is None:
            last = "" if known.last is None else numbering.written(one, known.last)
            asked.append((name, last))
            continue
        if passed:
            so_far = known.given + len(passed)
            series.append(e.SeriesAfter(series=one.key, last=passed[-1], given=so_far))
        given += (numbering.written(one, value) for value in passed)
        leased += (numbering.written(one, value) for value in numbering.leased_range(one))
    if asked:
        raise NextNumbersNeeded(asked)
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
        call=state.centre.call + CALLS_A_DAY * days,
    )


def _passed(
    state: HallState,
    series: Series,
    last_known: int | None,
    day: date,
    now: datetime,
    bound: int | None,
    following: int | None,
) -> list[int] | None:
    """The numbers that may have been given on a day, in the order in which they were; None where
    only the papers tell."""
    span = numbering.open_range(series)
    in_order = list(numbering.candidates(span, last_known))
    if following is not None:
        if following not in span:
            raise NoSuchNumber(numbering.written(series, following))
        return in_order[: in_order.index(following)]
    first, last = (numbering.written(series, one) for one in (span[0], span[-1]))
    if bound is None:
        return None
    taken = state.numbers_taken(first, last, day, now, resting=True)
    free = [one for one in in_order if numbering.written(series, one) not in taken]
    if len(free) < bound + min(LEAST_NUMBERS, len(span) // 2):
        return None
    return list(islice(free, bound))
