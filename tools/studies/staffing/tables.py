"""The study of the advice on counters, and its results as tables in Markdown."""

from collections.abc import Sequence
from pathlib import Path

import click

from simulator.replay.tables import table
from tools.studies.document import INTO, DocumentTables
from tools.studies.staffing.hall import COUNTERS
from tools.studies.staffing.month import (
    LEARNED,
    MEASURED,
    SEEDS,
    ForecastMethod,
    MonthResults,
    ProfileHours,
    StaffingLevel,
    measure,
)


def table_of_staffings(results: MonthResults) -> str:
    """Each level of staffing, over all hours."""
    was_open = results.of(StaffingLevel.AS_OPEN).counters
    rows: list[tuple[str, ...]] = [
        (
            staffing,
            *_quality(results.of(staffing)),
            f"{results.of(staffing).counters:.0f}",
            f"{results.of(staffing).counters / was_open - 1:+.0%}",
        )
        for staffing in StaffingLevel
    ]
    head = ("counters", "hours that kept the target", "visitors within it", "counter-hours")
    return table((*head, "against those open"), rows)


def table_of_profiles(results: MonthResults) -> str:
    """Each work profile: counters per hour, and the hours that kept the target."""
    return table(
        (
            "work profile",
            "open",
            "advised",
            "more than open",
            "hours kept, as open",
            "hours kept, as advised",
        ),
        [_profile(results, profile) for profile in COUNTERS],
    )


def _profile(results: MonthResults, profile: str) -> Sequence[str]:
    was_open = results.outcomes[StaffingLevel.AS_OPEN, profile]
    advised = results.outcomes[StaffingLevel.ADVISED, profile]
    hours = results.hours
    return (
        profile,
        f"{was_open.counters / hours:.1f}",
        f"{advised.counters / hours:.1f}",
        f"{(advised.counters - was_open.counters) / hours:+.1f}",
        f"{was_open.kept / was_open.hours:.0%}",
        f"{advised.kept / advised.hours:.0%}",
    )


def table_of_forecasts(results: MonthResults) -> str:
    """The mean absolute error of each forecast, in visitors of a quarter of an hour."""
    rows = [
        (method, f"{results.errors[method] / results.quarters:.2f}") for method in ForecastMethod
    ]
    mean = f"mean absolute error ({results.visitors / results.quarters:.2f} visitors came)"
    return table(("forecast", mean), rows)


def _quality(outcome: ProfileHours) -> tuple[str, str]:
    return f"{outcome.kept / outcome.hours:.1%}", f"{outcome.within / outcome.visitors:.1%}"


@click.command()
@click.option("--seed", "seeds", type=int, multiple=True, default=SEEDS,
              help="One hall; may be repeated.")  # fmt: skip
@click.option("--learn", type=click.IntRange(7), default=LEARNED, show_default=True,
              help="Days before the first advice.")  # fmt: skip
@click.option("--days", type=click.IntRange(1), default=MEASURED, show_default=True,
              help="Days on which the advice is followed, after those.")  # fmt: skip
@INTO
def staffing(seeds: tuple[int, ...], learn: int, days: int, into: Path | None) -> None:
    """Measure in simulated halls whether the advised counters keep the target of waiting."""
    output = DocumentTables("staffing", into)
    results = measure(seeds, learn, days)
    tables = (table_of_staffings, table_of_profiles, table_of_forecasts)
    output.show("\n".join(table(results) for table in tables))
