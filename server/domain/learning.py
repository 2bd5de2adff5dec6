"""Statistics that a hall learns from its events: durations, absences, accuracy of estimates.

Small frozen values that are folded from the log, so that a rebuild gives exactly the same values:
whole milliseconds and thousandths in tuples, and few floats that are computed in the order of the
events. Each is a row of a table: an `id`, its `centre`, and plain values.
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
"""The weight of a duration relative to the next newer one: effectively the last 33 count."""

PAST_WEIGHS = 8.0
"""The weight of the history of the same hour and weekday, in recent durations."""

USUAL_WEIGHS = 5.0
"""The weight of the configured usual time, in durations of the history."""

MEMORYLESS = 2.0
"""The weight, in observations, of the assumption that a ticket at a counter needs its mean
again."""

ODD_FROM = 20
"""From this many durations on, one above their 95th percentile is an outlier."""

HALVED_AT = 512
"""At this many durations a history is halved, so that old years fade."""

ABSENT = 0.05
"""The share of visitors who do not come, in a hall without history ..."""

LOST = 90_000
"""... and the milliseconds that such a call costs."""

MOST_ABSENT = 0.9
"""The maximum of that share: some visitors always come."""

ABSENCES_FROM, ABSENCES = 20, 200
"""The weight of that assumption, and the number of calls over which absences are averaged."""

RATIOS = 512
"""How many ratios of actual over estimated wait are kept."""

GUESSED = (
    *(150, 300, 420, 520, 600, 660, 720, 780, 840, 900),
    *(960, 1020, 1080, 1140, 1200, 1360, 1560, 1800, 2150, 2800),
)
"""The ratios for a hall without history: their points are those of `SPREAD`."""

SHORTEST_LEARNED = 60.0
"""Shorter estimates do not update the ratios: a free operator calls at once."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The recent service times of a service; its id is the service's.

    Attributes:
        recent: milliseconds per item from call to end, newest last, without outliers.
        seen: the same with outliers, for the percentile.
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
        count: the number of durations, per item.
        total: their sum in milliseconds.
    """

    id: str
    centre: str
    count: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Absence:
    """The share of waiting visitors of a service who do not come; its id is the service's.

    Attributes:
        calls: the number of counted calls, up to `ABSENCES`.
        rate: the share of them to which no visitor came, exponentially weighted.
        lost: mean milliseconds that such a call costs its counter.
    """

    id: str
    centre: str
    calls: int = 0
    rate: float = ABSENT
    lost: float = float(LOST)


@dataclass(frozen=True, slots=True)
class Spread:
    """The distribution of actual waits over their estimates, for one band of estimates.

    Attributes:
        ratios: actual over estimate in thousandths, newest last.
    """

    id: str
    centre: str
    ratios: tuple[int, ...] = ()


def history_id(service: str, local: datetime) -> str:
    """The id of the history of a call at a local time."""
    return f"{service}/{local.weekday()}/{local.hour}"


# Durations


def is_odd(pace: Pace, taken: int, items: int = 1) -> bool:
    """Whether a service was longer than 95 of 100 of its kind: the operator probably forgot to
    finish.

    Args:
        taken: milliseconds from call to end.
        items: the people or files it was for.
    """
    bound = _odd_above(pace)
    return bound is not None and taken / items > bound


def served(
    pace: Pace, history: History, taken: int, items: int = 1, *, confirmed: bool = False
) -> tuple[Pace, History]:
    """The statistics after one more ticket was served.

    An outlier counts as a forgotten finish and is replaced by the 95th percentile. If it were only
    left out, the longest twentieth of all services would be missing, and every estimate a tenth too
    short.

    Args:
        taken: milliseconds that it kept the counter, from call to end.
        items: the people or files it was for.
        confirmed: the operator confirmed an outlier as real; only in old logs.
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
    """The 95th percentile of a service in milliseconds per item; None: too few durations."""
    return _point(sorted(pace.seen), 0.95) if len(pace.seen) >= ODD_FROM else None


