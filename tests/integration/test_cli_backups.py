"""Backups by command: made, proven, rotated, restored on either database, and copied to another."""

import os
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from contract import commands as c
from contract.enums import ProblemKind, Role
from server.application import problems
from server.application.care import of_hall
from server.bootstrap import clock_from
from server.store import tables as t
from tests.parts.box import Box
from tests.parts.cli import CANNOT_START, REFUSED, Cli, beside, cli_on, refused, said
from tests.parts.restored import large_village

NOTICE = "The lift is out of order"


@pytest.fixture
def hall(tmp_path: Path, database_url: str) -> Iterator[Box]:
    """The village, as a server that runs beside sees it."""
    found = beside(tmp_path / "data", database_url)
    large_village(found)
    yield found
    found.close()


def with_past(cli: Cli, hall: Box) -> str:
    """Give the hall a person and a notice; the id of the notice."""
    said(cli("user", "add", "village", "leyla", "--name", "Leyla Q", "--role", "operator"))
    hall.give(c.PostNotice, hall.who(Role.MANAGER), texts={"en": NOTICE, "az": "Lift"})
    return str(hall.events()[-1].data["notice"])


def backups(folder: Path) -> list[Path]:
    return sorted(folder.glob("novbe-*.tar.gz"))


def words(hall: Box) -> list[str | None]:
    return hall.store.on_connection(
        lambda connection: list(connection.execute(select(t.words_kept.c.words)).scalars())
    )


@pytest.mark.databases("sqlite", "postgresql")
def test_hall_goes_on_from_a_backup_and_what_was_erased_stays_so(
    hall: Box, cli: Cli, tmp_path: Path, database_url: str
) -> None:
    notice = with_past(cli, hall)
    # On SQLite the hall may go on meanwhile.
    made = said(cli("backup", "--into", str(tmp_path / "backups")))
    (file,) = backups(tmp_path / "backups")
    assert f"{file} (" in made
    assert f"village to revision {hall.revision}" in made
    said(cli("erase", "village", notice))
    said(cli("user", "forget", "village", "leyla"))
    lost = hall.revision

    refused(
        cli("restore", str(file)),
        REFUSED,
        "Nothing was changed",
        "--replace" if database_url.startswith("sqlite") else "Other programs are connected",
    )
    hall.close()
    refused(cli("restore", str(file)), REFUSED, "Nothing was changed", "--replace")
    told = said(cli("restore", str(file), "--replace"))
    assert "2 erasures were done again" in told
    assert "calls go on after 100" in told

    assert "as the log says" in said(cli("verify"))
    # The backup that it went on from is its last one.
    assert file.name in said(cli("user", "access", "village"))
    again = beside(tmp_path / "data", database_url)
    assert NOTICE not in str(words(again))
    assert "leyla" not in said(cli("user", "list", "village"))
    assert again.revision < lost + 2
    assert "centre_restored" in again.last(3)
    assert len(list((tmp_path / "data").glob("before-restore-*/*"))) > 1
    # The list of what was erased goes into the next backup, and is good for an older one.
    again.close()
    said(cli("restore", str(file), "--replace"))
    third = beside(tmp_path / "data", database_url)
    assert NOTICE not in str(words(third))
    third.close()


@pytest.fixture
def other_database(request: pytest.FixtureRequest, database_kind: str, tmp_path: Path) -> str:
    """An empty database of the other kind."""
    if database_kind == "postgresql":
        return f"sqlite:///{tmp_path / 'other.db'}"
    server = request.getfixturevalue("postgres_server")
    return str(server.url("other"))


@pytest.mark.databases("sqlite", "postgresql")
def test_hall_is_copied_to_a_database_of_the_other_kind(
    hall: Box, cli: Cli, tmp_path: Path, other_database: str
) -> None:
    with_past(cli, hall)
    events = hall.events()
    hall.close()
    assert f"{len(events)} of them events" in said(cli("copy", "--to", other_database))
    there = cli_on(tmp_path / "data", other_database)
    assert "as the log says" in said(there("verify"))
    copied = beside(tmp_path / "data", other_database)
    assert copied.events() == events
    assert NOTICE in str(words(copied))
    # What is noted from now on gets a key of its own.
    said(there("backup", "--into", str(tmp_path / "backups")))
    copied.close()
    refused(cli("copy", "--to", other_database), REFUSED, "There is a hall in")


