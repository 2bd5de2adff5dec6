"""A month of the hall, with its usual counters and with the advised ones."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import fmean
from typing import Final

from server.domain.calendar import ONE_DAY
from server.staffing.advice import KEPT, advised
from server.staffing.demand import (
    HOUR,
    LONGEST_PAUSE,
    SLOT,
    Demand,
    HallPast,
    PastDay,
    Shares,
    Times,
    shares_of,
    visitors_of,
)
from tools.studies.place import CLOSES, OPENS, RULES
from tools.studies.staffing.hall import (
    COUNTERS,
    PROFILE_LEVELS,
    WEEKDAYS,
    CounterPlan,
    DailyVisitors,
    Day,
    DayLog,
    DayVisitor,
)

FIRST_DAY: Final = date(2026, 9, 7)
"""A Monday."""

HOLIDAYS: Final = frozenset({10, 29, 45, 58, 73})
"""The days on which the hall is closed, from the first day on, as well as Sundays."""

SHARES: Final[Mapping[str, Shares]] = shares_of(PROFILE_LEVELS, COUNTERS)

TARGETS: Final = {key: target.total_seconds() for key, target in RULES.targets.items()}

QUARTERS: Final = range(OPENS * HOUR // SLOT, CLOSES * HOUR // SLOT)


class StaffingLevel(StrEnum):
    """How many counters were open."""

    AS_OPEN = "the counters that were open"
    PATIENT = "the advice, as if none left"
    ADVISED = "the advice"


class ForecastMethod(StrEnum):
    """A forecast of the visitors of each quarter of an hour."""

    FITTED = "regression"
    LAST_WEEK = "the same day a week before"
    FOUR_WEEKS = "mean of the same weekday in four weeks"


@dataclass(slots=True)
class ProfileHours:
    """The hours of one work profile, or of several.

    Attributes:
        hours: the hours in which visitors took tickets; `kept`: of these, the hours in which nine
            of ten were called within their target.
        visitors: each counted at every profile that serves its service first; `within`: called
            within their target.
        counters: counter-hours.
    """

    hours: int = 0
    kept: int = 0
    visitors: int = 0
    within: int = 0
    counters: float = 0.0

    def add(self, other: "ProfileHours") -> None:
        """Add the hours of other work profiles."""
        self.hours += other.hours
        self.kept += other.kept
        self.visitors += other.visitors
        self.within += other.within
        self.counters += other.counters


@dataclass(slots=True)
class MonthResults:
    """What was measured.

    Attributes:
        outcomes: by staffing and work profile.
        errors: the sums of the absolute errors of the forecasts, over all `quarters` and profiles.
        visitors: the visitors who came in these quarters.
        hours: the opening hours of all measured days.
    """

    outcomes: dict[tuple[StaffingLevel, str], ProfileHours] = field(default_factory=dict)
    errors: dict[ForecastMethod, float] = field(default_factory=dict)
    quarters: int = 0
    visitors: float = 0.0
    hours: int = 0

    def of(self, staffing: StaffingLevel) -> ProfileHours:
        """The outcome of all work profiles."""
        whole = ProfileHours()
        for (other, _), outcome in self.outcomes.items():
            if other is staffing:
                whole.add(outcome)
        return whole


SEEDS: Final = (1, 2, 3)
LEARNED: Final = 56
MEASURED: Final = 30

_OTHER: Final = 1_000_000

_NONE_LEAVES: Final = 1e-7
"""Visitors who leave per second of waiting: with this value the formula is Erlang's without
abandonment (Erlang C)."""


def measure(
    seeds: Sequence[int] = SEEDS, learned: int = LEARNED, measured: int = MEASURED
) -> MonthResults:
    """Measure a month of several halls.

    Args:
        seeds: of each hall.
        learned: the days before the first advice.
        measured: the days after those.
    """
    results = MonthResults()
    for seed in seeds:
        # The visitors depend on the seed alone, and not on what is measured.
        chance = random.Random(seed + _OTHER)
        logs: dict[date, DayLog] = {}
        for day, log in days_of(seed, learned + measured):
            if day >= FIRST_DAY + timedelta(days=learned):
                reopened = day - ONE_DAY not in logs
                _measure(day, past_of(logs), reopened, log, results, chance)
            logs[day] = log
    return results


def days_of(seed: int, many: int) -> Iterator[tuple[date, DayLog]]:
    """The open days of a hall with its usual counters, within a number of days from the first one
    on."""
    chance = random.Random(seed)
    people = DailyVisitors(chance)
    for number in range(many):
        day = FIRST_DAY + timedelta(days=number)
        if number not in HOLIDAYS and WEEKDAYS[day.weekday()]:
            visitors = people.of(day, reopened=number - 1 in HOLIDAYS)
            yield day, Day(visitors, None, chance).live(day)


def _measure(
    day: date,
    past: HallPast,
    reopened: bool,
    log: DayLog,
    results: MonthResults,
    chance: random.Random,
) -> None:
    results.hours += CLOSES - OPENS
    demands = {
        profile: past.expected(shares, TARGETS, day, QUARTERS, reopened=reopened)
        for profile, shares in SHARES.items()
    }
    came = past_of({day: log}).days[day]
    for profile, shares in SHARES.items():
        visitors, demand = visitors_of(came, shares), demands[profile]
        _compare(day, past.of(shares), demand, visitors, results)
    plans: dict[StaffingLevel, CounterPlan] = {
        StaffingLevel.PATIENT: {
            profile: advised(replace(demand, leaves=_NONE_LEAVES))
            for profile, demand in demands.items()
        },
        StaffingLevel.ADVISED: {profile: advised(demand) for profile, demand in demands.items()},
    }
    _judge(StaffingLevel.AS_OPEN, log, None, results)
    for staffing, plan in plans.items():
        again = [replace(visitor, called=None, took=None, counter=None) for visitor in log.visitors]
        _judge(staffing, Day(again, plan, chance).live(day), plan, results)


def past_of(logs: Mapping[date, DayLog]) -> HallPast:
    """The past of the hall, as its server knows it."""
    days: dict[date, dict[str, dict[int, int]]] = {}
    times: dict[tuple[str, int], Times] = {}
    for day, log in logs.items():
        of_day = days.setdefault(day, {})
        for visitor in log.visitors:
            quarters = of_day.setdefault(visitor.service, {})
            quarter = (visitor.arrived.hour * HOUR + visitor.arrived.minute * 60) // SLOT
            quarters[quarter] = quarters.get(quarter, 0) + 1
            if visitor.took is not None and visitor.person.comes:
                key = visitor.service, visitor.arrived.hour
                times[key] = times.get(key, Times()) + Times(1, visitor.took, visitor.took**2)
    pauses: dict[str, Times] = {}
    queues: dict[str, tuple[int, float]] = {}
    for log in logs.values():
        for visitor in log.visitors:
            gone, waited = queues.get(visitor.service, (0, 0.0))
            left = visitor.called is None
            wait = visitor.person.patience
            if visitor.called is not None:
                wait = (visitor.called - visitor.arrived).total_seconds()
            queues[visitor.service] = gone + left, waited + wait
        for service, seconds in _pauses(log):
            pauses[service] = pauses.get(service, Times()) + Times(1, seconds, seconds**2)
    return HallPast(dict.fromkeys(days, QUARTERS), days, times, pauses, queues)


def _pauses(log: DayLog) -> Iterator[tuple[str, float]]:
    """The pauses of free counters while visitors waited, as the server knows them."""
    freed: dict[int | None, datetime] = {}
    for visitor in sorted((visitor for visitor in log.visitors if visitor.called), key=_called):
        called, since = _called(visitor), freed.get(visitor.counter)
        if since is not None and visitor.arrived <= since:
            had_break = any(
                rest.counter == visitor.counter and since <= rest.since < called
                for rest in log.breaks
            )
            seconds = (called - since).total_seconds()
            if seconds <= LONGEST_PAUSE and not had_break:
                yield visitor.service, seconds
        assert visitor.took is not None
        freed[visitor.counter] = called + timedelta(seconds=visitor.took)


def _called(visitor: DayVisitor) -> datetime:
    assert visitor.called is not None
    return visitor.called


def _compare(
    day: date,
    past: Sequence[PastDay],
    demand: Demand,
    came: Mapping[int, float],
    results: MonthResults,
) -> None:
    forecasts = {
        ForecastMethod.FITTED: demand.visitors,
        ForecastMethod.LAST_WEEK: same_weekday(past, day, weeks=1),
        ForecastMethod.FOUR_WEEKS: same_weekday(past, day, weeks=4),
    }
    for method, found in forecasts.items():
        error = sum(abs(found.get(quarter, 0.0) - came.get(quarter, 0.0)) for quarter in QUARTERS)
        results.errors[method] = results.errors.get(method, 0.0) + error
    results.quarters += len(QUARTERS)
    results.visitors += sum(came.values())


def _judge(
    staffing: StaffingLevel, log: DayLog, plan: CounterPlan | None, results: MonthResults
) -> None:
    for profile, shares in SHARES.items():
        found = results.outcomes.setdefault((staffing, profile), ProfileHours())
        for hour in range(OPENS, CLOSES):
            if plan is None:
                found.counters += log.open_for(profile, hour)
            else:
                found.counters += plan[profile].get(hour, 0)
            within = [
                _within(visitor)
                for visitor in log.visitors
                if visitor.service in shares and visitor.arrived.hour == hour
            ]
            found.hours += bool(within)
            found.visitors += len(within)
            found.within += sum(within)
            found.kept += bool(within) and sum(within) >= KEPT * len(within)


def _within(visitor: DayVisitor) -> bool:
    """Whether a visitor was called within the target, or left earlier."""
    target = TARGETS[visitor.service]
    if visitor.called is None:
        return visitor.person.patience <= target
    return (visitor.called - visitor.arrived).total_seconds() <= target


def same_weekday(past: Sequence[PastDay], day: date, weeks: int) -> Mapping[int, float]:
    """A naive forecast: the mean of the same weekday in the last weeks; none if it was closed."""
    wanted = {day - timedelta(weeks=ago) for ago in range(1, weeks + 1)}
    found = [day_before for day_before in past if day_before.day in wanted]
    quarters = {quarter for day_before in found for quarter in day_before.slots}
    return {quarter: fmean(day.visitors.get(quarter, 0.0) for day in found) for quarter in quarters}
