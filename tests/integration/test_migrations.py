"""The schema: up and down on both databases, and a newer one left alone."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, String, event, inspect, text

from server.store import schema
from server.store.databases import open_engine
from server.store.tables import metadata

pytestmark = pytest.mark.databases("sqlite", "postgresql")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    found = open_engine(database_url)
    yield found
    found.dispose()


def upgrade(engine: Engine) -> None:
    with engine.begin() as connection:
        schema.upgrade(connection)


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def differs(
    context: MigrationContext, _inspected: object, _column: object, old: Any, new: Any
) -> bool | None:
    """Whether a column has another type; as SQLite sees it texts have no length."""
    texts = isinstance(old, String) and isinstance(new.dialect_impl(context.dialect), String)
    return False if texts and context.dialect.name == "sqlite" else None


def test_head_is_what_the_code_says_and_is_brought_up_once(engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": differs})
        assert compare_metadata(context, metadata) == []
        assert schema.version(connection) == schema.NEWEST
        connection.execute(
            text("INSERT INTO hall_clock (id, start, rate, anchor) VALUES (1, 1, '1.0', 1)")
        )
    assert tables(engine) == set(metadata.tables)
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM hall_clock")).scalar() == 1


def test_every_step_goes_up_and_down_and_up_again(engine: Engine) -> None:
    upgrade(engine)
    *later, first = ScriptDirectory(str(schema.MIGRATIONS)).walk_revisions()
    assert [one.revision for one in reversed((*later, first))] == schema.VERSIONS
    for script in later:
        upgrade(engine)
        with engine.begin() as connection:
            schema.move(connection, str(script.down_revision))
        with engine.connect() as connection:
            assert schema.version(connection) == script.down_revision
    with engine.connect() as connection:
        assert schema.version(connection) == first.revision
    upgrade(engine)
    assert tables(engine) == set(metadata.tables)


LATER = f"""import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "{schema.NEWEST}"


def upgrade() -> None:
    op.create_table("later", sa.Column("words", sa.Text()))


def downgrade() -> None:
    op.drop_table("later")
"""
"""A migration of a later release."""


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This release has a table more than the one before."""
    migrations = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, migrations)
    (migrations / "versions" / "9001_later.py").write_text(LATER)
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "VERSIONS", [*schema.VERSIONS, "9001"])


@pytest.mark.usefixtures("later")
def test_a_database_is_taken_to_an_older_release_and_back(engine: Engine) -> None:
    upgrade(engine)
    older = tables(engine)
    schema.migrate_to(engine, "9001")
    assert tables(engine) == older | {"later"}
    schema.migrate_to(engine, schema.NEWEST)
    assert tables(engine) == older
    with pytest.raises(schema.NewerDatabase, match="9999"):
        schema.migrate_to(engine, "9999")
    schema.migrate_to(engine, "9001")
    # What is only in the newer one's tables is not dropped unasked.
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO later (words) VALUES ('desk')"))
    with pytest.raises(schema.DataLoss, match="1 in later"):
        schema.migrate_to(engine, schema.NEWEST)
    with engine.connect() as connection:
        assert schema.version(connection) == "9001"
        assert connection.execute(text("SELECT words FROM later")).scalar() == "desk"


@pytest.mark.parametrize("stamp", ["0001", "0007"])
def test_a_database_from_before_the_first_release_is_refused(engine: Engine, stamp: str) -> None:
    """Its first schema had the number that the only one has now, but other columns."""
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{stamp}'"))
        connection.execute(text("DROP TABLE server_key"))
        connection.execute(text("ALTER TABLE health DROP COLUMN ticket_seconds"))
    for look in (schema.check, upgrade):
        with pytest.raises(schema.UnusableDatabase) as told:
            look(engine)
        sentence = "import the centre file into an empty one"
        assert sentence in str(told.value)
    with engine.connect() as connection:
        assert schema.version(connection) == stamp


def test_a_step_that_fails_leaves_nothing_behind(engine: Engine) -> None:
    def fails(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("the disk is full")

    event.listen(metadata, "after_create", fails)
    try:
        with pytest.raises(RuntimeError, match="the disk is full"):
            upgrade(engine)
    finally:
        event.remove(metadata, "after_create", fails)
    assert tables(engine) == set()
    upgrade(engine)
    assert tables(engine) == set(metadata.tables)


def test_a_database_of_another_state_of_the_code_is_refused(engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE contact RENAME COLUMN line TO words"))
        connection.execute(text("DROP TABLE picture"))
    for look in (schema.check, upgrade):
        with pytest.raises(
            schema.UnusableDatabase, match=r"contact\.line, contact\.words, picture"
        ) as told:
            look(engine)
        assert "Use the code that wrote it, or restore a backup" in str(told.value)
