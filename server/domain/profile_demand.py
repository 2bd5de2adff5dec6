"""The visitors that the counters of each work profile are to serve on a day, from the past of the
hall."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from server.domain.arrival_forecast import PAST, PastDay, fit
from server.domain.calendar import ONE_DAY
from server.domain.selection import Levels
from server.domain.staffing import Demand, ServiceLoad

LONGEST_PAUSE = 1800.0
"""Seconds: a counter that leaves a waiting visitor for longer is not in use."""

type Shares = Mapping[str, float]
"""The share of the visitors of each service that one work profile is to serve, by service."""

type DayVisitors = Mapping[str, Mapping[int, int]]
"""The visitors of a day, by service and slot (`server.domain.arrival_forecast`)."""


@dataclass(frozen=True, slots=True)
class Times:
    """How long some visitors took a counter: the sums of their seconds, and of the squares of
    these."""

    visits: int = 0
    seconds: float = 0.0
    squares: float = 0.0

    def __add__(self, other: "Times") -> "Times":
        return Times(
            self.visits + other.visits,
            self.seconds + other.seconds,
            self.squares + other.squares,
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
    """

    slots: Mapping[date, range]
    days: Mapping[date, DayVisitors]
    by_hour: Mapping[tuple[str, int], Times]
    pauses: Mapping[str, Times] = field(default_factory=dict)

    @cached_property
    def times(self) -> Mapping[str, Times]:
        """How long visitors took, by service."""
        found: dict[str, Times] = {}
        for (service, _), times in self.by_hour.items():
            found[service] = found.get(service, Times()) + times
        return found

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

    def services_of(self, shares: Shares, targets: Mapping[str, float]) -> list[ServiceLoad]:
        """The services of a work profile by their visitors in the past; none without a past.
        `targets` has seconds by service; the others are left out."""
        visitors = {
            service: share * sum(sum(one.get(service, {}).values()) for one in self.days.values())
            for service, share in shares.items()
            if service in self.times and service in targets
        }
        total = sum(visitors.values())
        return [
            self._load(service, many / total, targets[service])
            for service, many in visitors.items()
            if many
        ]

    def _load(self, service: str, share: float, target: float) -> ServiceLoad:
        # A visitor takes a counter from when it is free until it is free again.
        times, pauses = self.times[service], self.pauses.get(service, Times())
        seconds = times.mean + pauses.mean
        variation = (times.variance + pauses.variance) / seconds**2
        return ServiceLoad(share, seconds, variation, target)

    def paces_of(self, shares: Shares) -> dict[int, float]:
        """By hour, how much longer than usual the visitors of a work profile take who come then."""
        taken: dict[int, float] = {}
        usual: dict[int, float] = {}
        for (service, hour), times in self.by_hour.items():
            share = shares.get(service, 0.0)
            taken[hour] = taken.get(hour, 0.0) + share * times.seconds
            usual[hour] = usual.get(hour, 0.0) + share * times.visits * self.times[service].mean
        return {hour: taken[hour] / one for hour, one in usual.items() if one}

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
        given, from the days before it. `reopened`: the hall is closed on the day before."""
        forecast = fit([one for one in self.of(shares) if day - PAST <= one.day < day], day)
        return Demand(
            forecast.expected(day, slots, reopened=reopened),
            self.services_of(shares, targets),
            self.paces_of(shares),
            forecast.spread,
        )


def visitors_of(day: DayVisitors, shares: Shares) -> dict[int, float]:
    """The visitors of a work profile on a day, by slot."""
    found: dict[int, float] = {}
    for service, share in shares.items():
        for slot, visitors in day.get(service, {}).items():
            found[slot] = found.get(slot, 0.0) + share * visitors
    return found


def shares_of(levels: Mapping[str, Levels], counters: Mapping[str, int]) -> dict[str, Shares]:
    """The shares of each work profile: a service is split over the profiles that serve it at their
    first level, or if none does at any, in proportion to the number of their counters."""
    found: dict[str, dict[str, float]] = {profile: {} for profile in levels}
    for service in sorted({service for one in levels.values() for service in one.level_of}):
        level_at = {
            profile: one.level_of[service]
            for profile, one in levels.items()
            if service in one.level_of and counters.get(profile)
        }
        first = {profile for profile, level in level_at.items() if level == 0} or set(level_at)
        whole = sum(counters[profile] for profile in first)
        for profile in first:
            found[profile][service] = counters[profile] / whole
    return dict(found)
