"""Restores a backup: it is prepared as a copy, which then replaces the old hall. Copies a stopped
hall to another database."""

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, select
from sqlalchemy.engine import make_url

from server import bootstrap
from server.backup import archive, making
from server.backup.archive import UnusableBackup
from server.backup.preparing import NotRestored, Restored, prepare
from server.clock import Clock
from server.engine import evidence
from server.settings import ServerSettings
from server.store import copying, log
from server.store import tables as t
from server.store.engine import (
    disposed,
    is_sqlite,
    lock_exclusively,
    open_engine,
    open_reading_engine,
)
from server.store.erasures import FOLDER as ERASURES

UNFINISHED: Final = ".restoring-"
"""The prefix of the temporary folder in which the copy is prepared."""


class HalfRestored(Exception):
    """A restore failed half-way; the message says why, and where all files are."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a restore for each centre, and the folder with the old files, if there were
    any."""

    centres: list[Restored]
    old: Path | None


def restore(
    settings: ServerSettings,
    file: Path,
    *,
    over: bool,
    next_numbers: Mapping[str, int],
    erasures: Sequence[Path] = (),
    clock: Clock | None = None,
) -> Outcome:
    """Restore a stopped hall from a backup.

    Args:
        settings: the database and the data folder, which need not exist.
        over: whether an existing hall may be replaced.
        next_numbers: the next number of series, as read from printed tickets.
        erasures: folders with lists of erasures, of other machines that served the hall.
        clock: the hall's clock; by default as stored in the backup.

    Raises:
        HalfRestored: the restore failed, and the old files could not be put back. With any other
            error nothing was changed.
    """
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = bootstrap.lock_database(settings)
    try:
        there = check_target(settings, over=over)
        making.remove_unfinished(settings.data, UNFINISHED, datetime.now(UTC))
        folder = settings.data / f"{UNFINISHED}{secrets.token_hex(4)}"
        folder.mkdir(mode=0o700)
        keep = False
        try:
            manifest = archive.unpack(file, folder)
            backed_up = {one.id for one in manifest.centres}
            if there and backed_up.isdisjoint(there):
                raise NotRestored(
                    f"{file} is a backup of {', '.join(sorted(backed_up)) or 'no centre'}, and "
                    f"{', '.join(sorted(there))} is in {settings.database_shown}. Name a backup of "
                    "that hall, or another --database and --data."
                )
            copied = ServerSettings(
                data=folder, database=f"sqlite:///{folder / archive.DATABASE}", tls=False
            )
            # The backup may be of an older release.
            bootstrap.upgrade_schema(copied)
            making.verify_database(folder / archive.DATABASE, whole=False)
            lists = [settings.data / ERASURES, *erasures]
            centres = prepare(copied, lists, next_numbers, clock)
            making.record(copied.database_url, manifest.centres, file, manifest.made_at)
            making.verify_database(folder / archive.DATABASE, whole=False)
            old = _put_in_place(settings, folder)
        except HalfRestored:
            keep = True
            raise
        finally:
            if not keep:
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        if lock is not None:
            lock.close()
    return Outcome(centres, old)


def check_target(settings: ServerSettings, *, over: bool) -> frozenset[str]:
    """Check that no server is running and that no hall would be overwritten without `over`, or
    `NotRestored`; returns the centres of the existing hall, if they can be read."""
    url, shown = settings.database_url, settings.database_shown
    if is_sqlite(url) and not Path(str(make_url(url).database)).exists():
        return frozenset()
    try:
        with disposed(open_reading_engine(url)) as engine, engine.begin() as connection:
            require_stopped(connection, shown)
            _require_own_tables(connection, shown)
            there = _centres_in(connection)
            if there and not over:
                raise NotRestored(
                    f"There is a hall in {shown}. To let a backup take its place add --replace to "
                    "'restore', which keeps the old one; 'copy' needs an empty database."
                )
            return there
    except making.READ_ERRORS as error:
        if not is_sqlite(url):
            raise NotRestored(
                f"{shown} cannot be reached ({str(error).splitlines()[0]}). Check that "
                "PostgreSQL runs, and that the address is right."
            ) from error
        # A restore must be able to replace a damaged database.
        if not over:
            raise NotRestored(
                f"{shown} cannot be read ({str(error).splitlines()[0]}). Add --replace to let the "
                "backup take its place; the old files are kept next to it."
            ) from error
        return frozenset()


def require_stopped(connection: Connection, shown: str) -> None:
    """Lock a PostgreSQL database against servers until the transaction ends; `NotRestored` if a
    server is connected."""
    if not lock_exclusively(connection):
        raise NotRestored(
            f"A server of this hall is connected to {shown}. Stop the servers of this hall, on "
            "all machines, and run this again."
        )


def _require_own_tables(connection: Connection, shown: str) -> None:
    tables = set(inspect(connection).get_table_names())
    if tables and not {t.centre.name, "alembic_version"} <= tables:
        raise NotRestored(
            f"{shown} holds the tables of another program ({', '.join(sorted(tables)[:3])}). "
            "Name a database of the hall's own."
        )


