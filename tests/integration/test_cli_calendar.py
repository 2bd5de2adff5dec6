"""`novbe server holidays` and `accuracy`."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner, Result

from contract import commands as c
from server import bootstrap
from server.cli import cli
from server.clock import MachineClock
from tests.parts.box import Box


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words, catch_exceptions=False)


def test_holidays_are_lines_for_the_centre_file() -> None:
    done = run("holidays", "--country", "az", "--year", "2027", "--language", "en_US")
    days = tomllib.loads(done.stdout)["holidays"]
    assert {"2027-01-20", "2027-05-28", "2027-11-08"} <= {day.isoformat() for day in days}
    assert "# Martyrs' Day" in done.stdout


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    for words, said in [
        (["--country", "XX"], "AZ, BA"),
        (["--country", "AZ", "--language", "xx"], "az, en_US"),
        (["--country", "AZ", "--year", "1899"], "between 2000 and 2100"),
    ]:
        done = run("holidays", *words)
        assert (done.exit_code, done.stdout) == (2, "")
        assert said in done.stderr


def test_the_accuracy_of_a_day_is_a_table(box: Box, tmp_path: Path) -> None:
    box.called("1", "paper")
    box.issue("paper")
    box.forward(minutes=9)
    box.at("1", c.Finish, next=True)
    where = ["--data", str(box.settings.data), "--database", str(box.settings.database)]
    done = run("accuracy", "village", *where)
    lines = done.stdout.splitlines()
    assert lines[0].startswith("village, 2026-11-23")
    assert lines[0].endswith("bias below zero: it took longer")
    assert [line.split()[3] for line in lines[2:]] == ["-1.7", "-1.7"]
    assert [line.split()[:2] for line in lines[2:]] == [["(all)", "2"], ["paper", "2"]]
    other = run("accuracy", "village", "--day", "2026-11-22", *where)
    assert other.stdout.startswith("No visitor of village was called on 2026-11-22")
    assert run("accuracy", "nowhere", *where).exit_code == 3


def test_after_a_rehearsal_the_hall_goes_by_the_machine_s_clock(box: Box) -> None:
    start = datetime(2026, 12, 1, 7, tzinfo=UTC)
    shifted, begun = bootstrap.open_clock(box.store, start, 1.0)
    assert begun
    assert abs(bootstrap.stored_clock(box.store).now() - shifted.now()) < timedelta(minutes=1)
    bootstrap.open_clock(box.store, None, 1.0)
    assert isinstance(bootstrap.stored_clock(box.store), MachineClock)
