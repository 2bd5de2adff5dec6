"""Which waiting visitors leave, and which do not come when they are called: both depend on how long
they have waited."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from contract.enums import TicketClass
from server.domain.spans import Counts, Spans, halved, longer, one_more

SPANS = Spans((0.0, 60.0, 120.0, 240.0, 480.0, 960.0, 1920.0, 3840.0))
"""The spans of a wait."""

_EDGES = SPANS.edges

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
    waited: Counts = SPANS.none
    left: Counts = SPANS.none
    called: Counts = SPANS.none
    missed: Counts = SPANS.none
    lost: float = float(LOST)


def attendance_id(service: str, ticket_class: TicketClass) -> str:
    """The id of the attendance of a class of tickets."""
    return f"{service}/{ticket_class}"


def left_queue(attendance: Attendance, wait: float, *, gave_up: bool) -> Attendance:
    """The statistics after a ticket left its queue, called or given up, after `wait` seconds."""
    if gave_up and wait < TRIED:
        return attendance
    waited = longer(attendance.waited, SPANS.seconds(0.0, wait))
    left = one_more(attendance.left, SPANS.of(wait)) if gave_up else attendance.left
    return _faded(replace(attendance, waited=waited, left=left))


def came(attendance: Attendance, wait: float) -> Attendance:
    """The statistics after a call to which its visitor came after `wait` seconds."""
    return _called(attendance, wait, came=True)


def stayed_away(attendance: Attendance, wait: float, lost: int) -> Attendance:
    """The statistics after a call to which no visitor came, and which cost `lost` milliseconds."""
    later = _called(attendance, wait, came=False)
    more = min(lost, MOST_LOST) - attendance.lost
    return replace(later, lost=attendance.lost + more * LOST_STEP)


def _called(attendance: Attendance, wait: float, *, came: bool) -> Attendance:
    span = SPANS.of(wait)
    called = one_more(attendance.called, span)
    missed = attendance.missed if came else one_more(attendance.missed, span)
    return _faded(replace(attendance, called=called, missed=missed))


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
    lasts = (end - start for start, end in pairwise(SPANS.edges))
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


UNKNOWN = rates(Attendance("", ""))
"""Of a hall without history."""