def mean(pace: Pace, history: History, usual: float) -> float:
    """Expected seconds per item: the recent ones, shrunk to the history of the same hour and
    weekday, and that to the usual seconds of the configuration."""
    past = (history.total / 1000 + USUAL_WEIGHS * usual) / (history.count + USUAL_WEIGHS)
    total, weights, weight = PAST_WEIGHS * past, PAST_WEIGHS, 1.0
    for one in reversed(pace.recent):
        total += weight * one / 1000
        weights += weight
        weight *= FADES
    return total / weights


def remaining(pace: Pace, elapsed: float, expected: float, items: int = 1) -> float:
    """Expected seconds that a ticket still needs which was called `elapsed` seconds ago.

    The mean of the remaining times of longer services of its kind; if few were longer, close to the
    mean of all, as if the elapsed time were not known.

    Args:
        expected: seconds per item, from `mean`.
    """
    each, over, count = elapsed / items, 0.0, 0
    for one in pace.recent:
        if one / 1000 > each:
            over += one / 1000 - each
            count += 1
    return max(1.0, (over + MEMORYLESS * expected) / (count + MEMORYLESS) * items)


# Absence


def came(absence: Absence) -> Absence:
    """The statistics after a call to which its visitor came."""
    return _called(absence, 0.0)


def stayed_away(absence: Absence, lost: int) -> Absence:
    """The statistics after a call to which no visitor came, and which cost `lost` milliseconds."""
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
    """The id of the spread for an estimate."""
    return f"{centre}/{band_of(estimate)}"


def waited(spread: Spread, estimate: float, actual: float) -> Spread:
    """The statistics after the first call of a ticket, with the estimate from its issue.

    Args:
        estimate, actual: seconds, without suspensions.
    """
    if estimate < SHORTEST_LEARNED:
        return spread
    ratio = max(0, round(1000 * actual / estimate))
    return replace(spread, ratios=(*spread.ratios, ratio)[-RATIOS:])


@lru_cache(maxsize=256)
def points(spread: Spread) -> Points:
    """The points of a band: from its history, completed by the default ratios while that is
    short."""
    ordered = sorted((*spread.ratios, *GUESSED))
    return Points(*(_point(ordered, share) / 1000 for share in (0.25, 0.75, 0.90)))


def _point(ordered: Sequence[int], share: float) -> int:
    """The smallest value that at least `share` of the values do not exceed."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


@dataclass(frozen=True)
class Learned:
    """All learned statistics of a centre.

    Attributes:
        paces, absences: by service.
        histories: by id, at least those of the current hour.
        spreads: by id.
    """

    centre: str
    paces: Mapping[str, Pace] = field(default_factory=dict)
    histories: Mapping[str, History] = field(default_factory=dict)
    absences: Mapping[str, Absence] = field(default_factory=dict)
    spreads: Mapping[str, Spread] = field(default_factory=dict)

    def needs(self, usual: Mapping[str, float], local: datetime) -> "Needs":
        """The needs of a ticket of each service, computed on demand.

        Args:
            usual: the configured usual seconds by service.
            local: the current local time.
        """
        return Needs(self, usual, local)

    def need(self, service: str, usual: float, local: datetime) -> Need:
        """The needs of a ticket of a service.

        Args:
            usual: the configured usual seconds.
            local: the current local time.
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
        """The recent service times of a service."""
        return self.paces.get(service) or Pace(service, self.centre)

    @cached_property
    def points(self) -> tuple[Points, ...]:
        """The points of the range, by band."""
        ids = (f"{self.centre}/{band}" for band in range(BANDS))
        return tuple(points(self.spreads.get(key) or Spread(key, self.centre)) for key in ids)


class Needs(dict[str, Need]):
    """The needs of a ticket of each service; each is computed once, on demand."""

    def __init__(self, learned: Learned, usual: Mapping[str, float], local: datetime) -> None:
        super().__init__()
        self._learned, self._usual, self._local = learned, usual, local

    def __missing__(self, service: str) -> Need:
        need = self[service] = self._learned.need(service, self._usual[service], self._local)
        return need
