"""How soon an idle counter takes a ticket that waits for it.

A counter that is open and idle does not always call the next ticket at once: its operator tidies
up, asks a colleague, is not at the desk. So two values are learned for each work profile, by how
long a counter has been idle: for how long it was while a ticket waited for it, and how often it
called one. Their quotient is the rate at which it takes the next (the hazard of survival analysis);
a counter that did not call counts too.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from math import exp
from typing import NamedTuple

from server.domain.estimation import ACTED_WITHIN, NOTICED_WITHIN
from server.domain.spans import Counts, Spans, halved, longer, one_more

SPANS = Spans((0.0, 15.0, 60.0, 180.0))
"""The spans of an idle time."""

USUAL = (8.0, 12.0, 20.0, 30.0)
"""Mean seconds until an idle counter takes a ticket, by span, in a hall without history ..."""

USUAL_WEIGHS = 2.0
"""... and their weight in calls."""

HALVED_AT = 256
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
    idle: Counts = SPANS.none
    taken: Counts = SPANS.none
    until: datetime | None = None


def called(
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
    seconds = [0.0] * len(SPANS.edges)
    for since in idle:
        start = max(timedelta(), begin - since).total_seconds()
        end = min(now - since, _counts_for(since, waits_since)).total_seconds()
        seconds = list(map(sum, zip(seconds, SPANS.seconds(start, end), strict=True)))
    mine = None
    if own is not None and now - own <= _counts_for(own, waits_since):
        mine = SPANS.of((now - own).total_seconds())
    times, taken = longer(pickup.idle, seconds), one_more(pickup.taken, mine)
    if sum(taken) >= HALVED_AT:
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
        return self.seconds[SPANS.of(idle)]


AT_ONCE = Takes((0.0,) * len(SPANS.edges), 0.0)


@lru_cache(maxsize=1024)
def takes(pickup: Pickup) -> Takes:
    """What is expected after what was seen."""
    seconds = tuple(
        (idle / 1000 + USUAL_WEIGHS * usual) / (taken + USUAL_WEIGHS)
        for idle, taken, usual in zip(pickup.idle, pickup.taken, USUAL, strict=True)
    )
    gap, still = 0.0, 1.0
    for one, lasts in zip(seconds, SPANS.seconds(0.0, ACTED_WITHIN.total_seconds()), strict=True):
        stays = exp(-lasts / one)
        gap += still * (1 - stays) * one
        still *= stays
    return Takes(seconds, gap)


UNKNOWN = takes(Pickup("", ""))
"""Of a hall without history."""
