"""Opens the database of a server or a command."""

import fcntl
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from server.engine import archiving
from server.engine.engine import Engine as CommandEngine
from server.engine.store import Store
from server.settings import CannotStart, ServerSettings
from server.store import schema
from server.store.archive import DamagedArchive
from server.store.connections import READERS, Connections
from server.store.engine import disposed, is_sqlite, open_engine, open_reading_engine

_log = logging.getLogger("novbe.server")

WRITERS: Final = 4
"""The number of threads that write to PostgreSQL; all commands of a centre run in one of them."""


def open_store(settings: ServerSettings, *, serving: bool) -> Store:
    """Open the store, and upgrade its schema; `CannotStart` if that is not possible. Unless it
    is `serving` with gevent, each job runs in the caller's thread."""
    upgrade_schema(settings)
    return store_of(settings, serving=serving)


def store_of(settings: ServerSettings, *, serving: bool) -> Store:
    """The store of a database with the current schema; it connects at the first use."""
    url = settings.database_url
    # SQLite allows one writer at a time.
    writers = 1 if is_sqlite(url) else WRITERS

    # For transactions with snapshot isolation.
    options: dict[str, Any] = {"isolation_level": "REPEATABLE READ"}
    if is_sqlite(url):
        options = {"reading": True}

    def reading() -> Engine:
        return open_engine(url).execution_options(**options)

    return Store(
        CommandEngine(partial(open_engine, url), writers if serving else 0),
        Connections(reading, READERS if serving else 0),
        Connections(reading, 1 if serving else 0),
        Path(str(make_url(url).database)).parent if is_sqlite(url) else None,
    )


def existing_store(settings: ServerSettings, *, writing: bool = False) -> Store:
    """Open the store of an existing hall, for command-line programs, or `CannotStart`; creates no
    file or folder. Only opened for writing the schema is upgraded; otherwise nothing is changed,
    and read permission is enough."""
    with _usable(settings), disposed(open_reading_engine(settings.database_url)) as engine:
        schema.check(engine, older=writing)
    if writing:
        return open_store(settings, serving=False)

    open_one = partial(open_reading_engine, settings.database_url)
    return Store(CommandEngine(open_one, 0), Connections(open_one, 0), Connections(open_one, 0))


def refold_archived_states(settings: ServerSettings, store: Store) -> None:
    """Compute the states after archived events again, if they were saved by a release with
    another fold; `CannotStart` if no archive is set, or it is damaged."""
    for centre in store.revisions():
        if not archiving.has_other_fold(store, centre):
            continue
        if settings.archive is None:
            raise CannotStart(
                f"The first events of {centre} are in an archive, which this release must read "
                "once. Set NOVBE_ARCHIVE to its folder, and start the server again."
            )
        _log.warning("the archived events of %s are read, which takes minutes", centre)
        try:
            archiving.refold(store, centre, settings.archive)
        except DamagedArchive as error:
            raise CannotStart(f"{error}. Replace that file by another copy.") from error


def has_hall(settings: ServerSettings) -> bool:
    """Whether the database holds a hall (`CannotStart` if it cannot be reached); creates no file
    or folder."""
    url = settings.database_url
    if is_sqlite(url) and not Path(str(make_url(url).database)).exists():
        return False
    with (
        _usable(settings),
        disposed(open_reading_engine(url)) as engine,
        engine.connect() as connection,
    ):
        return schema.version(connection) is not None


def upgrade_schema(settings: ServerSettings) -> None:
    """Upgrade the schema, or `CannotStart` if the database cannot be reached or was written by a
    newer release; leaves no connection open."""
    with _usable(settings), disposed(open_engine(settings.database_url)) as engine:
        schema.upgrade(engine)


def lock_database(settings: ServerSettings) -> TextIOWrapper | None:
    """Lock the SQLite database for this server, or `CannotStart`; returns the lock file. None
    for PostgreSQL."""
    url = settings.database_url
    if not is_sqlite(url):
        return None
    path = Path(f"{make_url(url).database}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w")
    except OSError as error:
        raise CannotStart(
            f"The folder {path.parent} cannot be used: {error.strerror}. Let this user write there "
            "(a disk that became read-only has failed: see dmesg), or name another --data or "
            "--database."
        ) from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise CannotStart(
            f"Another Novbe server already serves {make_url(url).database}. "
            "Stop it first, or name another --database."
        ) from error
    return file


@contextmanager
def _usable(settings: ServerSettings) -> Iterator[None]:
    """Turn errors of the database into `CannotStart`."""
    try:
        yield
    except schema.UnusableDatabase as error:
        raise CannotStart(str(error)) from error
    except Exception as error:
        shown = make_url(settings.database_url).render_as_string(hide_password=True)
        raise CannotStart(
            f"The database {shown} cannot be used: {str(error).splitlines()[0]}. Check --data "
            "and --database (or NOVBE_DATA, NOVBE_DATABASE), and that the file or server can "
            "be reached."
        ) from error