def _centres_in(connection: Connection) -> frozenset[str]:
    if not inspect(connection).has_table(t.centre.name):
        return frozenset()
    return frozenset(connection.execute(select(t.centre.c.id)).scalars())


def _put_in_place(settings: ServerSettings, folder: Path) -> Path | None:
    """Move the old files aside and the new ones into place, the database last. If that fails, the
    old files are put back."""
    moment = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    old = settings.data / f"before-restore-{moment}-{secrets.token_hex(2)}"
    old.mkdir(mode=0o700)
    moved: list[tuple[Path, Path]] = []
    try:
        _exchange(settings, folder, old, moved)
    except BaseException as error:
        try:
            for path, to in reversed(moved):
                shutil.move(to, path)
            if not any(old.iterdir()):
                old.rmdir()
        except OSError as again:
            raise HalfRestored(
                f"Restoring failed in the middle ({error}), and what was there could not be put "
                f"back ({again}). The old files are in {old}, those of the backup in {folder}. "
                "Do not start the server: make room, and run the restore again with --replace."
            ) from error
        raise
    # Everything must be on the disk before the server starts.
    os.sync()
    if any(old.iterdir()):
        return old
    old.rmdir()
    return None


def _exchange(
    settings: ServerSettings, folder: Path, old: Path, moved: list[tuple[Path, Path]]
) -> None:
    """Exchange the files; each move is added to `moved`, as source and target."""
    url = settings.database_url
    database = Path(str(make_url(url).database))
    with (
        nullcontext()
        if is_sqlite(url)
        else _database_replaced(settings, folder / archive.DATABASE, old)
    ):
        if is_sqlite(url):
            for ending in ("", "-wal", "-shm", "-journal"):
                path = Path(f"{database}{ending}")
                _move(path, old / f"{archive.DATABASE}{ending}", moved)
        # A certificate that is not in the backup was made later; this machine keeps it.
        files = [name for name in archive.KEPT_FILES if (folder / name).exists()]
        for name in (*files, *archive.KEPT_FOLDERS):
            _move(settings.data / name, old / name, moved)
            _move(folder / name, settings.data / name, moved)
        if is_sqlite(url):
            database.parent.mkdir(parents=True, exist_ok=True)
            _move(folder / archive.DATABASE, database, moved)
            os.chmod(database, 0o600)


def _move(path: Path, to: Path, moved: list[tuple[Path, Path]]) -> None:
    if not path.exists():
        return
    try:
        shutil.move(path, to)
    except BaseException:
        # A move to another disk failed half-way and left a part.
        if path.is_file() and to.is_file():
            to.unlink()
        raise
    moved.append((path, to))


@contextmanager
def _database_replaced(settings: ServerSettings, path: Path, old: Path) -> Iterator[None]:
    """Replace the content of a PostgreSQL database, which is first saved as a file; if the block
    fails, the database is left unchanged."""
    url = settings.database_url
    with (
        disposed(open_reading_engine(f"sqlite:///{path}")) as source,
        disposed(open_engine(url)) as target,
    ):
        with target.begin() as connection:
            filled = _centres_in(connection)
        if filled:
            making.copy_database(url, old / archive.DATABASE)
        with source.begin() as reading, target.begin() as writing:
            require_stopped(writing, settings.database_shown)
            copying.drop_all(writing)
            copying.copy_rows(reading, writing)
            yield


def move(settings: ServerSettings, target: ServerSettings) -> dict[str, int]:
    """Copy a stopped hall to an empty database, and verify every log before and after; returns the
    number of rows of each table. `NotRestored`, `UnusableBackup` and `bootstrap.CannotStart` if
    nothing was changed."""
    bootstrap.existing_store(settings).close()
    locks = [bootstrap.lock_database(one) for one in (settings, target)]
    try:
        check_target(target, over=False)
        with (
            disposed(open_reading_engine(settings.database_url)) as source,
            disposed(open_engine(target.database_url)) as engine,
            source.begin() as reading,
        ):
            require_stopped(reading, settings.database_shown)
            _verify(reading)
            with engine.begin() as writing:
                require_stopped(writing, target.database_shown)
                copying.drop_all(writing)
                rows = copying.copy_rows(reading, writing)
                if log.heads(reading) != log.heads(writing):
                    raise UnusableBackup("The copy does not have the same head as the log.")
                _verify(writing)
        return rows
    finally:
        for lock in locks:
            if lock is not None:
                lock.close()


def _verify(connection: Connection) -> None:
    for centre in sorted(evidence.centres(connection)):
        verdict = evidence.verify(connection, centre, [])
        if verdict.faults:
            raise UnusableBackup(
                f"{centre} does not match its log: {verdict.faults[0]}. 'novbe server verify' "
                "shows details."
            )
