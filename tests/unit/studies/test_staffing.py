"""The claims about the advice on counters, in a small run; `make soak` runs it in full."""

from collections import Counter
from collections.abc import Sequence
from copy import replace
from datetime import date
from random import Random

import pytest
from click.testing import CliRunner

from tools.studies.__main__ import main
from tools.studies.place import CLOSES, OPENS
from tools.studies.staffing import tables
from tools.studies.staffing.hall import COUNTERS, DailyVisitors, Day
from tools.studies.staffing.month import ForecastMethod, MonthResults, StaffingLevel, measure

MONDAY = date(2026, 9, 7)


def claims_hold(results: MonthResults, hours: int, kept: float) -> None:
    """The advice keeps a share of the hours, with fewer counters than if none left, and the
    forecast errs less than the naive ones."""
    as_open, patient, advised = (results.of(one) for one in StaffingLevel)
    assert as_open.hours == patient.hours == advised.hours > hours
    assert advised.kept >= kept * advised.hours
    assert as_open.kept < advised.kept
    assert advised.counters < patient.counters
    assert results.errors[ForecastMethod.FITTED] < results.errors[ForecastMethod.FOUR_WEEKS]
    assert results.errors[ForecastMethod.FITTED] < results.errors[ForecastMethod.LAST_WEEK]


def test_the_command_measures_that_the_advice_keeps_most_hours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found: list[MonthResults] = []

    def kept(seeds: Sequence[int], learned: int, measured: int) -> MonthResults:
        found.append(measure(seeds, learned, measured))
        return found[-1]

    monkeypatch.setattr(tables, "measure", kept)
    words = ["staffing", "--seed", "1", "--learn", "28", "--days", "3"]
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    assert "| identity passport " in done.output
    # The hours of one day are late together: some days say less than a month.
    claims_hold(found[0], hours=100, kept=0.8)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_the_advice_keeps_nine_of_ten_hours_for_a_month() -> None:
    results = measure()
    claims_hold(results, hours=3500, kept=0.9)
    for profile in COUNTERS:
        outcome = results.outcomes[StaffingLevel.ADVISED, profile]
        assert outcome.kept >= 0.8 * outcome.hours, profile


def test_a_day_has_the_counters_of_its_plan() -> None:
    visitors = DailyVisitors(Random(3)).of(MONDAY, reopened=False)
    assert len(visitors) > 200
    assert {one.arrived.hour for one in visitors} == set(range(OPENS, CLOSES))
    plan = {profile: dict.fromkeys(range(OPENS, CLOSES), 30) for profile in COUNTERS}
    ample = Day([replace(one) for one in visitors], plan, Random(4)).live(MONDAY)
    for one in ample.visitors:
        # Enough counters: called as soon as one of thirty operators looks.
        assert one.called is not None
        assert (one.called - one.arrived).total_seconds() < 6
    assert not ample.breaks
    # No counter of one profile: no visitor is called for what it serves alone.
    closed = {**plan, "contract": {}}
    without = Day([replace(one) for one in visitors], closed, Random(4)).live(MONDAY)
    called = Counter(one.service for one in without.visitors if one.called is not None)
    assert called["contract"] == 0 < called["copies"]
    # As the hall is, operators take breaks.
    usual = Day([replace(one) for one in visitors], None, Random(4)).live(MONDAY)
    assert len({one.counter for one in usual.breaks}) == sum(COUNTERS.values())
    assert usual.open_for("contract", 13) <= COUNTERS["contract"]
    assert sum(usual.open_for("contract", hour) for hour in range(OPENS, CLOSES)) < 17.5
