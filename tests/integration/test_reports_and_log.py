"""Reports agree with figures that are worked out from the log alone, in another way."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from datetime import date, timedelta
from math import ceil
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner

from contract.answers import ReportTable
from server import bootstrap
from server.domain.figures import By, Period
from server.store.facts import write
from server.views.reports import tables
from server.views.reports.tables import report
from simulator.past_day import past_day
from tests.parts import golden
from tests.parts.box import Box
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.measured.facts import MeasuredFacts

FIRST: Final = date(2026, 11, 23)

type Row = dict[str, Any]


def rank(durations: Iterable[timedelta], percent: int) -> int | None:
    """The nearest rank of whole seconds."""
    seconds = sorted(int(one.total_seconds()) for one in durations)
    return seconds[ceil(len(seconds) * percent / 100) - 1] if seconds else None


def rate(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def grouped(rows: Iterable[Row], by: By) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(row[by.value], []).append(row)
    return found


def durations(rows: list[Row], name: str) -> list[timedelta]:
    return [row[name] for row in rows if row[name] is not None]


def times(name: str, *, target: bool = False) -> Callable[[list[Row]], tuple[Any, ...]]:
    """What a report about times says of some rows."""

    def values(rows: list[Row]) -> tuple[Any, ...]:
        found = durations(rows, name)
        kept = [row["target_kept"] for row in rows if row[name] is not None] if target else []
        more = (rate(sum(map(bool, kept)), len(found)),) if target else ()
        return (len(found), *(rank(found, percent) for percent in (50, 90, 95)), *more)

    return values


def visitors(rows: list[Row]) -> tuple[Any, ...]:
    ends = [row["end"] for row in rows]
    count = ends.count
    return (
        len(rows),
        *map(count, ("served", "cancelled", "missed", "left", "unfinished", "coupon", None)),
        rate(count("missed"), len(rows)),
        rate(count("cancelled"), len(rows)),
    )


def compare(
    report: ReportTable,
    rows: list[Row],
    values: Callable[[list[Row]], tuple[Any, ...]],
    columns: int,
) -> None:
    wanted = {
        group.isoformat() if isinstance(group, date) else group: values(some)
        for group, some in grouped(rows, By(report.by)).items()
    }
    found = {row.group: tuple(row.values.values())[:columns] for row in report.rows}
    # A group with nothing but tickets that were void has a row for other columns.
    assert {group: one for group, one in found.items() if one[0]} == {
        group: one for group, one in wanted.items() if one[0]
    }, report.report
    assert tuple(report.total.values.values())[:columns] == values(rows), report.report


@pytest.mark.parametrize("name", golden.NAMES)
def test_reports_agree_with_the_log(box: Box, name: str) -> None:
    log = golden.read(golden.FOLDER / f"{name}.jsonl.gz")
    folded = golden.folded(log.centre, log.events).facts.take()
    box.store.on_connection(lambda connection: write(connection, list(folded)), write=True)
    facts = MeasuredFacts(log.centre).read(log.events).tables()
    stops = [row for row in facts["fact_stop"].values() if row["end"] != "void"]
    tickets = [row for row in facts["fact_ticket"].values() if row["end"] != "void"]
    assert tickets
    period = Period(FIRST, FIRST + timedelta(days=8))

    def made(name: str, by: By) -> ReportTable:
        return box.store.report(box.centre, lambda found: tables.report(found, name, by, period))

    def total(name: str, by: By = By.SERVICE) -> tuple[Any, ...]:
        return tuple(made(name, by).total.values.values())

    for by in tables.OF_STOPS:
        compare(made("wait", by), stops, times("wait", target=True), 5)
        compare(made("walk", by), stops, times("walk"), 4)
        compare(made("service", by), stops, times("service_time"), 4)
    for by in tables.OF_TICKETS:
        compare(made("stay", by), tickets, times("stay"), 4)
        compare(made("visitors", by), tickets, visitors, 10)
    promised = [row for row in tickets if row["promise_kept"] is not None]
    kept = rate(sum(row["promise_kept"] for row in promised), len(promised))
    assert total("promises")[:2] == (len(promised), kept)
    assert total("ratings")[0] == len(facts["fact_rating"])
    opened = [row["length"] for row in facts["fact_interval"].values() if row["state"] == "open"]
    seconds = sum(opened, timedelta()).total_seconds()
    assert total("counters", By.COUNTER)[0] == pytest.approx(seconds)
    # A day alone is as that day among the others.
    for row in made("wait", By.DAY).rows:
        day = date.fromisoformat(str(row.group))
        period = Period(day, day)
        assert total("wait") == tuple(row.values.values())


# A simulated day that is over, for the reports of the demo.


SUNDAY, TUESDAY = FIRST - timedelta(days=1), FIRST + timedelta(days=1)


def test_the_reports_show_a_day_without_a_server(tmp_path: Path) -> None:
    hall = RunningServer(centre_file=VILLAGE, data=tmp_path, clock_start=f"{SUNDAY}T12:00+04:00")
    hall.prepare()

    def make(day: date) -> str:
        asked = ["village", "--data", f"{tmp_path}", "--day", f"{day}", "--visitors", "12"]
        made = CliRunner().invoke(past_day, asked)
        assert made.exit_code == (0 if day == FIRST else 1), made.output
        return made.output

    assert "village is closed on 2026-11-22" in make(SUNDAY)
    # A server that runs has the hall.
    with bootstrap.lock_database(hall.settings) or nullcontext():
        assert "already serves" in make(TUESDAY)
    make(FIRST)
    store = bootstrap.existing_store(hall.settings)
    centre = store.read("village", lambda reading: reading.centre)
    assert centre.day is None
    assert centre.ordinal > 4
    made = store.report(
        "village",
        lambda facts: report(facts, "visitors", By.DAY, Period(FIRST, FIRST)),
    )
    totals = made.total.values
    assert totals["arrivals"] == centre.ordinal
    # All were called; some did not come.
    assert (totals["served"] or 0) + (totals["no_shows"] or 0) == centre.ordinal
    # A hall that has opened keeps its own days.
    assert "village was open on 2026-11-23 already" in make(TUESDAY)
    assert store.read("village", lambda reading: reading.centre) == centre
