"""The visitors to expect at the counters of each work profile, from the past days of the hall.

The visitors of each quarter of an hour are fitted by a Poisson regression with a log link and three
effects: the quarter of the day, the weekday, and whether the hall reopens after a day on which it
was closed. The expected visitors of a quarter are the product of the three; the likelihood of a day
is halved for every four weeks of its age. All effects are categories, so the maximum is found by
scaling each effect in turn until its expected sum is the observed one (iterative proportional
fitting: Deming and Stephan, Annals of Mathematical Statistics 11, 1940; that this is the
regression: Birch, JRSS B 25, 1963).

A *slot* is a quarter of an hour of the business day, 0 to 95, counted from its turn.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from statistics import fmean
from typing import Final

from server.domain.calendar import ONE_DAY
from server.domain.selection import Levels

SLOT: Final = 900
"""Seconds of a slot."""

HOUR: Final = 3600
SLOTS: Final = HOUR // SLOT

PAST: Final = timedelta(weeks=8)
"""How far back days are used."""

HALF_LIFE: Final = 28.0
"""Days after which a day counts half."""

ROUNDS: Final = 30
"""Rounds of scaling; the effects of usual halls change by less than 0.1 % after ten."""

CAUTION: Final = 0.5
"""A day without an effect, in usual days, that is added to the few days after a closed one."""

LEAVES: Final = 1 / 36_000
"""Visitors who leave in a second of waiting, where none is known: one in ten hours ..."""

LEAVES_WEIGHS: Final = 0.5
"""... and its weight, in visitors who leave."""

LONGEST_PAUSE = 1800.0
"""Seconds: a counter that leaves a waiting visitor for longer is not in use."""

type Shares = Mapping[str, float]
"""The share of the visitors of each service that one work profile is to serve, by service."""

type DayVisitors = Mapping[str, Mapping[int, int]]
"""The visitors of a day, by service and slot."""


@dataclass(frozen=True, slots=True)
class ServiceLoad:
    """A service at the counters of one work profile.

    Attributes:
        share: its share of the visitors of the profile.
        seconds: the mean seconds from when a counter is free until a visitor has left it.
        variation: the squared coefficient of variation of these seconds.
        target: the seconds in which a visitor is to be called.
    """

    share: float
    seconds: float
    variation: float
    target: float


@dataclass(frozen=True, slots=True)
class Demand:
    """The visitors of a work profile on one day.

    Attributes:
        visitors: the expected ones by slot, or those that came.
        services: their services; the shares add up to 1.
        paces: by hour, the factor of the seconds of visitors who come then; 1 where it is missing.
        leaves: the share of waiting visitors who leave in a second; above zero.
    """

    visitors: Mapping[int, float]
    services: Sequence[ServiceLoad]
    paces: Mapping[int, float] = field(default_factory=dict)
    leaves: float = LEAVES

    @property
    def hours(self) -> list[int]:
        """Its hours, by number, those without a visitor too."""
        return sorted({slot // SLOTS for slot in self.visitors})

    def in_hour(self, hour: int) -> float:
        """The visitors of an hour."""
        return sum(self.visitors.get(hour * SLOTS + slot, 0.0) for slot in range(SLOTS))


# The forecast of visitors.


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
    """

    quarters: dict[int, float] = field(default_factory=dict)
    weekdays: dict[int, float] = field(default_factory=dict)
    reopened: float = 1.0

    def expected(self, day: date, slots: Iterable[int], *, reopened: bool) -> dict[int, float]:
        """The expected visitors of a day in each of some slots."""
        factor = self.factor(day, reopened=reopened)
        return {slot: factor * self.quarters.get(slot, 0.0) for slot in slots}

    def factor(self, day: date, *, reopened: bool) -> float:
        """The factor of a day."""
        return self.weekdays.get(day.weekday(), 1.0) * (self.reopened if reopened else 1.0)


