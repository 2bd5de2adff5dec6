"""The staffing report: how many counters of a work profile a day needs, hour by hour, and for a
past day how many were open and how many would have been enough."""

from collections import Counter as Tally
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import Final
from zoneinfo import ZoneInfo

from contract.answers import ReportTable
from contract.centre import CentreHead
from server.domain.calendar import ONE_DAY, opening
from server.domain.figures import By, Figures, Period, added
from server.domain.setup import Setup
from server.staffing import queries
from server.staffing.advice import advised
from server.staffing.demand import (
    HOUR,
    PAST,
    SLOT,
    DayVisitors,
    Demand,
    HallPast,
    Shares,
    shares_of,
    visitors_of,
)
from server.store.fact_queries import Facts
from server.views.reports.tables import Column, FigureKind, figure, ratio, table_of

NAME: Final = "staffing"

COLUMNS: Final[tuple[Column, ...]] = (
    figure("visitors_expected", FigureKind.MEAN),
    figure("counters_advised"),
)
"""The columns of a day to come."""

PAST_COLUMNS: Final[tuple[Column, ...]] = (
    *COLUMNS,
    figure("visitors_came", FigureKind.MEAN),
    figure("counters_open", FigureKind.MEAN),
    figure("counters_needed"),
    ratio("target_kept", FigureKind.SHARE, "kept", "called"),
)
"""The columns of a past day."""

CHARTED: Final = ("counters_advised", "counters_open", "counters_needed")

_HOURS_A_DAY: Final = 24
_INSTANT: Final = timedelta(microseconds=1)

type ByHour = dict[int, Figures]
"""The figures of each hour; after midnight those of a business day go on from 24."""


@dataclass(frozen=True, slots=True)
class Staffing:
    """The advice for a work profile.

    Attributes:
        report: of one day.
        week: the counters advised on each day of its week from Monday on, by hour; after midnight
            hours go on from 24.
        days: how many past days it rests on.
    """

    report: ReportTable
    week: Mapping[date, Mapping[int, int]]
    days: int


def staffing(facts: Facts, setup: Setup, profile: str, day: date, today: date) -> Staffing:
    """The advice for a work profile on a day and in its week, from the days before that day and
    `today`; what happened on a day before `today` is reported too."""
    counters = Tally(counter.profile for counter in setup.config.counters)
    shares = shares_of(setup.levels, counters)[profile]
    past = _past(facts, setup, shares, day, today)
    known = _known_slots(past, setup.config.centre)
    monday = day - day.weekday() * ONE_DAY
    demands = {
        at: _expected(past, setup, shares, at, known)
        for at in (monday + number * ONE_DAY for number in range(7))
    }
    week = {at: advised(demand) if demand.services else {} for at, demand in demands.items()}
    demand = demands[day]
    parts: list[ByHour] = [
        {
            hour: {"visitors_expected": demand.in_hour(hour), "counters_advised": counters}
            for hour, counters in week[day].items()
        }
    ]
    if day < today:
        parts.append(_came(facts, setup, shares, day, demand))
        parts.append(_open(facts, setup, profile, day))
    hours = {hour for figures in parts[:2] for hour in figures}
    by_hour = {hour: added(figures.get(hour, {}) for figures in parts) for hour in sorted(hours)}
    columns, total = PAST_COLUMNS if day < today else COLUMNS, added(by_hour.values())
    rows = ((hour % _HOURS_A_DAY, figures) for hour, figures in by_hour.items())
    report = table_of(facts.centre, NAME, By.HOUR, Period(day, day), columns, rows, total)
    return Staffing(report, week, len(past.slots))


def _past(facts: Facts, setup: Setup, shares: Shares, day: date, today: date) -> HallPast:
    """What is known before a day."""
    zone = ZoneInfo(setup.config.centre.time_zone)
    period = Period(day - PAST, min(day, today) - ONE_DAY)
    return HallPast(
        {
            past_day: range(_slot(first, past_day, zone), _slot(last, past_day, zone) + 1)
            for past_day, first, last in queries.first_and_last(facts, period)
        },
        _visitors(facts, period, shares, zone),
        queries.times(facts, period, shares),
        queries.pauses(facts, period, shares),
        queries.queues(facts, period, shares),
    )


