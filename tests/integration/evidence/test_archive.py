"""The oldest events in an archive: verified, finished after a kill, named where damaged; and a
hall without them."""

import gzip
import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from contract import commands as c
from contract.enums import Role
from contract.errors import Refusal
from contract.events import Event
from server import bootstrap
from server.commands.centres import versions
from server.domain.fold import FOLD_VERSION
from server.engine import archiving, checkpoints
from server.engine.digest_writer import DigestWriter
from server.realtime.publisher import changes_since
from server.settings import CannotStart, ServerSettings
from server.signing import KEY_FILE
from server.store import archive, log_start
from server.store import tables as t
from server.store.digests import lines_of, path_of
from tests.integration.evidence.conftest import Past
from tests.parts.box import Box, Template
from tests.parts.browsing import Browsing
from tests.parts.cli import FAULTY, NOT_PROVEN, REFUSED, Cli, cli_on, refused, said
from tests.parts.evidence import close_days, judged, nothing, run_sql, set_clock_of_commands
from tests.parts.rebuilding import rebuilt_facts, stored_facts
from tests.parts.reconfigured import config

NOVEMBER, DECEMBER = "village-2026-11.jsonl.gz", "village-2026-12.jsonl.gz"


@pytest.fixture(scope="module")
def old(past: Past, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Past, Path]]:
    """A hall that worked in November, December and, long after that, in April, and the folder of
    its digests; to be copied."""
    folder = tmp_path_factory.mktemp("old")
    with past.copied(folder) as hall:
        close_days(hall, 2)
        hall.forward(days=15)
        hall.open_day()
        hall.import_config(config(lambda told: told["services"][0].update(target_minutes=33)))
        close_days(hall, 3)
        hall.forward(days=122)
        hall.open_day()
        hall.issue()
        DigestWriter(folder / "data").write_missing(hall.store)
        set_clock_of_commands(hall, hall.clock.now())
        hall.close()
        template = Template(str(hall.settings.database), hall.settings.data, hall.bearers)
        yield Past(template, hall.clock.now(), past.server), folder / "data"


@pytest.fixture
def aged(old: tuple[Past, Path], tmp_path: Path, data: Path) -> Iterator[Box]:
    past, digests = old
    shutil.copytree(digests, data)
    with past.copied(tmp_path) as box:
        yield box


@pytest.fixture
def cli(aged: Box, data: Path) -> Cli:
    return cli_on(data, aged.settings.database_url)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture
def archived(aged: Box, cli: Cli, folder: Path) -> Box:
    """The same hall once its first two months are in the archive."""
    told = said(cli("archive", "--into", str(folder), "--older-than", "90"))
    assert [one.name for one in sorted(folder.iterdir())] == [NOVEMBER, DECEMBER]
    assert f"{folder / NOVEMBER}: revisions 1 to " in told
    return aged


def in_database(box: Box) -> list[int]:
    asked = select(t.event.c.revision).order_by(t.event.c.revision)
    return box.column(asked)


def begin_of(box: Box) -> log_start.LogStart:
    return box.store.on_connection(lambda one: log_start.start_of(one, box.centre))


def in_archive(box: Box, folder: Path) -> list[Event]:
    return list(archive.events_before(folder, box.centre, begin_of(box)))


def content(box: Box) -> bytes:
    """The state of a process after its start, as a checkpoint has it."""
    again = box.reopened()
    found = checkpoints.encode(again.store.current(box.centre))
    again.close()
    return found


