"""Runs Alembic's migrations. Imported only when needed, because Alembic is slow to import."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def scripts() -> ScriptDirectory:
    """All migrations of this release."""
    return ScriptDirectory.from_config(_config())


def move(connection: Connection, to: str) -> None:
    """Upgrade or downgrade a database to a version."""
    found = MigrationContext.configure(connection).get_current_revision()
    below = () if found is None else scripts().walk_revisions(head=found)
    if to in {one.revision for one in below}:
        command.downgrade(_config(connection), to)
    else:
        command.upgrade(_config(connection), to)


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    if connection is not None:
        config.attributes["connection"] = connection
    return config
