"""How many visitors come in each quarter of an hour of a coming day, from the days before it.

A Poisson regression with a log link and three effects: the quarter of the day, the weekday, and
whether the hall reopens after a day on which it was closed. The expected visitors of a quarter are
the product of the three; the likelihood of a day is halved for every four weeks of its age. All
effects are categories, so the maximum is found by scaling each effect in turn until its expected
sum is the observed one (iterative proportional fitting: Deming and Stephan, Annals of Mathematical
Statistics 11, 1940; that this is the regression: Birch, JRSS B 25, 1963).

A *slot* is a quarter of an hour of the business day, 0 to 95, counted from its turn.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import log1p, sqrt
from statistics import fmean
from typing import Final

SLOT: Final = 900
"""Seconds of a slot."""

PAST: Final = timedelta(weeks=8)
"""How far back days are used."""

HALF_LIFE: Final = 28.0
"""Days after which a day counts half."""

ROUNDS: Final = 30
"""Rounds of scaling; the effects of usual halls change by less than 0.1 % after ten."""

CAUTION: Final = 0.5
"""A day without an effect, in usual days, that is added to the few days after a closed one."""


@dataclass(frozen=True, slots=True)
class PastDay:
    """The visitors of one day.

    Attributes:
        visitors: by slot; not whole where services are split over work profiles.
        slots: those in which tickets were given.
        reopened: the hall was closed on the day before.
    """

    day: date
    visitors: Mapping[int, float]
    slots: Collection[int]
    reopened: bool = False

    @property
    def total(self) -> float:
        """The visitors of the whole day."""
        return sum(self.visitors.values())


@dataclass(slots=True)
class Forecast:
    """The fitted effects.

    Attributes:
        quarters: visitors by slot on an average day.
        weekdays: the factor of each weekday; a weekday that was never open has none, and counts 1.
        reopened: the factor of a day after a closed one.
        spread: sigma of the factor by which whole days differ, beyond the chance of each visitor.
    """

    quarters: dict[int, float] = field(default_factory=dict)
    weekdays: dict[int, float] = field(default_factory=dict)
    reopened: float = 1.0
    spread: float = 0.0

    def expected(self, day: date, slots: Iterable[int], *, reopened: bool) -> dict[int, float]:
        """The expected visitors of a day in each of some slots."""
        factor = self.factor(day, reopened=reopened)
        return {slot: factor * self.quarters.get(slot, 0.0) for slot in slots}

    def factor(self, day: date, *, reopened: bool) -> float:
        """The factor of a day."""
        return self.weekdays.get(day.weekday(), 1.0) * (self.reopened if reopened else 1.0)


def fit(past: Sequence[PastDay], today: date) -> Forecast:
    """The effects of some days, as seen on `today`; days outside `PAST` before it are left out."""
    days = [one for one in past if today - PAST <= one.day < today]
    weights = [0.5 ** ((today - one.day).days / HALF_LIFE) for one in days]
    found = Forecast()
    for _ in range(ROUNDS):
        factors = [found.factor(one.day, reopened=one.reopened) for one in days]
        found.quarters = _quarters(days, weights, factors)
        usual = [sum(found.quarters[slot] for slot in one.slots) for one in days]
        found.weekdays = {
            weekday: factor
            for weekday in range(7)
            if (factor := _weekday(weekday, days, weights, usual, found.reopened)) is not None
        }
        found.reopened = _after_closed(days, weights, usual, found.weekdays)
    expected = [
        sum(found.expected(one.day, one.slots, reopened=one.reopened).values()) for one in days
    ]
    found.spread = _spread([one.total for one in days], expected)
    return found


def _quarters(
    days: Sequence[PastDay], weights: Sequence[float], factors: Sequence[float]
) -> dict[int, float]:
    came: dict[int, float] = {}
    open_for: dict[int, float] = {}
    for one, weight, factor in zip(days, weights, factors, strict=True):
        for slot in one.slots:
            came[slot] = came.get(slot, 0.0) + weight * one.visitors.get(slot, 0.0)
            open_for[slot] = open_for.get(slot, 0.0) + weight * factor
    return {slot: came[slot] / open_for[slot] if open_for[slot] else 0.0 for slot in came}


def _weekday(
    weekday: int,
    days: Sequence[PastDay],
    weights: Sequence[float],
    usual: Sequence[float],
    reopened: float,
) -> float | None:
    came = expected = 0.0
    for one, weight, visitors in zip(days, weights, usual, strict=True):
        if one.day.weekday() == weekday:
            came += weight * one.total
            expected += weight * visitors * (reopened if one.reopened else 1.0)
    return came / expected if expected else None


def _after_closed(
    days: Sequence[PastDay],
    weights: Sequence[float],
    usual: Sequence[float],
    weekdays: Mapping[int, float],
) -> float:
    """The factor of the days after a closed one; few days say little, so half a usual day is added
    to them."""
    came = expected = CAUTION * fmean(usual) if usual else 0.0
    for one, weight, visitors in zip(days, weights, usual, strict=True):
        if one.reopened:
            came += weight * one.total
            expected += weight * visitors * weekdays[one.day.weekday()]
    return came / expected if expected else 1.0


def _spread(totals: Sequence[float], expected: Sequence[float]) -> float:
    """Sigma of a lognormal factor with the variance of the days that chance does not explain."""
    excess = [
        ((total - mean) ** 2 - mean) / mean**2
        for total, mean in zip(totals, expected, strict=True)
        if mean
    ]
    return sqrt(log1p(max(0.0, fmean(excess)))) if excess else 0.0
