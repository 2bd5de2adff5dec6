"""What a hall learns of itself, event by event.

Small frozen states that the log folds into, so that a rebuilt log gives the same
values to the bit: whole milliseconds and thousandths in tuples, and few floats that
are made in the order of the events. Each is a row of a table: an `id`, its `centre`,
and plain values.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, lru_cache
from math import ceil

from server.domain.estimation import Need
from server.domain.spreading import BANDS, Points, band_of

RECENT = 64
"""How many durations of a service are kept."""

FADES = 0.97
"""What a duration weighs beside the one after it: the last 33 count, the newer the more."""

PAST_WEIGHS = 8.0
"""How many recent durations the past of the same hour and weekday weighs."""

USUAL_WEIGHS = 5.0
"""How many durations of the past the configured usual time weighs."""

MEMORYLESS = 2.0
"""How many observations the guess weighs that a ticket at a counter needs its mean again."""

ODD_FROM = 20
"""From so many durations on, one past their 95th percentile is odd."""

HALVED_AT = 512
"""When a past has so many durations it is halved, so that old years fade."""

ABSENT = 0.05
"""The share of those who do not come, for a hall without a past ..."""

LOST = 90_000
"""... and the milliseconds that such a call costs."""

MOST_ABSENT = 0.9
"""However many do not come, some do."""

ABSENCES_FROM, ABSENCES = 20, 200
"""What that guess weighs, and how far back absences are remembered: in calls."""

RATIOS = 512
"""How many ratios of actual over estimated wait are kept."""

GUESSED = (
    *(150, 300, 420, 520, 600, 660, 720, 780, 840, 900),
    *(960, 1020, 1080, 1140, 1200, 1360, 1560, 1800, 2150, 2800),
)
"""Such ratios for a hall without a past: their points are those of `SPREAD`."""

SHORTEST_LEARNED = 60.0
"""Estimates of fewer seconds teach nothing about ratios: a free operator's moment."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a service has been served of late; its id is the service's.

    Attributes:
        recent: milliseconds per item from call to end, newest last; what counts.
        seen: the same as they were, with finishes forgotten, for the percentile.
        items: mean items of a ticket.
    """

    id: str
    centre: str
    recent: tuple[int, ...] = ()
    seen: tuple[int, ...] = ()
    items: float = 1.0


@dataclass(frozen=True, slots=True)
class History:
    """The durations of one service at one hour of one weekday, local time.

    Attributes:
        count: how many durations, of items.
        total: their milliseconds.
    """

    id: str
    centre: str
    count: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Absence:
    """How many of those who wait for a service do not come; its id is the service's.

    Attributes:
        calls: how many calls it has seen, up to `ABSENCES`.
        rate: the share of them to which nobody came, exponentially weighted.
        lost: mean milliseconds that such a call costs its counter.
    """

    id: str
    centre: str
    calls: int = 0
    rate: float = ABSENT
    lost: float = float(LOST)


@dataclass(frozen=True, slots=True)
class Spread:
    """How actual waits lie about their estimates; one for each band of estimates.

    Attributes:
        ratios: actual over estimate in thousandths, newest last.
    """

    id: str
    centre: str
    ratios: tuple[int, ...] = ()


def history_id(service: str, local: datetime) -> str:
    """The id of the history to which a call at a local time belongs."""
    return f"{service}/{local.weekday()}/{local.hour}"


# Durations


def is_odd(pace: Pace, taken: int, items: int = 1) -> bool:
    """Whether a service was longer than 95 of 100 of its kind: a finish was forgotten.

    Args:
        taken: milliseconds from call to end.
        items: the people or files it was for.
    """
    bound = _odd_above(pace)
    return bound is not None and taken / items > bound


def served(
    pace: Pace, history: History, taken: int, items: int = 1, *, confirmed: bool = False
) -> tuple[Pace, History]:
    """After one more ticket was served.

    An odd one is taken for a finish forgotten, and left out; the
    95th percentile counts in its place. Were there nothing in its place, the longest
    twentieth of all services would be missing, and every estimate a tenth too short.

    Args:
        taken: milliseconds that it kept the counter, from call to end.
        items: the people or files it was for.
        confirmed: the operator said that an odd one really was so long; only old logs say so.
    """
    seen = taken // items
    bound = _odd_above(pace)
    each = seen if confirmed or bound is None else min(seen, bound)
    count, total = history.count + items, history.total + each * items
    if count >= HALVED_AT:
        count, total = count // 2, total // 2
    return (
        replace(
            pace,
            recent=(*pace.recent, each)[-RECENT:],
            seen=(*pace.seen, seen)[-RECENT:],
            items=pace.items + (items - pace.items) * (1 - FADES),
        ),
        replace(history, count=count, total=total),
    )


def _odd_above(pace: Pace) -> int | None:
    """The 95th percentile of a service in milliseconds per item; None: too few were seen."""
    return _point(sorted(pace.seen), 0.95) if len(pace.seen) >= ODD_FROM else None


def mean(pace: Pace, history: History, usual: float) -> float:
    """Expected seconds per item: the recent ones, shrunk to the past of the same hour and
    weekday, that to the usual seconds of the configuration."""
    past = (history.total / 1000 + USUAL_WEIGHS * usual) / (history.count + USUAL_WEIGHS)
    total, weights, weight = PAST_WEIGHS * past, PAST_WEIGHS, 1.0
    for one in reversed(pace.recent):
        total += weight * one / 1000
        weights += weight
        weight *= FADES
    return total / weights


def remaining(pace: Pace, elapsed: float, expected: float, items: int = 1) -> float:
    """Expected seconds that a ticket still needs which was called `elapsed` seconds ago.

    The mean of what longer ones of its kind went on to take; where few were longer,
    near the mean of all, as if nothing were known of the time that has passed.

    Args:
        expected: seconds per item, of `mean`.
    """
    each, over, count = elapsed / items, 0.0, 0
    for one in pace.recent:
        if one / 1000 > each:
            over += one / 1000 - each
            count += 1
    return max(1.0, (over + MEMORYLESS * expected) / (count + MEMORYLESS) * items)


# Absence


def came(absence: Absence) -> Absence:
    """After a call to which its visitor came."""
    return _called(absence, 0.0)


def stayed_away(absence: Absence, lost: int) -> Absence:
    """After a call to which nobody came, and which cost `lost` milliseconds."""
    later = _called(absence, 1.0)
    return replace(later, lost=absence.lost + (lost - absence.lost) / ABSENCES_FROM)


def _called(absence: Absence, missed: float) -> Absence:
    step = 1 / (absence.calls + ABSENCES_FROM)
    return replace(
        absence,
        calls=min(absence.calls + 1, ABSENCES - ABSENCES_FROM),
        rate=absence.rate + (missed - absence.rate) * step,
    )


# The spread


def spread_id(centre: str, estimate: float) -> str:
    """The id of the spread to which an estimate of so many seconds belongs."""
    return f"{centre}/{band_of(estimate)}"


def waited(spread: Spread, estimate: float, actual: float) -> Spread:
    """After the first call of a ticket, with what was estimated when it was taken.

    Args:
        estimate, actual: seconds, those left out in which the hall stood still.
    """
    if estimate < SHORTEST_LEARNED:
        return spread
    ratio = max(0, round(1000 * actual / estimate))
    return replace(spread, ratios=(*spread.ratios, ratio)[-RATIOS:])


@lru_cache(maxsize=256)
def points(spread: Spread) -> Points:
    """The points of a band: of its past, which a guess fills up while that is short."""
    ordered = sorted((*spread.ratios, *GUESSED))
    return Points(*(_point(ordered, share) / 1000 for share in (0.25, 0.75, 0.90)))


def _point(ordered: Sequence[int], share: float) -> int:
    """The smallest value that at least `share` of the values do not exceed."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


