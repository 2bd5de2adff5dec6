"""How long waiting lasts until something happens: which visitors leave, which do not come when
they are called, and how soon an idle counter takes a ticket that waits for it.

A counter that is open and idle does not always call the next ticket at once: its operator tidies
up, asks a colleague, is not at the desk. So two values are learned for each work profile, by how
long a counter has been idle: for how long it was while a ticket waited for it, and how often it
called one. Their quotient is the rate at which it takes the next (the hazard of survival analysis);
a counter that did not call counts too.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import accumulate, pairwise
from math import exp, inf
from typing import NamedTuple

from contract.enums import TicketClass

type Counts = tuple[int, ...]
"""A count for each span."""


@dataclass(frozen=True)
class Spans:
    """Spans of a time, by the seconds at which they begin, from zero on; the last has no end."""

    edges: tuple[float, ...]

    @property
    def none(self) -> Counts:
        """A zero for each span."""
        return (0,) * len(self.edges)

    def of(self, seconds: float) -> int:
        """The span of a time."""
        return max(0, bisect_right(self.edges, seconds) - 1)

    def seconds(self, start: float, end: float) -> list[float]:
        """How many seconds of an interval are in each span."""
        return [
            max(0.0, min(end, last) - max(start, first))
            for first, last in pairwise((*self.edges, inf))
        ]


def one_more(counts: Sequence[int], span: int | None) -> Counts:
    """The counts after one more in a span; None: in none."""
    return tuple(one + (index == span) for index, one in enumerate(counts))


def longer(milliseconds: Sequence[int], seconds: Sequence[float]) -> Counts:
    """Milliseconds by span, after more seconds of each."""
    pairs = zip(milliseconds, seconds, strict=True)
    return tuple(known + round(1000 * more) for known, more in pairs)


def halved(counts: Sequence[int]) -> Counts:
    """Half of each count, so that old years fade."""
    return tuple(one // 2 for one in counts)


# Waiting visitors.

WAITS = Spans((0.0, 60.0, 120.0, 240.0, 480.0, 960.0, 1920.0, 3840.0))
"""The spans of a wait."""

_EDGES = WAITS.edges

HALVED_AT = 512
"""At this many calls and departures the figures are halved, so that old years fade."""

ABSENT = 0.05
"""The share of called visitors who do not come, in a hall without history, ..."""

ABSENT_WEIGHS = 20.0
"""... and its weight in calls; also that of all calls for those after one span of waiting."""

MOST_ABSENT = 0.9
"""The maximum of that share: some visitors always come."""

LOST = 90_000
"""Milliseconds that a call costs to which no visitor comes, in a hall without history."""

MOST_LOST = 600_000
"""A call that was left open for longer says nothing about others."""

LOST_STEP = 0.05
"""The weight of one such call in their mean."""

LEAVES = 1 / 360_000
"""Visitors who leave in a second of waiting, in a hall without history: one in a hundred hours."""

MOST_LEAVE = 1 / 120
"""The maximum of that rate: tickets that a program takes and cancels are no crowd that flees."""

TRIED = 30.0
"""Seconds; a ticket that is given up sooner was never in the way of others."""

LEAVES_WEIGHS = 0.5
"""The weight of that rate, in departures; also that of all spans for one."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """The departures and absences of a class of tickets of a service.

    Attributes:
        waited: milliseconds that tickets waited, by span.
        left: the visitors who gave up, by the span in which they did.
        called, missed: the calls, and those to which no visitor came, by the span of the wait.
        lost: mean milliseconds that such a call costs its counter.
    """

    id: str
    centre: str
    waited: Counts = WAITS.none
    left: Counts = WAITS.none
    called: Counts = WAITS.none
    missed: Counts = WAITS.none
    lost: float = float(LOST)


def attendance_id(service: str, ticket_class: TicketClass) -> str:
    """The id of the attendance of a class of tickets."""
    return f"{service}/{ticket_class}"


def left_queue(attendance: Attendance, wait: float, *, gave_up: bool) -> Attendance:
    """The statistics after a ticket left its queue, called or given up, after `wait` seconds."""
    if gave_up and wait < TRIED:
        return attendance
    waited = longer(attendance.waited, WAITS.seconds(0.0, wait))
    left = one_more(attendance.left, WAITS.of(wait)) if gave_up else attendance.left
    return _faded(replace(attendance, waited=waited, left=left))


def came(attendance: Attendance, wait: float) -> Attendance:
    """The statistics after a call to which its visitor came after `wait` seconds."""
    return _faded(replace(attendance, called=one_more(attendance.called, WAITS.of(wait))))


def stayed_away(attendance: Attendance, wait: float, lost: int) -> Attendance:
    """The statistics after a call to which no visitor came, and which cost `lost` milliseconds."""
    missed = one_more(attendance.missed, WAITS.of(wait))
    mean = attendance.lost + (min(lost, MOST_LOST) - attendance.lost) * LOST_STEP
    return came(replace(attendance, missed=missed, lost=mean), wait)


def _faded(attendance: Attendance) -> Attendance:
    """The statistics, halved once they are of many visitors."""
    if sum(attendance.called) + sum(attendance.left) < HALVED_AT:
        return attendance
    return replace(
        attendance,
        waited=halved(attendance.waited),
        left=halved(attendance.left),
        called=halved(attendance.called),
        missed=halved(attendance.missed),
    )


class Rates(NamedTuple):
    """What is expected of a class of tickets of a service, by span of the wait.

    Attributes:
        absent: the share of called visitors who do not come; below 1.
        lost: mean seconds that such a call costs its counter.
        leaves: the share of waiting visitors who leave in a second.
        until: that share, summed over the seconds until the span begins.
    """

    absent: tuple[float, ...]
    lost: float
    leaves: tuple[float, ...]
    until: tuple[float, ...]

    def gone(self, wait: float) -> float:
        """The share of visitors who leave in a second, summed over a wait: of `n` there are still
        `n exp(-gone)`."""
        # Looked up here: each estimate asks some dozens of times.
        span = bisect_right(_EDGES, wait) - 1
        return self.until[span] + self.leaves[span] * (wait - _EDGES[span])


@lru_cache(maxsize=1024)
def rates(attendance: Attendance) -> Rates:
    """What is expected after what was seen."""
    absent = _share(sum(attendance.missed), sum(attendance.called), ABSENT)
    overall = _rate(sum(attendance.left), sum(attendance.waited), LEAVES)
    leaves = [
        min(MOST_LEAVE, _rate(left, waited, overall))
        for left, waited in zip(attendance.left, attendance.waited, strict=True)
    ]
    lasts = (end - start for start, end in pairwise(WAITS.edges))
    return Rates(
        tuple(
            min(MOST_ABSENT, _share(missed, called, absent))
            for missed, called in zip(attendance.missed, attendance.called, strict=True)
        ),
        attendance.lost / 1000,
        tuple(leaves),
        (0.0, *accumulate(rate * seconds for rate, seconds in zip(leaves, lasts, strict=False))),
    )


def _share(missed: int, called: int, expected: float) -> float:
    return (missed + ABSENT_WEIGHS * expected) / (called + ABSENT_WEIGHS)


def _rate(left: int, waited: int, expected: float) -> float:
    return (left + LEAVES_WEIGHS) / (waited / 1000 + LEAVES_WEIGHS / expected)


# Idle counters.

ACTED_WITHIN = timedelta(minutes=10)
"""An open counter without a ticket counts as inactive after this long without an action of its
operator."""

NOTICED_WITHIN = timedelta(minutes=1)
"""How long a visitor waits at an open counter before its operator is checked for being away."""

IDLE = Spans((0.0, 15.0, 60.0, 180.0))
"""The spans of an idle time."""

PICKUP_USUAL = (8.0, 12.0, 20.0, 30.0)
"""Mean seconds until an idle counter takes a ticket, by span, in a hall without history ..."""

PICKUP_USUAL_WEIGHS = 2.0
"""... and their weight in calls."""

PICKUP_HALVED_AT = 256
"""At this many calls the figures are halved, so that old years fade."""


@dataclass(frozen=True, slots=True)
class Pickup:
    """The idle counters of a work profile while a ticket waited for them; its id is the profile's
    key.

    Attributes:
        idle: milliseconds that they were idle, by span.
        taken: the calls that ended this, by span.
        until: up to when this was counted.
    """

    id: str
    centre: str
    idle: Counts = IDLE.none
    taken: Counts = IDLE.none
    until: datetime | None = None


def picked_up(
    pickup: Pickup,
    now: datetime,
    waits_since: datetime,
    idle: Iterable[datetime],
    own: datetime | None,
) -> Pickup:
    """The statistics after a ticket that could be called since some time was called for the first
    time. `idle`: since when each counter of this profile that is idle is, with the caller; `own`:
    since when the caller was, None if it is of another profile."""
    begin = max(pickup.until or waits_since, waits_since)
    seconds = [0.0] * len(IDLE.edges)
    for since in idle:
        start = max(timedelta(), begin - since).total_seconds()
        end = min(now - since, _counts_for(since, waits_since)).total_seconds()
        seconds = list(map(sum, zip(seconds, IDLE.seconds(start, end), strict=True)))
    mine = None
    if own is not None and now - own <= _counts_for(own, waits_since):
        mine = IDLE.of((now - own).total_seconds())
    times, taken = longer(pickup.idle, seconds), one_more(pickup.taken, mine)
    if sum(taken) >= PICKUP_HALVED_AT:
        times, taken = halved(times), halved(taken)
    return replace(pickup, idle=times, taken=taken, until=now)


def _counts_for(since: datetime, waits_since: datetime) -> timedelta:
    """For how long a counter that is idle counts as there: one whose operator has not acted for ten
    minutes counts as left once a ticket has waited for a minute (`server.views.staffing.works`)."""
    return max(ACTED_WITHIN, waits_since - since + NOTICED_WITHIN)


class Takes(NamedTuple):
    """How soon the counters of a profile take a ticket that waits for them; mean seconds.

    Attributes:
        seconds: an idle one, by the span of its idle time.
        gap: between two services.
    """

    seconds: tuple[float, ...]
    gap: float

    def after(self, idle: float) -> float:
        """An idle counter, by the seconds for which it has been idle."""
        return self.seconds[IDLE.of(idle)]


AT_ONCE = Takes((0.0,) * len(IDLE.edges), 0.0)


@lru_cache(maxsize=1024)
def takes(pickup: Pickup) -> Takes:
    """What is expected after what was seen."""
    seconds = tuple(
        (idle / 1000 + PICKUP_USUAL_WEIGHS * usual) / (taken + PICKUP_USUAL_WEIGHS)
        for idle, taken, usual in zip(pickup.idle, pickup.taken, PICKUP_USUAL, strict=True)
    )
    gap, still = 0.0, 1.0
    for one, lasts in zip(seconds, IDLE.seconds(0.0, ACTED_WITHIN.total_seconds()), strict=True):
        stays = exp(-lasts / one)
        gap += still * (1 - stays) * one
        still *= stays
    return Takes(seconds, gap)
