"""A database of which one page is overwritten, as by a disk that fails: what is hit is named, and
what can be computed again does not stop the hall."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from contract.enums import Role
from server.engine import checkpoints
from server.store.databases import truncate_wal
from tests.parts.box import Box
from tests.parts.cli import cli_on
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.requesting import issue, ready, send
from tests.parts.village import village
from tests.parts.waiting import until

DAMAGED = "the database cannot be used: it is damaged (database disk image is malformed)"


def overwrite(file: Path, part: str) -> None:
    """Overwrite the first page of a table or an index, as `dd` would."""
    with closing(sqlite3.connect(file)) as database:
        asked = "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema"
        page, size = database.execute(f"{asked} WHERE name = ?", (part,)).fetchone()
    with file.open("r+b") as pages:
        pages.seek((page - 1) * size)
        pages.write(os.urandom(size))


@pytest.fixture
def hall(tmp_path: Path) -> Box:
    """A hall with a ticket, a token and a checkpoint, its database in one file."""
    box = Box(f"sqlite:///{tmp_path}/novbe.db", tmp_path, village())
    box.open_day()
    box.issue()
    box.bearer(Role.INTEGRATION)
    save_checkpoint(box)
    return box


def save_checkpoint(box: Box) -> None:
    """Save a checkpoint, and leave the database in one file."""
    root = box.store.current(box.centre)
    content = checkpoints.encode(root)
    box.store.on_connection(lambda each: checkpoints.save(each, root.centre, content), write=True)
    box.close()
    assert truncate_wal(box.settings.database_url)


PARTS = {
    "event": "event",
    "fact_ticket": "fact_ticket",
    "token": "token",
    "ix_token_centre": "token (ix_token_centre)",
    "sqlite_autoindex_event_1": "event (sqlite_autoindex_event_1)",
}


@pytest.mark.parametrize("part", PARTS)
def test_doctor_and_verify_name_what_is_hit_and_what_to_do(hall: Box, part: str) -> None:
    cli = cli_on(hall.settings.data, None)
    assert cli("verify").exit_code == 0
    overwrite(hall.settings.data / "novbe.db", part)
    verified, looked = cli("verify"), cli("doctor")
    assert (verified.exit_code, looked.exit_code) == (1, 2)
    for told in (verified.stderr, looked.stdout):
        assert f"The database is damaged: {PARTS[part]}." in told, told
        assert "Stop the server and keep a copy of its files." in told
        assert "again, once" not in told
        assert "run the command again" not in told
    assert looked.stdout.count("The database is damaged") == 1


def test_no_command_says_that_a_damaged_database_may_be_read_again(hall: Box) -> None:
    overwrite(hall.settings.data / "novbe.db", "centre")
    done = cli_on(hall.settings.data, None)("export", "village")
    assert done.exit_code == 4
    assert done.stderr.startswith("The database is damaged. Stop the server")


@pytest.mark.parametrize("part", ["ix_token_centre", "sqlite_autoindex_event_1", "checkpoint"])
def test_a_copy_of_what_can_be_computed_again_is_whole(hall: Box, part: str) -> None:
    cli = cli_on(hall.settings.data, None)
    new = f"sqlite:///{hall.settings.data}/new.db"
    overwrite(hall.settings.data / "novbe.db", part)
    assert cli("copy", "--to", new).exit_code == 0
    assert cli("verify", database=new).exit_code == 0


def test_a_copy_of_a_damaged_table_is_refused(hall: Box) -> None:
    overwrite(hall.settings.data / "novbe.db", "token")
    done = cli_on(hall.settings.data, None)(
        "copy", "--to", f"sqlite:///{hall.settings.data}/new.db"
    )
    assert done.exit_code == 4
    assert "Nothing was copied" in done.stderr


@pytest.fixture
def server() -> Iterator[RunningServer]:
    """One that has ended, with a ticket and a checkpoint in one file."""
    with RunningServer(VILLAGE) as running:
        assert issue(running, running.token(Role.GREETER)).ok
        running.stop()
        box = Box(running.settings.database_url, running.settings.data, new=False)
        save_checkpoint(box)
        yield running


def test_a_server_starts_with_a_damaged_checkpoint(server: RunningServer) -> None:
    for part in ("checkpoint", "sqlite_autoindex_checkpoint_1"):
        overwrite(server.settings.data / "novbe.db", part)
    server.start()
    assert issue(server, server.token(Role.GREETER)).ok
    assert "a checkpoint of village cannot be read" in server.said()
    # It meets the page again when it looks which checkpoints are saved.
    until(lambda: ready(server)[1].get("database") == "damaged")


def test_a_server_that_met_a_damaged_page_says_so_from_then_on(server: RunningServer) -> None:
    overwrite(server.settings.data / "novbe.db", "fact_ticket")
    server.start()
    assert ready(server) == (200, {})
    report = f"centres/{server.centre}/reports/visitors?from=2026-11-23&to=2026-11-23"
    manager = server.token(Role.MANAGER)
    assert send(server, "GET", report, manager).status_code == 503
    assert ready(server) == (503, {"database": "damaged"})
    # What does not touch the page goes on, and does not make it whole.
    assert send(server, "GET", f"centres/{server.centre}/board", manager).ok
    assert send(server, "GET", "health").ok
    assert ready(server) == (503, {"database": "damaged"})
    until(lambda: DAMAGED in server.said())
    found = cli_on(server.settings.data, None)("doctor")
    assert "The database is damaged: fact_ticket." in found.stdout
    assert found.stdout.startswith("BAD  Server: The server is not ready: database: damaged.")
