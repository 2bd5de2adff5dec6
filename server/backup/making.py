"""Makes a backup of a hall, which may be running, and verifies it."""

import os
import sqlite3
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copy, rmtree
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from server.backup import archive
from server.backup.archive import CentreHead, Manifest, UnusableBackup
from server.engine import checkpoints, evidence, log_store
from server.settings import ServerSettings
from server.store import backups, copying, log, schema
from server.store.engine import disposed, is_sqlite, open_engine, open_reading_engine

UNFINISHED: Final = ".making-"
"""The prefix of the temporary folder in which a backup is made."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made and verified, with the older ones that were removed; `not_recorded`
    says why it could not be recorded in the database, if so."""

    path: Path
    manifest: Manifest
    removed: Sequence[Path]
    not_recorded: str | None


def make(settings: ServerSettings, into: Path, *, keep: int | None, whole: bool = False) -> Made:
    """Make a backup, verify it, and only then delete the hall's oldest backups but the last `keep`.
    The `whole` log is verified, or only the events after the last checkpoint. `UnusableBackup` if
    the hall's data or the written file is damaged; `OSError`, `READ_ERRORS`."""
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    made_at = datetime.now(UTC)
    remove_unfinished(into, UNFINISHED, made_at)
    with tempfile.TemporaryDirectory(dir=into, prefix=UNFINISHED) as name:
        folder = Path(name)
        copy_database(settings.database_url, folder / archive.DATABASE)
        centres = verify_database(folder / archive.DATABASE, whole=whole)
        _check_heads(settings.database_url, centres)
        for member in archive.members_in(settings.data):
            (folder / member).parent.mkdir(exist_ok=True)
            # Copy the mode too: only the owner may read the key.
            copy(settings.data / member, folder / member)
        hall = archive.hall_of(centres, folder)
        names = [archive.DATABASE, *archive.members_in(folder)]
        manifest = Manifest(
            made_at=made_at,
            database=schema.NEWEST,
            centres=tuple(centres),
            members={one: archive.sha256_of(folder / one) for one in names},
        )
        path = into / archive.name_of(hall, made_at)
        part = folder / path.name
        archive.pack(folder, manifest, part)
        archive.verify(part, manifest)
        if path.exists():
            raise UnusableBackup(f"{path} was made at the same moment. Run it again.")
        os.rename(part, path)
    old = archive.backups_in(into, hall)[:-keep] if keep else []
    for one in old:
        one.unlink()
    try:
        record(settings.database_url, centres, path, datetime.now(UTC))
    except DBAPIError as error:
        return Made(path, manifest, old, str(error).splitlines()[0])
    return Made(path, manifest, old, None)


def remove_unfinished(folder: Path, beginning: str, now: datetime) -> None:
    """Delete temporary folders of interrupted commands that are older than a day, by the
    machine's clock."""
    for one in folder.glob(f"{beginning}*"):
        if one.stat().st_mtime < (now - timedelta(days=1)).timestamp():
            rmtree(one, ignore_errors=True)


def copy_database(url: str, path: Path) -> None:
    """Copy a consistent snapshot of a database to a new SQLite file."""
    if is_sqlite(url):
        copying.copy_file(url, path)
        return
    with (
        disposed(open_reading_engine(url)) as source,
        disposed(open_engine(f"sqlite:///{path}")) as target,
    ):
        with source.begin() as reading, target.begin() as writing:
            copying.copy_rows(reading, writing)
        with target.connect() as connection:
            # Leave the WAL mode, so that the database is a single file.
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA journal_mode = DELETE")


def verify_database(path: Path, *, whole: bool) -> list[CentreHead]:
    """Load every centre of a copied database, which no other process uses, and verify its log, or
    `UnusableBackup`; returns the heads of the logs."""
    with disposed(open_reading_engine(f"sqlite:///{path}")) as engine:
        try:
            schema.check(engine)
        except schema.UnusableDatabase as error:
            raise UnusableBackup(str(error)) from error
        with engine.begin() as connection:
            damaged = connection.execute(text("PRAGMA quick_check")).scalars().all()
            if damaged != ["ok"]:
                raise UnusableBackup(f"The database is damaged: {damaged[0]}.")
            return [
                _verified_head(connection, centre, whole=whole)
                for centre in sorted(evidence.centres(connection))
            ]


def _verified_head(connection: Connection, centre: str, *, whole: bool) -> CentreHead:
    start = 1 if whole else checkpoints.last_revision(connection, centre) + 1
    verdict = evidence.verify(connection, centre, [], start)
    if verdict.faults:
        raise UnusableBackup(
            f"The log of {centre} is damaged: {verdict.faults[0]}. No backup was made; "
            "'novbe server verify' shows details. Keep the older backups."
        )
    root = log_store.load(connection, centre, None)
    if root is None or root.stopped_at is not None:
        raise UnusableBackup(f"The log of {centre} cannot be replayed to its end.")
    row = root.centre
    return CentreHead(id=centre, epoch=row.epoch, revision=row.revision, head=row.head)


def _check_heads(url: str, centres: Sequence[CentreHead]) -> None:
    """Check that the heads of the copied logs are in the hall's own logs, which may be longer."""
    with disposed(open_reading_engine(url)) as engine, engine.begin() as connection:
        known = {one.centre: one.epoch for one in log.heads(connection)}
        for one in centres:
            found = log.hash_at(connection, one.id, one.revision)
            if known.get(one.id) != one.epoch or (found or "") != one.head:
                raise UnusableBackup(f"The copy of {one.id} is not the hall's log.")


def record(url: str, centres: Sequence[CentreHead], file: Path, at: datetime) -> None:
    """Record a backup in the hall's database, which shows its age."""
    with disposed(open_engine(url)) as engine, engine.begin() as connection:
        for one in centres:
            backups.record(connection, one.id, at, file.absolute())


READ_ERRORS = (DBAPIError, sqlite3.Error)
"""What reading a database may raise."""