def fit(past: Sequence[PastDay], today: date) -> Forecast:
    """The effects of some days, as seen on `today`; days outside `PAST` before it are left out."""
    days = [
        (past_day, 0.5 ** ((today - past_day.day).days / HALF_LIFE))
        for past_day in past
        if today - PAST <= past_day.day < today
    ]
    forecast = Forecast()
    for _ in range(ROUNDS):
        forecast.quarters = _quarters(days, forecast)
        usual = [
            (past_day, weight, sum(forecast.quarters[slot] for slot in past_day.slots))
            for past_day, weight in days
        ]
        after_closed, forecast.weekdays = forecast.reopened, {}
        for weekday in range(7):
            factor = _factor_of(
                (weight, past_day.total, visitors * (after_closed if past_day.reopened else 1.0))
                for past_day, weight, visitors in usual
                if past_day.day.weekday() == weekday
            )
            if factor is not None:
                forecast.weekdays[weekday] = factor
        # Few days say little, so half a usual day is added to those after a closed one.
        factor = _factor_of(
            (
                (
                    weight,
                    past_day.total,
                    visitors * forecast.weekdays.get(past_day.day.weekday(), 1.0),
                )
                for past_day, weight, visitors in usual
                if past_day.reopened
            ),
            CAUTION * fmean(visitors for *_, visitors in usual) if usual else 0.0,
        )
        forecast.reopened = 1.0 if factor is None else factor
    return forecast


def _quarters(days: Sequence[tuple[PastDay, float]], known: Forecast) -> dict[int, float]:
    came: dict[int, float] = defaultdict(float)
    open_for: dict[int, float] = defaultdict(float)
    for past_day, weight in days:
        factor = known.factor(past_day.day, reopened=past_day.reopened)
        for slot in past_day.slots:
            came[slot] += weight * past_day.visitors.get(slot, 0.0)
            open_for[slot] += weight * factor
    return {slot: came[slot] / open_for[slot] if open_for[slot] else 0.0 for slot in came}


def _factor_of(rows: Iterable[tuple[float, float, float]], both: float = 0.0) -> float | None:
    """How many times as many came as were expected, in rows of weight, visitors and expected ones;
    None where none were expected. `both` is added to either sum."""
    came = expected = both
    for weight, visitors, usual in rows:
        came += weight * visitors
        expected += weight * usual
    return came / expected if expected else None


# The past of a hall.


@dataclass(frozen=True, slots=True)
class Times:
    """How long some visitors took a counter: the sums of their seconds, and of the squares of
    these."""

    visits: int = 0
    seconds: float = 0.0
    squares: float = 0.0

    def __add__(self, other: "Times") -> "Times":
        return Times(
            self.visits + other.visits, self.seconds + other.seconds, self.squares + other.squares
        )

    @property
    def mean(self) -> float:
        """Their mean seconds; 0 without visits."""
        return self.seconds / self.visits if self.visits else 0.0

    @property
    def variance(self) -> float:
        """The variance of their seconds; 0 without visits."""
        return max(0.0, self.squares / self.visits - self.mean**2) if self.visits else 0.0


