"""Facts: written with the events, compared column by column with those that the log gives, and made
again from it."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from multiprocessing.pool import ThreadPool
from typing import Any, Final

import pytest
from sqlalchemy import Boolean, Connection, Select, String, Table, delete, insert, select, update
from sqlalchemy import text as sql

from contract import commands as c
from server import bootstrap
from server.evidence import verification
from server.evidence.verification import Rebuilding, empty_database
from server.store import log
from server.store import tables as t
from server.store.facts import compare
from server.store.types import raw_columns
from tests.parts.box import Box
from tests.parts.cli import CANNOT_START, NOT_PROVEN, REFUSED, Cli, refused, said
from tests.parts.evidence import close_days, judged, nothing, taken_back
from tests.parts.measured.facts import Rows
from tests.parts.rebuilding import stored_facts

LONG_AGO: Final = date(2020, 1, 1)


def stored(box: Box) -> dict[str, Rows]:
    return stored_facts(box.store, box.centre)


def write(box: Box, work: Callable[[Connection], Any]) -> None:
    box.store.on_connection(work, write=True)


def tamper(connection: Connection) -> None:
    """Change facts, take some out, put one in, and move some to another day."""
    one = select(t.fact_ticket).where(t.fact_ticket.c.ticket == "village.t1")
    row = dict(connection.execute(one).mappings().one())
    invented = {**row, "ticket": "village.t999", "day": LONG_AGO}
    connection.execute(insert(t.fact_ticket), invented)
    connection.execute(delete(t.fact_call))
    connection.execute(update(t.fact_stop).values(service="village.tax"))
    connection.execute(update(t.fact_interval).values(day=LONG_AGO))


def test_wrong_facts_are_named_and_made_again(lived: Box, cli: Cli) -> None:
    close_days(lived, 2)
    facts = stored(lived)
    write(lived, tamper)
    done = cli("verify", "village")
    assert done.exit_code == NOT_PROVEN
    for words in (
        "fact_ticket village/2020-01-01/village.t999: only the database has it",
        "fact_stop village/2026-11-23/village.t1/0: service is village.tax, by the log village",
        "fact_call village/2026-11-23/1: only the log has it",
        "fact_interval village/2020-01-01/village.1/",
        "novbe server facts rebuild",
    ):
        assert words in done.stdout
    assert said(cli("facts", "rebuild")).splitlines() == [
        f"village: the facts were rebuilt from {lived.revision} events"
    ]
    assert stored(lived) == facts


def test_facts_are_not_made_again_beside_a_server(lived: Box, cli: Cli) -> None:
    write(lived, tamper)
    before = stored(lived)
    with bootstrap.lock_database(lived.settings) or nullcontext():
        refused(cli("facts", "rebuild"), CANNOT_START, "Another Novbe server already serves")
    assert stored(lived) == before


def test_facts_are_not_made_again_from_a_log_that_is_broken(lived: Box, cli: Cli) -> None:
    broken = update(t.event).where(t.event.c.revision == 9).values(data={"ticket": "village.t77"})
    write(lived, lambda connection: connection.execute(broken))
    before = stored(lived)
    refused(cli("facts", "rebuild"), REFUSED, "village: revision 9 cannot be replayed: ")
    assert stored(lived) == before


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
    def prove(_: int) -> list[str]:
        return lived.store.on_connection(
            lambda connection: verification.verify(connection, "village")
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
        work = Rebuilding(rebuilt, "village")
        for event in log.walk(connection, "village"):
            work.fold(event)
        work.write()
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
