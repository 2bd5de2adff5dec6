"""The schema's version: brought up on start, refused when it is newer than this release.

Whoever only reads brings nothing up: the state that a release before left is what is to be
proven, and bringing it up would make it anew.
"""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, Engine, func, inspect, literal, select, table, text

NEWEST: Final = "0003"
"""The newest version that this release knows: of its last migration."""

_LOCK = 0x4E_4F_56_42
"""The number of PostgreSQL's advisory lock under which one process migrates."""


class UnusableDatabase(Exception):
    """Why a database is left as it is, and what to do; a sentence for a person."""


class NewerDatabase(UnusableDatabase):
    """The database was written by a newer release."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"The database is of a newer Novbe (schema '{found}', unknown to this release). "
            "Nothing was changed. Install that release again, or restore a backup made "
            "before it."
        )


class OlderDatabase(UnusableDatabase):
    """The database was written by an older release, and was not brought up."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"The database is of an older Novbe (schema '{found}', this release reads "
            f"'{NEWEST}'). Nothing was changed. Start the server of this release once, or "
            "use the release that wrote it."
        )


class WouldLose(UnusableDatabase):
    """An older release has no table for some of the data."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        told = ", ".join(f"{count} in {table}" for table, count in rows.items())
        super().__init__(
            f"The older release cannot keep these rows: {told}. Nothing was changed. Remove what "
            "they are in the console, or stay with this release."
        )


class NoHall(UnusableDatabase):
    """Nobody brought a hall into the database."""

    def __init__(self) -> None:
        super().__init__(
            "The database is empty: there is no hall in it. Nothing was made. Check --data "
            "and --database (or NOVBE_DATA, NOVBE_DATABASE), or import a centre file first."
        )


def version(connection: Connection) -> str | None:
    """The version of a database; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version"))
    return found.scalar_one_or_none()


def _unknown(found: str) -> bool:
    """Whether a version is none that this release can bring up."""
    if found == NEWEST:
        return False
    from server.store.migrating import scripts

    return found not in {script.revision for script in scripts().walk_revisions()}


def check(engine: Engine, *, older: bool = False) -> None:
    """Look whether there is a hall that this release can work on; changes nothing.

    Args:
        engine: to which database.
        older: whether it may be of an older release.

    Raises:
        UnusableDatabase: there is none, or it is of another release.
    """
    with engine.connect() as connection:
        found = version(connection)
    if found is None:
        raise NoHall
    if _unknown(found):
        raise NewerDatabase(found)
    if found != NEWEST and not older:
        raise OlderDatabase(found)


def take_to(engine: Engine, target: str) -> None:
    """Take a database up or down to a version that this release knows.

    Raises:
        NewerDatabase: the database, or the target, is of a newer release; nothing was changed.
        WouldLose: a table with rows would be dropped; nothing was changed.
    """
    with engine.connect() as connection:
        found = version(connection)
        if found == target:
            return
        from server.store.migrating import move

        for one in (found, target):
            if one is not None and _unknown(one):
                raise NewerDatabase(one)
        tables = inspect(connection).get_table_names()
        filled = [name for name in tables if _rows(connection, name, at_most=1)]
        move(connection, target)
        lost = set(filled).difference(inspect(connection).get_table_names())
        if not lost:
            connection.commit()
            return
        # They are small and there again: the log, which is large, is in every release.
        connection.rollback()
        raise WouldLose({name: _rows(connection, name) for name in filled if name in lost})


def _rows(connection: Connection, name: str, at_most: int | None = None) -> int:
    """How many rows a table has, as far as they are counted."""
    rows = select(literal(1)).select_from(table(name)).limit(at_most).subquery()
    return connection.execute(select(func.count()).select_from(rows)).scalar_one()


def bring_up(engine: Engine) -> None:
    """Bring a database to this release's schema.

    Raises:
        NewerDatabase: it is of a newer release; nothing was changed.
    """
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        found = version(connection)
        if found is not None and _unknown(found):
            raise NewerDatabase(found)
        if found != NEWEST:
            from server.store.migrating import move

            move(connection, NEWEST)
