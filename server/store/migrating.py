"""Migrations by Alembic; nearly no start needs it, and it takes a tenth of one to import."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

MIGRATIONS = Path(__file__).parent / "migrations"


def scripts() -> ScriptDirectory:
    """All migrations that this release knows."""
    return ScriptDirectory.from_config(_config())


def upgrade(connection: Connection) -> None:
    """Bring a database up to the newest version."""
    command.upgrade(_config(connection), "head")


def take_down(engine: Engine, to: str = "base") -> None:
    """Take a database down to an older version; for tests and rescue."""
    with engine.begin() as connection:
        command.downgrade(_config(connection), to)


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    if connection is not None:
        config.attributes["connection"] = connection
    return config