@dataclass(frozen=True)
class Learned:
    """All that a centre has learned, as a reading gives it.

    Attributes:
        paces, absences: by service.
        histories: by id, at least those of the present hour.
        spreads: by id.
    """

    centre: str
    paces: Mapping[str, Pace] = field(default_factory=dict)
    histories: Mapping[str, History] = field(default_factory=dict)
    absences: Mapping[str, Absence] = field(default_factory=dict)
    spreads: Mapping[str, Spread] = field(default_factory=dict)

    def needs(self, usual: Mapping[str, float], local: datetime) -> "Needs":
        """What a ticket of each service takes of the counters, reckoned when it is asked for.

        Args:
            usual: seconds by service, of the configuration.
            local: the present local time.
        """
        return Needs(self, usual, local)

    def need(self, service: str, usual: float, local: datetime) -> Need:
        """What a ticket of a service takes of the counters.

        Args:
            usual: seconds, of the configuration.
            local: the present local time.
        """
        pace = self.pace(service)
        key = history_id(service, local)
        history = self.histories.get(key) or History(key, self.centre)
        absence = self.absences.get(service) or Absence(service, self.centre)
        return Need(
            seconds=mean(pace, history, usual) * pace.items,
            items=pace.items,
            absent=min(absence.rate, MOST_ABSENT),
            lost=absence.lost / 1000,
        )

    def pace(self, service: str) -> Pace:
        """How fast a service is served."""
        return self.paces.get(service) or Pace(service, self.centre)

    @cached_property
    def points(self) -> tuple[Points, ...]:
        """The points of the range, by band."""
        ids = (f"{self.centre}/{band}" for band in range(BANDS))
        return tuple(points(self.spreads.get(key) or Spread(key, self.centre)) for key in ids)


class Needs(dict[str, Need]):
    """What a ticket of each service takes; each is reckoned once, when it is asked for."""

    def __init__(self, learned: Learned, usual: Mapping[str, float], local: datetime) -> None:
        super().__init__()
        self._learned, self._usual, self._local = learned, usual, local

    def __missing__(self, service: str) -> Need:
        need = self[service] = self._learned.need(service, self._usual[service], self._local)
        return need
