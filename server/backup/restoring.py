"""A hall goes on from a backup: prepared on a copy, and only then put in the place of the old."""

import os
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, select
from sqlalchemy.engine import make_url

from server import bootstrap
from server.application.ports import Clock
from server.backup import archive, making
from server.backup.preparing import NotRestored, Restored, prepare
from server.settings import ServerSettings
from server.store import copying
from server.store import tables as t
from server.store.engine import is_sqlite, open_engine, open_reading_engine
from server.store.erasures import FOLDER as ERASURES


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was restored.

    Attributes:
        old: where the old files are; None where there were none.
    """

    centres: list[Restored]
    old: Path | None


def restore(
    settings: ServerSettings,
    file: Path,
    *,
    over: bool,
    following: Mapping[str, int],
    clock: Clock | None = None,
) -> Outcome:
    """Have a stopped hall go on from a backup.

    Args:
        settings: which database and data folder; they need not be there.
        file: the backup.
        over: whether a hall that is there may be replaced.
        following: the next number of some series, where a person looked.
        clock: the hall's; by default as the backup says.

    Raises:
        NotRestored, UnusableBackup, bootstrap.CannotStart: nothing was changed.
        OSError: the data folder cannot be written.
    """
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = bootstrap.only_one(settings)
    try:
        look_at_target(settings, over=over)
        folder = settings.data / f".restoring-{secrets.token_hex(4)}"
        folder.mkdir(mode=0o700)
        try:
            manifest = archive.unpack(file, folder)
            copied = ServerSettings(
                data=folder, database=f"sqlite:///{folder / archive.DATABASE}", tls=False
            )
            # Of an older release it may be.
            bootstrap.bring_up(copied)
            making.prove_database(folder / archive.DATABASE, whole=False)
            centres = prepare(copied, [settings.data / ERASURES], following, clock)
            making.note(copied.database_url, manifest.centres, file.name, manifest.made_at)
            making.prove_database(folder / archive.DATABASE, whole=False)
            old = _put_in_place(settings, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        if lock is not None:
            lock.close()
    return Outcome(centres, old)


def look_at_target(settings: ServerSettings, *, over: bool) -> None:
    """Refuse where a server runs, or a hall would be overwritten unasked.

    Raises:
        NotRestored: what is there stays.
    """
    url = settings.database_url
    shown = make_url(url).render_as_string(hide_password=True)
    if is_sqlite(url) and not Path(str(make_url(url).database)).exists():
        return
    engine = open_reading_engine(url)
    try:
        with engine.begin() as connection:
            require_stopped(connection, shown)
            if not over and _is_filled(connection):
                raise NotRestored(
                    f"There is a hall in {shown}. Add --replace to have the backup take its "
                    "place; the old one is kept next to it."
                )
    except NotRestored:
        raise
    except making.READ_ERRORS as error:
        # A database that is broken is what a backup is for.
        if not over:
            raise NotRestored(
                f"{shown} cannot be read ({str(error).splitlines()[0]}). Add --replace to have the "
                "backup take its place; what is there is kept next to it."
            ) from error
    finally:
        engine.dispose()


def require_stopped(connection: Connection, shown: str) -> None:
    """Refuse where others are connected to a PostgreSQL database.

    Raises:
        NotRestored: they are.
    """
    if copying.others_connected(connection):
        raise NotRestored(
            f"Other programs are connected to {shown}. Stop the servers of this hall, on all "
            "machines, and run it again."
        )


def _is_filled(connection: Connection) -> bool:
    if not inspect(connection).has_table(t.centre.name):
        return False
    return connection.execute(select(t.centre.c.id).limit(1)).first() is not None


def _put_in_place(settings: ServerSettings, folder: Path) -> Path | None:
    """Move the old files aside, and the new ones to where they belong; the database last."""
    moment = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    old = settings.data / f"before-restore-{moment}-{secrets.token_hex(2)}"
    old.mkdir(mode=0o700)
    url = settings.database_url
    database = Path(str(make_url(url).database))
    if is_sqlite(url):
        for ending in ("", "-wal", "-shm", "-journal"):
            _move(Path(f"{database}{ending}"), old / f"{archive.DATABASE}{ending}")
    else:
        _fill(url, folder / archive.DATABASE, old)
    # A certificate that was made after the backup is still that of this machine.
    files = [name for name in archive.KEPT_FILES if (folder / name).exists()]
    for name in (*files, *archive.KEPT_FOLDERS):
        _move(settings.data / name, old / name)
        _move(folder / name, settings.data / name)
    if is_sqlite(url):
        database.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(folder / archive.DATABASE, database)
        os.chmod(database, 0o600)
    # All of it has to outlast a power cut before the server starts.
    os.sync()
    if any(old.iterdir()):
        return old
    old.rmdir()
    return None


def _move(path: Path, to: Path) -> None:
    if path.exists():
        shutil.move(path, to)


def _fill(url: str, path: Path, old: Path) -> None:
    """Put a database into PostgreSQL in the place of what is there, which is kept as a file."""
    source, target = open_reading_engine(f"sqlite:///{path}"), open_engine(url)
    try:
        with target.begin() as connection:
            filled = _is_filled(connection)
        if filled:
            making.copy_database(url, old / archive.DATABASE)
        with source.begin() as reading, target.begin() as writing:
            copying.drop_all(writing)
            copying.copy_rows(reading, writing)
    finally:
        source.dispose()
        target.dispose()