@pytest.mark.databases("postgresql")
def test_a_backup_of_one_database_is_restored_into_the_other(
    hall: Box, cli: Cli, tmp_path: Path, other_database: str
) -> None:
    with_past(cli, hall)
    said(cli("backup", "--into", str(tmp_path / "backups")))
    (file,) = backups(tmp_path / "backups")
    there = cli_on(tmp_path / "elsewhere", other_database)
    certificate = tmp_path / "elsewhere/certificate.pem"
    certificate.parent.mkdir()
    certificate.write_text("of this machine")
    said(there("restore", str(file)))
    assert certificate.read_text() == "of this machine"
    assert "as the log says" in said(there("verify"))
    assert "leyla" in said(there("user", "list", "village"))
    key = tmp_path / "elsewhere/secret.key"
    assert key.read_bytes() == (tmp_path / "data/secret.key").read_bytes()
    assert [one.stat().st_mode & 0o777 for one in (key, file)] == [0o600, 0o600]


def test_backups_are_rotated(hall: Box, cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in ("novbe-20200101T000000Z.tar.gz", "novbe-20200102T000000Z.tar.gz", "notes.txt"):
        (folder / name).write_text("older")
    # Of a backup that was killed, and of one that is being made.
    for name in (".making-old", ".making-new"):
        (folder / name).mkdir()
    os.utime(folder / ".making-old", (0, 0))
    assert "novbe-20200101T000000Z.tar.gz is removed" in said(
        cli("backup", "--into", str(folder), "--keep", "2")
    )
    assert len(backups(folder)) == 2
    assert (folder / "notes.txt").exists()
    assert [one.name for one in folder.glob(".making-*")] == [".making-new"]


def backup_alarms(hall: Box) -> list[str]:
    told = hall.read(lambda reading: problems.problems(hall.hall.basis(reading)))
    return [one.kind for one in told if one.kind is ProblemKind.BACKUP_OLD]


def test_a_hall_without_a_backup_for_a_day_is_an_alarm(hall: Box, cli: Cli, tmp_path: Path) -> None:
    # So far apart are two nights where summer time ends.
    hall.forward(hours=25, minutes=45)
    assert backup_alarms(hall) == []
    hall.forward(hours=1, minutes=15)
    assert backup_alarms(hall) == ["backup_old"]
    said(cli("backup", "--into", str(tmp_path / "backups")))
    # It was made by the machine's own clock.
    hall.forward(hours=-3)
    assert backup_alarms(hall) == []
    (found,) = (one for one in of_hall.look(hall.hall, "village") if one.what == "backup")
    assert found.state == "ok"
    hall.forward(hours=3)
    assert backup_alarms(hall) == ["backup_old"]
    # A hall whose clock is another one is only played.
    clock_from(hall.store, hall.clock.now(), 1.0)
    assert backup_alarms(hall) == []


def test_a_damaged_log_makes_no_backup(hall: Box, cli: Cli, tmp_path: Path) -> None:
    hall.store.on_connection(
        lambda connection: connection.execute(t.event.update().values(previous="0" * 64)),
        write=True,
    )
    done = cli("backup", "--into", str(tmp_path / "backups"), "--keep", "1")
    refused(done, 1, "The log of village is not whole", "Keep the older ones")
    assert not list((tmp_path / "backups").iterdir())


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-2000])


def change_a_member(file: Path) -> None:
    folder = file.parent / "changed"
    with tarfile.open(file) as archive:
        archive.extractall(folder, filter="data")
    with sqlite3.connect(folder / "novbe.db") as connection:
        connection.execute("DELETE FROM person")
    connection.close()
    with tarfile.open(file, "w:gz") as archive:
        archive.add(folder, "")


@pytest.mark.parametrize("spoil", [cut, change_a_member])
def test_a_damaged_backup_is_refused(
    hall: Box, cli: Cli, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    with_past(cli, hall)
    said(cli("backup", "--into", str(tmp_path / "backups")))
    (file,) = backups(tmp_path / "backups")
    spoil(file)
    new = cli_on(tmp_path / "new", None)
    refused(new("restore", str(file)), REFUSED, "Nothing was changed", "damaged", "Take another")
    assert [one.name for one in (tmp_path / "new").iterdir()] == ["novbe.db.lock"]


def test_without_a_hall_nothing_is_backed_up(cli: Cli, tmp_path: Path) -> None:
    refused(cli("backup", "--into", str(tmp_path / "backups")), CANNOT_START, "cannot be used")
