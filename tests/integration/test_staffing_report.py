"""The staffing report over many facts, against counts made in another way."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from contract.answers import ReportTable
from contract.enums import CounterState
from server.domain.calendar import ONE_DAY
from server.domain.figures import Period
from server.domain.setup import Setup
from server.domain.ticket_facts import End
from server.staffing import queries
from server.staffing.advice import advised
from server.staffing.demand import HOUR, LONGEST_PAUSE, SLOT, HallPast, Times, shares_of
from server.staffing.report import COLUMNS, PAST_COLUMNS, staffing
from server.store.fact_queries import Facts
from tests.parts.box import Box
from tests.parts.rebuilding import stored_facts
from tools.bench.many_facts import fill

FRIDAY = date(2026, 11, 20)
MONDAY = FRIDAY + timedelta(days=3)
BAKU = ZoneInfo("Asia/Baku")
SLOTS = range(9 * HOUR // SLOT, 18 * HOUR // SLOT)
"""In which the village is open."""

HALF_AN_HOUR = timedelta(seconds=LONGEST_PAUSE)


def report(box: Box, setup: Setup, profile: str, day: date) -> ReportTable:
    def work(facts: Facts) -> ReportTable:
        return staffing(facts, setup, profile, day, MONDAY).report

    return box.store.report(box.centre, work)


def by_hour(found: ReportTable, key: str) -> dict[Any, Any]:
    return {row.group: row.values[key] for row in found.rows}


@pytest.mark.databases("sqlite", "postgresql")
def test_a_past_day_has_what_came_and_a_coming_day_what_is_needed(box: Box) -> None:
    # Three weeks of fifty tickets a day.
    setup = box.read(lambda reading: reading.setup)
    box.store.on_connection(
        lambda connection: fill(connection, setup.config, 50 * 21, FRIDAY, per_day=50), write=True
    )
    require_past_day(box, setup)
    require_coming_day(box, setup)
    require_advice_of_the_past(box, setup)
    # A day on which the village is closed, and one that is too far away.
    assert report(box, setup, "all", MONDAY - ONE_DAY).rows == ()
    assert report(box, setup, "all", FRIDAY + timedelta(weeks=40)).rows == ()


def require_past_day(box: Box, setup: Setup) -> None:
    found = report(box, setup, "all", FRIDAY)
    assert list(found.total.values) == [column.key for column in PAST_COLUMNS]
    facts = stored_facts(box.store, box.centre)
    stops = [one for one in facts["fact_stop"].values() if one["day"] == FRIDAY]
    # Two counters of the profile and one of another serve taxes first.
    shares = {"village.paper": 1.0, "village.request": 1.0, "village.tax": 2 / 3}
    came: defaultdict[int, float] = defaultdict(float)
    kept: defaultdict[int, float] = defaultdict(float)
    called: defaultdict[int, float] = defaultdict(float)
    for one in stops:
        hour = one["joined_at"].astimezone(BAKU).hour
        came[hour] += shares[one["service"]] * (one["end"] != End.VOID)
        called[hour] += shares[one["service"]] * (one["target_kept"] is not None)
        kept[hour] += shares[one["service"]] * bool(one["target_kept"])
    assert by_hour(found, "visitors_came") == pytest.approx({h: came[h] for h in came if came[h]})
    assert by_hour(found, "target_kept") == pytest.approx(
        {hour: kept[hour] / called[hour] for hour in called if called[hour]}
    )
    is_open: Counter[int] = Counter()
    for one in facts["fact_interval"].values():
        if (one["day"], one["profile"], one["state"]) == (FRIDAY, "all", CounterState.OPEN):
            at = one["since"]
            while at < one["until"]:
                is_open[at.astimezone(BAKU).hour] += 1
                at += timedelta(seconds=1)
    in_hours = {hour: is_open[hour] / 3600 for hour in by_hour(found, "counters_open")}
    assert by_hour(found, "counters_open") == pytest.approx(in_hours, abs=0.01)
    assert all(by_hour(found, "counters_needed").values())


def require_coming_day(box: Box, setup: Setup) -> None:
    found = report(box, setup, "all", MONDAY)
    assert list(found.total.values) == [column.key for column in COLUMNS]
    # The facts have tickets on each day of the week; the village is open from nine to six.
    assert [row.group for row in found.rows] == list(range(9, 18))
    expected, needed = by_hour(found, "visitors_expected"), by_hour(found, "counters_advised")
    assert sum(expected.values()) == pytest.approx(50 * 1.12 * 8 / 9, rel=0.2)
    assert needed[10] >= needed[17] >= 1
    assert found == report(box, setup, "all", MONDAY)
    # The profile for taxes has a third of these visitors, and the papers are not its first.
    taxes = by_hour(report(box, setup, "taxes", MONDAY), "visitors_expected")
    assert 0 < sum(taxes.values()) < sum(expected.values()) / 3


def require_advice_of_the_past(box: Box, setup: Setup) -> None:
    """The advice is that of all the facts, counted row by row."""
    past = past_of(stored_facts(box.store, box.centre))
    read = box.store.report(box.centre, read_past)
    for sums, counted in zip(read, (past.by_hour, past.pauses, past.queues), strict=True):
        assert plain(sums) == {
            key: pytest.approx(figures) for key, figures in plain(counted).items()
        }
    counters = Counter(one.profile for one in setup.config.counters)
    targets = {key: one.total_seconds() for key, one in setup.priority_rules.targets.items()}
    for profile, shares in shares_of(setup.levels, counters).items():
        demand = past.expected(shares, targets, MONDAY, SLOTS, reopened=True)
        found = report(box, setup, profile, MONDAY)
        assert by_hour(found, "visitors_expected") == pytest.approx(
            {hour: demand.in_hour(hour) for hour in demand.hours}
        )
        assert by_hour(found, "counters_advised") == advised(demand)


def read_past(facts: Facts) -> tuple[Mapping[Any, Any], ...]:
    """How long visitors took, the pauses and the queues, as the queries give them."""
    services = [f"village.{key}" for key in ("paper", "request", "tax")]
    asked = facts, Period(date.min, FRIDAY), services
    return (
        queries.times(*asked),
        queries.pauses(*asked),
        queries.queues(*asked),
    )


def plain(sums: Any) -> dict[Any, tuple[float, ...]]:
    return {
        key: astuple(found) if isinstance(found, Times) else found for key, found in sums.items()
    }


def past_of(facts: Any) -> HallPast:
    stops = list(facts["fact_stop"].values())
    joined: defaultdict[date, list[int]] = defaultdict(list)
    days: dict[date, dict[str, Counter[int]]] = {}
    times: defaultdict[tuple[str, int], Times] = defaultdict(Times)
    queues: dict[str, tuple[int, float]] = {}
    for one in stops:
        day, service, wait = one["day"], one["service"], one["wait"]
        local = one["joined_at"].astimezone(BAKU)
        slot = (local.hour * HOUR + local.minute * 60) // SLOT
        joined[day].append(slot)
        if one["end"] != End.VOID:
            days.setdefault(day, {}).setdefault(service, Counter())[slot] += 1
        if one["end"] == End.SERVED:
            times[service, local.hour] += taken(one["walk"] + one["service_time"])
        if wait is not None or one["end"] == End.CANCELLED:
            gone, seconds = queues.get(service, (0, 0.0))
            waited = one["ended_at"] - one["joined_at"] if wait is None else wait
            queues[service] = gone + (wait is None), seconds + waited.total_seconds()
    slots = {day: range(min(found), max(found) + 1) for day, found in joined.items()}
    intervals = facts["fact_interval"].values()
    breaks = [one for one in intervals if one["state"] != CounterState.OPEN]
    return HallPast(slots, days, times, pauses_of(stops, breaks), queues)


def pauses_of(stops: Sequence[Any], breaks: Sequence[Any]) -> dict[str, Times]:
    """How long free counters left visitors who were waiting already, without a break."""
    found: defaultdict[str, Times] = defaultdict(Times)
    freed: dict[tuple[date, str], datetime] = {}
    calls = [(one["joined_at"] + one["wait"], one) for one in stops if one["wait"] is not None]
    for called, one in sorted(calls, key=itemgetter(0)):
        counter = one["day"], one["counter"]
        since = freed.get(counter)
        freed[counter] = one["ended_at"]
        if since is not None and max(one["joined_at"], called - HALF_AN_HOUR) <= since <= called:
            at = [rest["since"] for rest in breaks if (rest["day"], rest["counter"]) == counter]
            if not any(since <= begun < called for begun in at):
                found[one["service"]] += taken(called - since)
    assert found
    return found


def taken(span: timedelta) -> Times:
    seconds = span.total_seconds()
    return Times(1, seconds, seconds**2)
