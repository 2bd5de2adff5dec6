"""Every column of the facts is what the log gives."""

from multiprocessing.pool import ThreadPool
from typing import Any

import pytest
from sqlalchemy import Boolean, Select, String, Table, select
from sqlalchemy import text as sql

from contract import commands as c
from server.engine import evidence
from server.engine.evidence import Rebuilding, empty_database
from server.store import log
from server.store import tables as t
from server.store.facts import compare
from server.store.types import raw_columns
from tests.parts.box import Box
from tests.parts.evidence import judged, nothing, taken_back


@pytest.mark.databases("sqlite", "postgresql")
def test_a_hall_that_lived_is_proven(shared: Box) -> None:
    verdict = judged(shared, nothing)
    assert verdict.faults == []
    assert verdict.events == shared.revision
    # With what three visitors said of the help that they need.
    assert (verdict.texts, verdict.erased) == (5, 0)
    with taken_back(shared) as connection:
        counted = [
            connection.execute(sql(f'SELECT count(*) FROM "{table.name}"')).scalar_one()
            for table in t.FACTS
        ]
    assert verdict.facts == sum(counted)
    assert all(counted), "every table of facts has something to compare"


@pytest.mark.databases("sqlite", "postgresql")
def test_the_hall_goes_on_while_it_is_proven(lived: Box) -> None:
    lines: list[str] = []

    def prove(_: int) -> list[str]:
        return lived.store.on_connection(
            lambda connection: evidence.verify(connection, "village", lines)
        ).faults

    with ThreadPool(2) as pool:
        proving = pool.map_async(prove, range(4))
        while not proving.ready():
            # As often as it takes: numbers and hours would come to an end.
            lived.give(c.OpenCounter, counter="2")
            lived.forward(seconds=1)
            lived.give(c.CloseCounter, counter="2")
            lived.forward(seconds=1)
    assert proving.get() == [[]] * 4


@pytest.mark.databases("sqlite", "postgresql")
def test_no_column_of_facts_can_be_changed_unseen(shared: Box) -> None:
    with taken_back(shared) as connection, empty_database() as rebuilt:
        Rebuilding(rebuilt, "village").fold_all(log.walk(connection, "village"))
        looked = 0
        for table in t.FACTS:
            columns = [one for one in table.c if not one.primary_key]
            looked += len(columns)
            key = [one.name for one in table.primary_key]
            row = connection.execute(raw_first(table)).mappings().first()
            assert row is not None, table.name
            savepoint = connection.begin_nested()
            sets = ", ".join(f'"{one.name}" = :new_{one.name}' for one in columns)
            where = " AND ".join(f'"{name}" = :{name}' for name in key)
            connection.execute(
                sql(f'UPDATE "{table.name}" SET {sets} WHERE {where}'),
                {f"new_{one.name}": another(one.type, row[one.name]) for one in columns}
                | {name: row[name] for name in key},
            )
            _, found = compare(connection, rebuilt, "village")
            savepoint.rollback()
            assert len(found) == 1
            said, _, changes = found[0].partition(": ")
            assert said == f"{table.name} {'/'.join(str(row[name]) for name in key)}"
            names = [one.partition(" is ")[0] for one in changes.split("; ")]
            assert names == [one.name for one in columns]
        assert looked > 60


def raw_first(table: Table) -> Select[Any]:
    return select(*raw_columns(table)).order_by(*table.primary_key).limit(1)


def another(kind: Any, value: Any) -> Any:
    """Another value that the column could hold."""
    plain = getattr(kind, "impl_instance", kind)
    if isinstance(plain, Boolean):
        return not value
    if isinstance(plain, String):
        return "zz" if value != "zz" else "z"
    return (value or 0) + 1
