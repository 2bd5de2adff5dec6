"""The staffing report over many facts, against counts made in another way."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from contract.answers import ReportTable
from contract.enums import CounterState
from server.domain.calendar import ONE_DAY
from server.domain.layout import Layout
from server.domain.staffing import advised
from server.domain.ticket_facts import End
from server.store.fact_queries import Facts
from server.views.reports.staffing import COLUMNS, PAST_COLUMNS, staffing
from tests.parts import staffed_month
from tests.parts.box import Box
from tests.parts.rebuilding import stored_facts
from tests.parts.staffed_month import PROFILE_KEYS, staffed_hall, write_days
from tools.bench.many_facts import fill
from tools.studies.place import CLOSES, OPENS
from tools.studies.staffing.month import SHARES, SLOTS, TARGETS, days_of, past_of

FRIDAY = date(2026, 11, 20)
MONDAY = FRIDAY + timedelta(days=3)
BAKU = ZoneInfo("Asia/Baku")
DAYS = 18
"""Of a simulated hall."""


def report(
    box: Box, layout: Layout, profile: str, day: date, *, today: date = MONDAY
) -> ReportTable:
    def work(facts: Facts) -> ReportTable:
        return staffing(facts, layout, profile, day, today).report

    return box.store.report(box.centre, work)


def by_hour(found: ReportTable, key: str) -> dict[Any, Any]:
    return {row.group: row.values[key] for row in found.rows}


@pytest.mark.databases("sqlite", "postgresql")
def test_a_past_day_has_what_came_and_a_coming_day_what_is_needed(box: Box) -> None:
    # Three weeks of fifty tickets a day.
    layout = box.read(lambda reading: reading.layout)
    box.store.on_connection(
        lambda connection: fill(connection, layout.config, 50 * 21, FRIDAY, per_day=50), write=True
    )
    require_past_day(box, layout)
    require_coming_day(box, layout)
    # A day on which the village is closed, and one that is too far away.
    assert report(box, layout, "all", MONDAY - ONE_DAY).rows == ()
    assert report(box, layout, "all", FRIDAY + timedelta(weeks=40)).rows == ()


def require_past_day(box: Box, layout: Layout) -> None:
    found = report(box, layout, "all", FRIDAY)
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


def require_coming_day(box: Box, layout: Layout) -> None:
    found = report(box, layout, "all", MONDAY)
    assert list(found.total.values) == [column.key for column in COLUMNS]
    # The facts have tickets on each day of the week; the village is open from nine to six.
    assert [row.group for row in found.rows] == list(range(9, 18))
    expected, needed = by_hour(found, "visitors_expected"), by_hour(found, "counters_advised")
    assert sum(expected.values()) == pytest.approx(50 * 1.12 * 8 / 9, rel=0.2)
    assert needed[10] >= needed[17] >= 1
    assert found == report(box, layout, "all", MONDAY)
    # The profile for taxes has a third of these visitors, and the papers are not its first.
    taxes = by_hour(report(box, layout, "taxes", MONDAY), "visitors_expected")
    assert 0 < sum(taxes.values()) < sum(expected.values()) / 3


def test_a_report_is_the_advice_that_was_measured(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.import_config(staffed_hall())
    logs = dict(days_of(1, DAYS))
    # Simulated once, though read twice.
    monkeypatch.setattr(staffed_month, "days_of", lambda *_: logs.items())
    box.store.on_connection(
        lambda connection: write_days(connection, box.centre, 1, DAYS), write=True
    )
    layout = box.read(lambda reading: reading.layout)
    day = max(logs)
    came = logs.pop(day)
    for name, key in PROFILE_KEYS.items():
        found = report(box, layout, key, day, today=day + ONE_DAY)
        demand = past_of(logs).expected(SHARES[name], TARGETS, day, SLOTS, reopened=False)
        assert by_hour(found, "visitors_expected") == pytest.approx(
            {hour: demand.in_hour(hour) for hour in range(OPENS, CLOSES)}, rel=0.02
        )
        # Facts are in whole milliseconds, which may tip a counter.
        counters = by_hour(found, "counters_advised")
        measured = advised(demand)
        assert sum(abs(counters[hour] - one) for hour, one in measured.items()) <= 1
        assert by_hour(found, "counters_open") == pytest.approx(
            {hour: came.open_for(name, hour) for hour in range(OPENS, CLOSES)}, abs=0.01
        )