@pytest.mark.databases("sqlite", "postgresql")
def test_a_hall_goes_on_without_its_first_months(
    aged: Box, cli: Cli, folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = aged.events()
    catalogues = [one.catalogue for one in versions(aged.store, "village")]
    last = [one.revision for one in events if one.type == "day_closed"][-1]

    # Commands have their turn after each transaction that deletes.
    monkeypatch.setattr(time, "sleep", lambda _seconds: aged.issue())
    said(cli("archive", "--into", str(folder), "--older-than", "90"))
    monkeypatch.undo()
    assert aged.revision > len(events)
    assert in_archive(aged, folder) == events[:last]
    files = [gzip.decompress((folder / one).read_bytes()) for one in (NOVEMBER, DECEMBER)]
    lines = [json.loads(line) for one in files for line in one.splitlines()[1:]]
    assert lines == [one.wire() for one in events[:last]]
    begin = begin_of(aged)
    assert (begin.revision, begin.day) == (last, date(2026, 12, 11))
    configured = [one.revision for one in events[:last] if one.type == "centre_configured"]
    assert len(configured) == 3
    assert in_database(aged) == [*configured, *range(last + 1, aged.revision + 1)]
    # The state, the facts and the configurations are those of the whole log.
    assert content(aged) == checkpoints.encode(aged.store.current("village"))
    whole = [*events[:last], *aged.events(last)]
    assert stored_facts(aged.store, "village") == rebuilt_facts("village", whole)
    assert [one.catalogue for one in versions(aged.store, "village")] == catalogues

    aged.give(c.CloseDay)
    DigestWriter(data).write_missing(aged.store)
    set_clock_of_commands(aged, aged.clock.now())
    assert f"verified from revision {last + 1} on" in said(cli("verify"))
    told = said(cli("verify", "--archive", str(folder)))
    assert f"no faults; {aged.revision} events, " in told
    assert "verified from" not in told
    # The next month is too young.
    assert "no other month" in said(cli("archive", "--into", str(folder), "--older-than", "90"))


def test_requests_for_archived_events_say_so(
    archived: Box, cli: Cli, folder: Path, data: Path
) -> None:
    begin = begin_of(archived)
    old = archived.get(f"centres/village/log?after={begin.revision - 1}", Role.MANAGER)
    assert (old.status_code, old.get_json()["type"]) == (410, "/problems/archived")
    assert "11 December 2026" in old.get_json()["detail"]
    assert old.get_json()["fields"] == [
        {"field": "after", "message": f"is at least {begin.revision}"}
    ]
    new = archived.get(f"centres/village/log?after={begin.revision}", Role.MANAGER).get_json()
    assert new[0]["previous"] == begin.head
    # A process that starts may ask what happened since the first event.
    again = archived.reopened()
    assert again.read(lambda reading: changes_since(reading, 0)).subjects
    again.close()

    manager = Browsing(archived)
    manager.set_up()
    page = manager.open("/console/tickets?number=A001&day=2026-11-23")
    assert manager.status == 410
    page.says("What happened up to 11 December 2026 is in the archive")

    told = json.loads(said(cli("ticket", "export", "village", "t1")))
    assert told["log"] == []
    assert told["facts"]["fact_ticket"]
    assert told["log_archived_through"] == "2026-12-11"

    done = cli("digest", "village", "--day", "2026-11-23")
    refused(done, FAULTY, "in the archive", str(path_of(data, "village")))
    told = cli("verify", "--from", "5").output
    assert f"the log begins with revision {begin.revision + 1}" in told
    assert "no faults" in said(cli("verify", "--from", str(begin.revision + 1)))
    refused(cli("verify", "--from", "5", "--archive", str(folder)), FAULTY, "one of the two")


def test_facts_are_compared_since_the_archive_and_made_again_with_it(
    archived: Box, cli: Cli, folder: Path
) -> None:
    events = [*in_archive(archived, folder), *archived.events(begin_of(archived).revision)]
    for day in ("2027-04-12", "2026-11-23"):
        statement = "UPDATE fact_ticket SET stops = 9 WHERE day = :day"
        archived.store.on_connection(run_sql(statement, day=day), write=True)
    assert cli("verify").output.count("stops is 9") == 1
    assert cli("verify", "--archive", str(folder)).output.count("stops is 9") > 1
    refused(cli("facts", "rebuild"), REFUSED, "up to 2026-12-11", "--archive")
    assert "from the archive" in said(cli("facts", "rebuild", "--archive", str(folder)))
    assert stored_facts(archived.store, "village") == rebuilt_facts("village", events)


@pytest.mark.parametrize("moment", ["move", "between"])
def test_a_run_that_was_killed_is_finished_by_the_next(
    aged: Box, cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    events = aged.events()
    # The first finds nothing to delete yet.
    deletions = iter([log_start.delete_archived] * 2)

    def kill(connection: Connection, **values: Any) -> bool:
        delete = next(deletions, None)
        if moment == "move" or delete is None:
            raise KeyboardInterrupt
        return delete(connection, **values)

    monkeypatch.setattr(archiving, "REVISIONS_PER_DELETE", 7)
    monkeypatch.setattr(log_start, "move_start" if moment == "move" else "delete_archived", kill)
    with suppress(KeyboardInterrupt):
        cli("archive", "--into", str(folder), "--older-than", "90")
    monkeypatch.undo()
    assert bool(begin_of(aged).revision) == (moment != "move")
    # In between the hall is no faults too, and goes on.
    assert "no faults" in said(cli("verify", "--archive", str(folder)))
    assert content(aged)
    said(cli("archive", "--into", str(folder), "--older-than", "90"))
    begin = begin_of(aged)
    assert [*in_archive(aged, folder), *aged.events(begin.revision)] == events
    kept = [one.revision for one in events if one.type == "centre_configured"]
    assert [one for one in in_database(aged) if one <= begin.revision] == kept
    assert sorted(one.name for one in folder.iterdir()) == [NOVEMBER, DECEMBER]


def rewritten(path: Path, change: Callable[[list[bytes]], object]) -> None:
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    change(lines)
    path.write_bytes(gzip.compress(b"".join(lines)))


def test_a_damaged_archive_is_named(archived: Box, cli: Cli, folder: Path) -> None:
    path = folder / DECEMBER
    whole = path.read_bytes()
    damages: dict[str, Callable[[], object]] = {
        "cannot be read, or is damaged": lambda: path.write_bytes(whole[:-100]),
        "does not match its hash": lambda: rewritten(
            path, lambda lines: lines.append(lines.pop().replace(b"village", b"another", 1))
        ),
        "before its end": lambda: rewritten(path, lambda lines: lines.pop()),
        "is missing": lambda: rewritten(path, lambda lines: lines.pop(3)),
        "starts with revision": path.unlink,
    }
    for told, damage in damages.items():
        damage()
        done = cli("verify", "--archive", str(folder))
        assert done.exit_code == NOT_PROVEN, told
        assert told in done.output, done.output
        assert str(folder) in done.output
        assert "no faults" in said(cli("verify"))
        path.write_bytes(whole)
    assert "no faults" in said(cli("verify", "--archive", str(folder)))


def test_nothing_is_deleted_that_is_not_proven(
    aged: Box, cli: Cli, folder: Path, data: Path
) -> None:
    events = aged.events()
    words = ("archive", "--into", str(folder), "--older-than", "90")
    # A file that is there, of another hall perhaps.
    folder.mkdir()
    (folder / NOVEMBER).write_bytes(gzip.compress(b"{}"))
    refused(cli(*words), NOT_PROVEN, NOVEMBER, "damaged")
    assert aged.events() == events
    (folder / NOVEMBER).unlink()
    # A digest that was not written.
    path = path_of(data, "village")
    lines = lines_of(path)
    path.write_text("\n".join(lines[1:]) + "\n")
    refused(cli(*words), NOT_PROVEN, "2026-11-23", "is missing")
    path.write_text("\n".join(lines) + "\n")
    # A log that is broken.
    broken = run_sql("UPDATE event SET actor_id = 'another' WHERE revision = 9")
    aged.store.on_connection(broken, write=True)
    refused(cli(*words), NOT_PROVEN, "revision 9", "novbe server verify")
    assert len(aged.events()) == len(events)
    refused(cli("archive"), FAULTY, "--into", "NOVBE_ARCHIVE")


def test_a_change_of_archived_events_is_found(archived: Box, folder: Path, data: Path) -> None:
    lines, begin = lines_of(path_of(data, "village")), begin_of(archived)
    tampers = {
        "UPDATE archived SET head = 'x'": "does not follow the event before it",
        "UPDATE event SET actor_id = 'x' WHERE revision = 1": "was changed",
        "UPDATE archived SET revision = revision - 1": "is missing",
    }
    for statement, told in tampers.items():
        assert any(told in one for one in judged(archived, run_sql(statement), lines).faults)
    assert judged(archived, nothing, lines).faults == []
    # A log that begins after events that no digest knows.
    forged = [line.replace(begin.head, "0" * 64) for line in lines]
    faults = judged(archived, nothing, forged).faults
    assert any("does not match the start of the log" in one for one in faults)
    # A configuration that is gone shows with the archive.
    gone = run_sql("DELETE FROM event WHERE revision = 1")
    assert judged(archived, gone, lines).faults == []
    [fault] = judged(archived, gone, lines, folder=folder).faults
    assert fault.startswith("revision 1: the stored copy")


def test_a_release_of_other_rules_reads_the_archive_once(
    archived: Box, cli: Cli, folder: Path, data: Path
) -> None:
    state = content(archived)

    def older(connection: Connection) -> None:
        connection.execute(t.archived.update().values(fold=FOLD_VERSION - 1, content=b""))
        connection.execute(t.checkpoint.delete())

    archived.store.on_connection(older, write=True)
    with pytest.raises(Refusal):
        content(archived)
    assert "could not be compared" in said(cli("verify"))
    assert "no faults" in said(cli("verify", "--archive", str(folder)))
    settings = ServerSettings(data=data, database=archived.settings.database)
    with pytest.raises(CannotStart, match="NOVBE_ARCHIVE"):
        bootstrap.refold_archived_states(settings, archived.store)
    settings = settings.model_copy(update={"archive": folder})
    bootstrap.refold_archived_states(settings, archived.store)
    assert content(archived) == state


def test_a_backup_has_the_log_that_is_left(
    archived: Box, cli: Cli, folder: Path, tmp_path: Path
) -> None:
    shutil.copy(archived.settings.data / KEY_FILE, tmp_path / "data")
    said(cli("backup", "--into", str(tmp_path / "backups"), "--whole"))
    archived.close()
    (file,) = (tmp_path / "backups").glob("*.gz")
    said(cli("restore", str(file), "--replace", "--next", "A=5", "--next", "K=150"))
    assert "no faults" in said(cli("verify", "--archive", str(folder)))
    # The state is made from where the log begins, though the restore named it by another epoch.
    again = archived.reopened()
    again.change(t.checkpoint.delete())
    assert content(again)
    again.close()