def _known_slots(past: HallPast, head: CentreHead) -> set[int]:
    """The slots in which the hall was open on a past day: nothing is known of others."""
    known: set[int] = set()
    for day, seen in past.slots.items():
        known.update(_open_slots(head, day), seen)
    return known


def _expected(past: HallPast, setup: Setup, shares: Shares, day: date, known: set[int]) -> Demand:
    head = setup.config.centre
    targets = {key: target.total_seconds() for key, target in setup.priority_rules.targets.items()}
    reopened = not opening(head, None, day - ONE_DAY)
    slots = _open_slots(head, day) & known
    return past.expected(shares, targets, day, slots, reopened=reopened)


def _open_slots(head: CentreHead, day: date) -> set[int]:
    """The slots in which the hall is open on a day, by its hours."""
    zone = ZoneInfo(head.time_zone)
    return {
        slot
        for start, end in opening(head, None, day)
        for slot in range(_slot(start, day, zone), _slot(end - _INSTANT, day, zone) + 1)
    }


def _came(facts: Facts, setup: Setup, shares: Shares, day: date, expected: Demand) -> ByHour:
    """The visitors of a past day, those called within their target, and the counters that would
    have been enough."""
    zone = ZoneInfo(setup.config.centre.time_zone)
    came = _visitors(facts, Period(day, day), shares, zone).get(day, {})
    demand = Demand(visitors_of(came, shares), expected.services, expected.paces, expected.leaves)
    needed = advised(demand) if expected.services else {}
    waits: dict[int, list[Figures]] = {}
    for service, hour, called, kept in queries.within_target(facts, day, shares):
        share = shares[service]
        waits.setdefault(hour, []).append({"called": share * called, "kept": share * kept})
    return {
        hour: {
            "visitors_came": demand.in_hour(hour),
            # No visitor needs two counters, however few came in such an hour before.
            "counters_needed": min(needed.get(hour, 0), ceil(demand.in_hour(hour))),
            **added(waits.get(hour % _HOURS_A_DAY, ())),
        }
        for hour in demand.hours
    }


def _open(facts: Facts, setup: Setup, profile: str, day: date) -> ByHour:
    """The counters that were open, on average."""
    zone = ZoneInfo(setup.config.centre.time_zone)
    seconds: dict[int, float] = {}
    for since, until in queries.open_counters(facts, day, profile):
        while since < until:
            hour = _slot(since, day, zone) * SLOT // HOUR
            # The clocks of today's zones are set by whole quarters.
            left = SLOT - since.timestamp() % SLOT
            length = min(left, (until - since).total_seconds())
            seconds[hour] = seconds.get(hour, 0.0) + length
            since += timedelta(seconds=length)
    return {hour: {"counters_open": open_for / HOUR} for hour, open_for in seconds.items()}


def _visitors(
    facts: Facts, period: Period, services: Shares, zone: ZoneInfo
) -> dict[date, DayVisitors]:
    visitors: dict[date, dict[str, dict[int, int]]] = {}
    for day, service, at, count in queries.visitors(facts, period, services):
        slots = visitors.setdefault(day, {}).setdefault(service, {})
        slot = _slot(at, day, zone)
        # Where the clock is set back, two quarters have the same local time.
        slots[slot] = slots.get(slot, 0) + count
    return dict(visitors)


def _slot(at: datetime, day: date, zone: ZoneInfo) -> int:
    """The slot of an instant; after midnight those of a business day go on."""
    local = at.astimezone(zone)
    hours = (local.date() - day).days * _HOURS_A_DAY + local.hour
    return (hours * HOUR + local.minute * 60) // SLOT
