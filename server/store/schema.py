"""The version of the database schema: upgraded at a start, refused if newer than this release.
Commands that only read do not upgrade it: they verify what an earlier release wrote."""

import sqlite3
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, func, inspect, literal, select, table, text

from server.store.tables import metadata, server_key

MIGRATIONS: Final = Path(__file__).parent / "migrations"

VERSIONS: Final = sorted(path.name[:4] for path in MIGRATIONS.glob("versions/[0-9]*.py"))
"""The schema versions that this release knows: the revisions of its migrations, in order."""

NEWEST: Final = VERSIONS[-1]
"""The schema version of this release."""


class UnusableDatabase(Exception):
    """A database cannot be used; the message says why and what to do. Nothing was changed."""


class NewerDatabase(UnusableDatabase):
    """The database was written by a newer release, or before the first one."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"The database was written by a newer Novbe, or before its first release (schema "
            f"'{found}', unknown to this release). Nothing was changed. Install the newer release "
            "again, or restore a backup made before it. A database from before the first release "
            "cannot be read: import the centre file into an empty one."
        )


class DataLoss(UnusableDatabase):
    """A downgrade would drop tables with data."""


class NoHall(UnusableDatabase):
    """The database is empty: no hall was imported."""


def version(connection: Connection) -> str | None:
    """The schema version of a database; None if it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version"))
    return found.scalar_one_or_none()


def move(connection: Connection, to: str) -> None:
    """Upgrade or downgrade a database to a version."""
    # Alembic is slow to import, and most commands need no migration.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    change = command.downgrade if to < (version(connection) or "") else command.upgrade
    change(config, to)


def check(engine: Engine) -> None:
    """Check that the database has the schema of this release; else `UnusableDatabase`."""
    with engine.connect() as connection:
        present = version(connection)
        if present == NEWEST:
            _require_own_columns(connection)
    if present is None:
        raise NoHall(
            "The database is empty: there is no hall in it. Nothing was changed. Check --data "
            "and --database (or NOVBE_DATA, NOVBE_DATABASE), or import a centre file first."
        )
    if present not in VERSIONS:
        raise NewerDatabase(present)
    if present != NEWEST:
        raise UnusableDatabase(
            f"The database was written by an older Novbe (schema '{present}', this release reads "
            f"'{NEWEST}'). Nothing was changed. Start the server of this release once, or "
            "use the release that wrote it."
        )


def _require_own_columns(connection: Connection) -> None:
    """Check that each table has the columns of this release, or `UnusableDatabase`."""
    there = inspect(connection).get_multi_columns()
    present_columns = {
        name: {column["name"] for column in columns} for (_, name), columns in there.items()
    }
    differences = [
        f"{own.name}.{column}"
        for own in metadata.sorted_tables
        for column in sorted(present_columns.get(own.name, set()) ^ set(own.c.keys()))
    ]
    if differences:
        raise UnusableDatabase(
            f"The database has the schema version of this release ('{NEWEST}'), but other columns "
            f"({', '.join(differences[:3])}): another state of the code wrote it. Nothing was "
            "changed. Use the code that wrote it, or restore a backup that this release made; or "
            "import the centre file into an empty one."
        )


def foreign_objects(database: sqlite3.Connection) -> list[tuple[str, str]]:
    """What a SQLite database has and no release of Novbe made, as type and name: triggers, views,
    virtual tables, and other tables and indexes."""
    own = {"alembic_version", *metadata.tables}
    own |= {str(index.name) for part in metadata.tables.values() for index in part.indexes}
    # SQLite runs the statement and ignores the type and name next to it.
    plain = "coalesce(sql LIKE 'CREATE TABLE %' OR sql LIKE 'CREATE INDEX %', 1)"
    objects = database.execute(f"SELECT type, name, {plain} FROM sqlite_master ORDER BY name")
    return [
        (kind, name)
        for kind, name, is_plain in objects.fetchall()
        if not (is_plain and (name in own or name.startswith("sqlite_")))
    ]


def migrate_to(engine: Engine, target: str) -> None:
    """Upgrade or downgrade a database to a version; `NewerDatabase` if it or the version belongs to
    a newer release, `DataLoss` if a table with rows would be dropped."""
    with engine.connect() as connection:
        present = version(connection)
        if present == target:
            return
        for revision in (present, target):
            if revision is not None and revision not in VERSIONS:
                raise NewerDatabase(revision)
        # The next release that has the fingerprint of the key writes it again.
        tables = set(inspect(connection).get_table_names()) - {server_key.name}
        filled = [name for name in tables if _rows(connection, name, at_most=1)]
        move(connection, target)
        lost = set(filled).difference(inspect(connection).get_table_names())
        if not lost:
            connection.commit()
            return
        # They are small and there again: the log, which is large, is in every release.
        connection.rollback()
        dropped = [name for name in filled if name in lost]
        counts = ", ".join(f"{_rows(connection, name)} in {name}" for name in dropped)
        raise DataLoss(
            f"The older release has no table for these rows: {counts}. Nothing was changed. Delete "
            "the entries in the console, or keep this release."
        )


def _rows(connection: Connection, name: str, at_most: int | None = None) -> int:
    rows = select(literal(1)).select_from(table(name)).limit(at_most).subquery()
    return connection.execute(select(func.count()).select_from(rows)).scalar_one()


def upgrade(connection: Connection) -> None:
    """Upgrade a database to this release's schema, or `UnusableDatabase`; with the lock of the
    server."""
    present = version(connection)
    if present is not None and present not in VERSIONS:
        raise NewerDatabase(present)
    if present != NEWEST:
        move(connection, NEWEST)
    _require_own_columns(connection)
