"""A simulated day that is over, for the reports of the demo."""

from contextlib import nullcontext
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from server import bootstrap
from server.domain.figures import By, Period
from server.views.reports.tables import report
from simulator.past_day import past_day
from tests.parts.hall import VILLAGE, RunningServer

SUNDAY, MONDAY, TUESDAY = (date(2026, 11, day) for day in (22, 23, 24))


def test_the_reports_show_a_day_without_a_server(tmp_path: Path) -> None:
    hall = RunningServer(centre_file=VILLAGE, data=tmp_path, clock_start=f"{SUNDAY}T12:00+04:00")
    hall.prepare()

    def make(day: date) -> str:
        asked = ["village", "--data", f"{tmp_path}", "--day", f"{day}", "--visitors", "12"]
        made = CliRunner().invoke(past_day, asked)
        assert made.exit_code == (0 if day == MONDAY else 1), made.output
        return made.output

    assert "village is closed on 2026-11-22" in make(SUNDAY)
    # A server that runs has the hall.
    with bootstrap.lock_database(hall.settings) or nullcontext():
        assert "already serves" in make(TUESDAY)
    make(MONDAY)
    store = bootstrap.existing_store(hall.settings)
    centre = store.read("village", lambda reading: reading.centre)
    assert centre.day is None
    assert centre.ordinal > 4
    made = store.report(
        "village",
        lambda facts: report(facts, "visitors", By.DAY, Period(MONDAY, MONDAY)),
    )
    assert made.total.values[0] == centre.ordinal
    # All were called; some did not come.
    assert sum(one or 0 for one in made.total.values[1:3]) == centre.ordinal
    # A hall that has opened keeps its own days.
    assert "village was open on 2026-11-23 already" in make(TUESDAY)
    assert store.read("village", lambda reading: reading.centre) == centre
