"""Opens the database that a server or a command stands on."""

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

from server.bootstrap.keys import CannotStart
from server.engine import archiving
from server.engine.engine import Engine as CommandEngine
from server.engine.store import Store
from server.settings import ServerSettings
from server.store import schema
from server.store.archive import DamagedArchive
from server.store.connections import READERS, Connections
from server.store.engine import is_sqlite, open_engine, open_reading_engine

_log = logging.getLogger("novbe.server")

WRITERS: Final = 4
"""Threads that write to PostgreSQL; the commands of a centre are all in one of them."""


def open_store(settings: ServerSettings, *, serving: bool) -> Store:
    """The store, its schema brought up.

    Args:
        settings: which database.
        serving: whether gevent serves in this process; else each job runs in the
            caller, as command-line programs want it.

    Raises:
        CannotStart: the database cannot be reached, or is of a newer release.
    """
    bring_up(settings)
    return store_of(settings, serving=serving)


def store_of(settings: ServerSettings, *, serving: bool) -> Store:
    """The store of a database whose schema is right; it connects when it is used first."""
    url = settings.database_url
    # SQLite has one writer at a time.
    writers = 1 if is_sqlite(url) else WRITERS

    def reading() -> Engine:
        return open_engine(url).execution_options(**_reading(url))

    return Store(
        CommandEngine(partial(open_engine, url), writers if serving else 0),
        Connections(reading, READERS if serving else 0),
        Connections(reading, 1 if serving else 0),
        Path(str(make_url(url).database)).parent if is_sqlite(url) else None,
    )


def _reading(url: str) -> dict[str, Any]:
    """The options of a connection on which each transaction sees one moment."""
    return {"reading": True} if is_sqlite(url) else {"isolation_level": "REPEATABLE READ"}


def existing_store(settings: ServerSettings, *, writing: bool = False) -> Store:
    """The store of a hall that there is, for command-line programs; makes no file or folder.

    Args:
        settings: which database.
        writing: whether it is to be written: then the schema is brought up. Else nothing
            at all is changed, and rights to read are enough.

    Raises:
        CannotStart: there is no hall, it cannot be reached, or is of another release.
    """
    with _usable(settings):
        engine = open_reading_engine(settings.database_url)
        try:
            schema.check(engine, older=writing)
        finally:
            engine.dispose()
    if writing:
        return open_store(settings, serving=False)

    open_one = partial(open_reading_engine, settings.database_url)
    return Store(CommandEngine(open_one, 0), Connections(open_one, 0), Connections(open_one, 0))


def make_states_again(settings: ServerSettings, store: Store) -> None:
    """Make the states with which archived logs begin by the rules of this release, where another
    one made them: by rules of its own, it reads the whole log at its first start.

    Raises:
        CannotStart: the archive is not named, or is damaged.
    """
    for centre in store.revisions():
        if not archiving.is_of_other_rules(store, centre):
            continue
        if settings.archive is None:
            raise CannotStart(
                f"The first events of {centre} are in an archive, and this release has to read "
                "them once. Name its folder by NOVBE_ARCHIVE, and start it again."
            )
        _log.warning("the archived events of %s are read, which takes minutes", centre)
        try:
            archiving.fold_again(store, centre, settings.archive)
        except DamagedArchive as error:
            raise CannotStart(f"{error}. Take that file from another copy.") from error


def has_hall(settings: ServerSettings) -> bool:
    """Whether there is a database with a hall in it; makes no file or folder.

    Raises:
        CannotStart: it cannot be reached.
    """
    url = settings.database_url
    if is_sqlite(url) and not Path(str(make_url(url).database)).exists():
        return False
    with _usable(settings):
        engine = open_reading_engine(url)
        try:
            with engine.connect() as connection:
                return schema.version(connection) is not None
        finally:
            engine.dispose()


def bring_up(settings: ServerSettings) -> None:
    """Bring the schema up; nothing of it stays open.

    Raises:
        CannotStart: the database cannot be reached, or is of a newer release.
    """
    with _usable(settings):
        engine = open_engine(settings.database_url)
        try:
            schema.bring_up(engine)
        finally:
            engine.dispose()


def only_one(settings: ServerSettings) -> TextIOWrapper | None:
    """Hold the embedded database for this process alone.

    Raises:
        CannotStart: another server has it.
    """
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
    """Say what is wrong with the database as a reason not to start."""
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