@dataclass(frozen=True)
class HallPast:
    """The past days of a hall.

    Attributes:
        slots: those in which the hall gave tickets, of each day on which it did.
        days: the visitors of each day; a day on which no visitor of its services came is left out.
        by_hour: how long visitors took, by service and the hour in which they came; above zero.
        pauses: how long counters that became free left waiting visitors, by service.
        queues: how many visitors left before a call, and the seconds that all waited, by service.
    """

    slots: Mapping[date, range]
    days: Mapping[date, DayVisitors]
    by_hour: Mapping[tuple[str, int], Times]
    pauses: Mapping[str, Times] = field(default_factory=dict)
    queues: Mapping[str, tuple[int, float]] = field(default_factory=dict)

    @cached_property
    def times(self) -> Mapping[str, Times]:
        """How long visitors took, by service."""
        found: dict[str, Times] = defaultdict(Times)
        for (service, _), times in self.by_hour.items():
            found[service] += times
        return dict(found)

    def of(self, shares: Shares) -> list[PastDay]:
        """The past days of a work profile, in order."""
        first = min(self.slots, default=date.max)
        return [
            PastDay(
                day,
                visitors_of(self.days.get(day, {}), shares),
                slots,
                reopened=day > first and day - ONE_DAY not in self.slots,
            )
            for day, slots in sorted(self.slots.items())
        ]

    def expected(
        self,
        shares: Shares,
        targets: Mapping[str, float],
        day: date,
        slots: Collection[int],
        *,
        reopened: bool,
    ) -> Demand:
        """The expected demand of a work profile on a day in the slots in which tickets are to be
        given, from the days before it; no services without a past. `targets` has seconds by
        service, the others are left out; `reopened`: the hall is closed on the day before."""
        forecast = fit(self.of(shares), day)
        visitors = {
            service: share
            * sum(sum(by_service.get(service, {}).values()) for by_service in self.days.values())
            for service, share in shares.items()
            if service in self.times and service in targets
        }
        total = sum(visitors.values())
        return Demand(
            forecast.expected(day, slots, reopened=reopened),
            [
                self._load(service, many / total, targets[service])
                for service, many in visitors.items()
                if many
            ],
            self._paces(shares),
            self._leaves(shares),
        )

    def _load(self, service: str, share: float, target: float) -> ServiceLoad:
        # A visitor takes a counter from when it is free until it is free again.
        times, pauses = self.times[service], self.pauses.get(service, Times())
        seconds = times.mean + pauses.mean
        variation = (times.variance + pauses.variance) / seconds**2
        return ServiceLoad(share, seconds, variation, target)

    def _leaves(self, shares: Shares) -> float:
        """The share of the waiting visitors of a work profile who leave in a second."""
        left, seconds = LEAVES_WEIGHS, LEAVES_WEIGHS / LEAVES
        for service, share in shares.items():
            gone, waited = self.queues.get(service, (0, 0.0))
            left += share * gone
            seconds += share * waited
        return left / seconds

    def _paces(self, shares: Shares) -> dict[int, float]:
        """By hour, how much longer than usual the visitors of a work profile take who come then."""
        taken: dict[int, float] = defaultdict(float)
        usual: dict[int, float] = defaultdict(float)
        for (service, hour), times in self.by_hour.items():
            share = shares.get(service, 0.0)
            taken[hour] += share * times.seconds
            usual[hour] += share * times.visits * self.times[service].mean
        return {hour: taken[hour] / seconds for hour, seconds in usual.items() if seconds}


def visitors_of(day: DayVisitors, shares: Shares) -> dict[int, float]:
    """The visitors of a work profile on a day, by slot."""
    visitors_by_slot: dict[int, float] = defaultdict(float)
    for service, share in shares.items():
        for slot, visitors in day.get(service, {}).items():
            visitors_by_slot[slot] += share * visitors
    return dict(visitors_by_slot)


def shares_of(levels: Mapping[str, Levels], counters: Mapping[str, int]) -> dict[str, Shares]:
    """The shares of each work profile: a service is split over the profiles that serve it at their
    first level, or if none does at any, in proportion to the number of their counters."""
    shares: dict[str, dict[str, float]] = {profile: {} for profile in levels}
    for service in sorted({service for ranked in levels.values() for service in ranked.level_of}):
        level_at = {
            profile: ranked.level_of[service]
            for profile, ranked in levels.items()
            if service in ranked.level_of and counters.get(profile)
        }
        first = {profile for profile, level in level_at.items() if level == 0} or set(level_at)
        whole = sum(counters[profile] for profile in first)
        for profile in first:
            shares[profile][service] = counters[profile] / whole
    return dict(shares)
