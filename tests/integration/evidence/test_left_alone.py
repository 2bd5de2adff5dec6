"""Commands that verify a hall change no file and create none."""

import json
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.engine import make_url

from contract.errors import ProblemType, Refusal
from server.store import schema
from server.store.connections import Connections
from server.store.databases import open_engine, open_reading_engine
from tests.parts.box import Box
from tests.parts.cli import CANNOT_START, REFUSED, Cli, cli_on, refused
from tests.parts.evidence import close_days
from tests.parts.hall import ROOT, VILLAGE, clean_env

READING = [("verify",), ("digest", "village"), ("accuracy", "village"), ("export", "village")]

WRITING = [
    ("erase", "village", "x"),
    ("user", "set-up-link", "village", "--public-url", "http://hall.example"),
    ("token", "--centre", "village", "--role", "kiosk"),
]


@pytest.mark.databases("postgresql")
def test_empty_database_is_told_and_left_empty(tmp_path: Path, database_url: str) -> None:
    for words in READING + WRITING:
        done = cli_on(tmp_path / "data", database_url)(*words)
        refused(done, CANNOT_START, "--data", "--database", "there is no hall in it")
    assert list(tmp_path.iterdir()) == []
    engine = open_engine(database_url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_wrong_folder_is_told_and_not_made(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for told in ("the file does not exist", "there is no hall in it"):
        for words in READING + WRITING:
            done = cli_on(data, None)(*words)
            refused(done, CANNOT_START, told, "--data")
            assert len(done.stderr.splitlines()) == 1
        if not data.exists():
            data.mkdir()
            (data / "novbe.db").touch()
    assert [one.name for one in data.iterdir()] == ["novbe.db"]
    assert (data / "novbe.db").stat().st_size == 0


def without_constraints(box: Box, statement: str) -> None:
    engine = open_engine(box.settings.database_url)
    with engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        connection.execute(text(statement))
        connection.commit()
    engine.dispose()


def test_a_centre_whose_row_or_log_is_gone_is_told(lived: Box, cli: Cli) -> None:
    without_constraints(lived, "DELETE FROM centre")
    for words in (("verify",), ("verify", "village")):
        done = cli(*words)
        assert done.exit_code == 1, words
        assert "and the row of the centre is missing" in done.stdout, words
    without_constraints(lived, "DELETE FROM event")
    refused(cli("verify"), REFUSED, "There is no centre", "nothing was verified", "--data")


@pytest.mark.databases("sqlite", "postgresql")
def test_database_of_another_release_is_not_read_and_not_upgraded(
    lived: Box, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived.change(text("UPDATE fact_ticket SET number = 'A999' WHERE ticket = 'village.t1'"))
    newest = schema.NEWEST
    with monkeypatch.context() as later:
        # The next release has another migration.
        later.setattr(schema, "NEWEST", "9998")
        for words in READING:
            refused(
                cli(*words),
                CANNOT_START,
                "an older Novbe",
                f"schema '{newest}', this release reads '9998'",
                "Start the server of this release once, or use the release that wrote it",
            )
    lived.change(text("UPDATE alembic_version SET version_num = '9999'"))
    for words in [*READING, *WRITING, ("import", str(VILLAGE))]:
        told = ("a newer Novbe", "'9999'", "Nothing was changed", "backup")
        refused(cli(*words), CANNOT_START, *told)
    assert lived.store.on_connection(schema.version) == "9999"
    lived.change(text(f"UPDATE alembic_version SET version_num = '{schema.NEWEST}'"))
    done = cli("verify")
    assert done.exit_code == 1
    assert "village: 1 faults; " in done.stdout
    changed = "fact_ticket village/2026-11-23/village.t1: number is A999, by the log A001"
    assert changed in done.stdout, "what is to be proven stays as it was"


COMMANDS = """
import json, sys
from click.testing import CliRunner
from server.cli import cli

done = [CliRunner().invoke(cli, words, catch_exceptions=False) for words in json.load(sys.stdin)]
json.dump([(one.exit_code, one.stdout, one.stderr) for one in done], sys.stdout)
"""
"""Runs the command lines that it reads, and writes how each ended and what it said."""


def said_to_a_reader(data: Path, database: str) -> list[tuple[int, str, str]]:
    """How each command that reads ended for a user without root's rights to all files, and what it
    said."""
    program = [sys.executable, "-c", COMMANDS]
    if os.geteuid() == 0:
        program = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *program]
    where = ("--data", str(data), "--database", database)
    lines = json.dumps([[*words, *where] for words in READING]).encode()
    ended = subprocess.run(
        program, input=lines, stdout=subprocess.PIPE, cwd=ROOT, env=clean_env(), timeout=120
    )
    return [(code, out, err) for code, out, err in json.loads(ended.stdout)]


@pytest.fixture
def proven(lived: Box) -> Box:
    """A hall with a history and a digest, and no process on its files."""
    close_days(lived, 1)
    lived.close()
    return lived


def test_a_copy_that_may_only_be_read_is_read_and_left_as_it_is(
    proven: Box, data: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "a copy?#%41" / "novbe.db"
    copy.parent.mkdir()
    shutil.copyfile(tmp_path / "novbe.db", copy)
    before = copy.read_bytes()
    copy.chmod(0o444)
    copy.parent.chmod(0o555)
    told = said_to_a_reader(data, f"sqlite:///{quote(str(copy.parent))}/novbe.db")
    copy.parent.chmod(0o755)
    assert [(code, err) for code, _, err in told] == [(0, "")] * len(READING)
    assert f"no faults; {proven.revision} events" in told[0][1]
    assert copy.read_bytes() == before
    assert [*copy.parent.iterdir()] == [copy]


def test_a_reading_during_which_a_server_began_to_write_is_not_trusted(lived: Box) -> None:
    lived.close()
    reading = Connections(partial(open_reading_engine, lived.settings.database_url), 0)
    count = text("SELECT count(*) FROM event")
    before = reading.run(lambda connection: connection.execute(count).scalar_one())
    with pytest.raises(Refusal) as refusal:
        reading.run(lambda _connection: lived.issue("tax"))
    assert refusal.value.kind is ProblemType.UNAVAILABLE
    reading.close()
    reading = Connections(partial(open_reading_engine, lived.settings.database_url), 0)
    assert reading.run(lambda connection: connection.execute(count).scalar_one()) == before + 1
    reading.close()


@pytest.mark.databases("postgresql")
def test_a_role_that_may_only_read_proves_a_hall(proven: Box, data: Path) -> None:
    reader = f"reader_{uuid4().hex}"
    proven.change(text(f"CREATE ROLE {reader} LOGIN"))
    proven.change(text(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}"))
    proven.close()
    url = make_url(proven.settings.database_url).set(username=reader)
    for words in READING:
        done = cli_on(data, url.render_as_string())(*words)
        assert (done.stderr, done.exit_code) == ("", 0), words
