"""Copies a stopped hall to another database."""

from sqlalchemy import Connection

from server import bootstrap
from server.backup.archive import UnusableBackup
from server.backup.restoring import check_target, require_stopped
from server.engine import evidence
from server.settings import ServerSettings
from server.store import copying, log
from server.store.engine import open_engine, open_reading_engine


def move(settings: ServerSettings, target: ServerSettings) -> dict[str, int]:
    """Copy a hall to an empty database, and verify every log before and after.

    Returns the number of rows of each table.

    Raises:
        NotRestored, UnusableBackup, bootstrap.CannotStart: nothing was changed.
        sqlalchemy.exc.DBAPIError: a database cannot be read or written.
    """
    bootstrap.existing_store(settings).close()
    locks = [bootstrap.lock_database(one) for one in (settings, target)]
    source, engine = open_reading_engine(settings.database_url), open_engine(target.database_url)
    try:
        check_target(target, over=False)
        with source.begin() as reading:
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
        source.dispose()
        engine.dispose()
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
