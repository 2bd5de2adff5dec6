"""How soon an idle counter takes a ticket that waits for it.

A counter that is open and idle does not always call the next ticket at once: its operator tidies
up, asks a colleague, is not at the desk. So two values are learned for each work profile, by how
long a counter has been idle: for how long it was while a ticket waited for it, and how often it
called one. Their quotient is the rate at which it takes the next (the hazard of survival analysis);
a counter that did not call counts too.
"""

from bisect import bisect_right
from collections.abc import Iterable
from copy import replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from math import exp, inf
from typing import NamedTuple

from msgspec import Struct

ACTED_WITHIN = timedelta(minutes=10)
"""An open counter without a ticket counts as inactive after this long without an action of its
operator."""

NOTICED_WITHIN = timedelta(minutes=1)
"""How long a visitor waits at an open counter before its operator is checked for being away."""

SPANS = (0.0, 15.0, 60.0, 180.0)
"""The seconds at which the spans of an idle time begin; the last has no end."""

PICKUP_USUAL = (8.0, 12.0, 20.0, 30.0)
"""Mean seconds until an idle counter takes a ticket, by span, in a hall without history ..."""

PICKUP_USUAL_WEIGHS = 2.0
"""... and their weight in calls."""

PICKUP_HALVED_AT = 256
"""At this many calls the figures are halved, so that old years fade."""

type Counts = tuple[int, ...]
"""A count for each span."""

_NONE: Counts = (0,) * len(SPANS)


def span_of(idle: float) -> int:
    """The span of an idle time in seconds."""
    return max(0, bisect_right(SPANS, idle) - 1)


def by_span(start: float, end: float) -> list[float]:
    """How many seconds of an interval of an idle time are in each span."""
    return [max(0.0, min(end, last) - max(start, first)) for first, last in pairwise((*SPANS, inf))]


class Pickup(Struct, frozen=True):
    """The idle counters of a work profile while a ticket waited for them; its id is the profile's
    key.

    Attributes:
        idle: milliseconds that they were idle, by span.
        taken: the calls that ended this, by span.
        until: up to when this was counted.
    """

    id: str
    centre: str
    idle: Counts = _NONE
    taken: Counts = _NONE
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
    seconds = [0.0] * len(SPANS)
    for since in idle:
        start = max(timedelta(), begin - since).total_seconds()
        end = min(now - since, _counts_for(since, waits_since)).total_seconds()
        seconds = list(map(sum, zip(seconds, by_span(start, end), strict=True)))
    own_span = None
    if own is not None and now - own <= _counts_for(own, waits_since):
        own_span = span_of((now - own).total_seconds())
    times = [known + round(1000 * more) for known, more in zip(pickup.idle, seconds, strict=True)]
    taken = [calls + (span == own_span) for span, calls in enumerate(pickup.taken)]
    fade = 2 if sum(taken) >= PICKUP_HALVED_AT else 1
    return replace(
        pickup,
        idle=tuple(time // fade for time in times),
        taken=tuple(calls // fade for calls in taken),
        until=now,
    )


def _counts_for(since: datetime, waits_since: datetime) -> timedelta:
    """For how long a counter that is idle counts as there: one whose operator has not acted for ten
    minutes counts as left once a ticket has waited for a minute (`server.rules.profiles.works`)."""
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
        return self.seconds[span_of(idle)]


@lru_cache(maxsize=1024)
def takes(pickup: Pickup) -> Takes:
    """The pickup times that are expected after those that were seen."""
    seconds = tuple(
        (idle / 1000 + PICKUP_USUAL_WEIGHS * usual) / (taken + PICKUP_USUAL_WEIGHS)
        for idle, taken, usual in zip(pickup.idle, pickup.taken, PICKUP_USUAL, strict=True)
    )
    gap, still = 0.0, 1.0
    for mean, lasts in zip(seconds, by_span(0.0, ACTED_WITHIN.total_seconds()), strict=True):
        stays = exp(-lasts / mean)
        gap += still * (1 - stays) * mean
        still *= stays
    return Takes(seconds, gap)
