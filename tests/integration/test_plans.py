"""Nothing scans the log or all facts: the plans of every statement that a day of the hall runs; and
statements that are prepared."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from contract import commands as c
from contract.enums import Role
from server.commands import centres
from server.commands.privacy import erase_expired
from server.periodic import timers
from server.realtime.publisher import changes_since
from server.store import rows, texts
from server.store import tables as t
from server.store.databases import open_engine
from server.store.rows import PreparedStatement
from server.views import board, hall, menu, ticket
from tests.parts import evidence
from tests.parts.box import Box
from tests.parts.postgres import cut
from tests.parts.reconfigured import without, wrong_with
from tests.parts.village import village_data

pytestmark = pytest.mark.databases("sqlite", "postgresql")

OLD = 1_500
GROWING = (t.event, t.fact_ticket, t.fact_stop, t.fact_call, t.words_kept)
"""Tables that grow with the days."""

LARGE = {table.name for table in GROWING}

PARTIAL = ("ix_event_configured", "ix_event_day_closed")
"""Indexes of few events alone."""

type Ran = tuple[str, Any]


@contextmanager
def listening() -> Iterator[dict[str, Ran]]:
    """Every statement that is run meanwhile, once, with the values of its first time."""
    ran: dict[str, Ran] = {}

    def hear(
        _connection: Connection,
        _cursor: object,
        statement: str,
        parameters: Any,
        _context: object,
        many: bool,
    ) -> None:
        ran.setdefault(statement, (statement, parameters[0] if many else parameters))

    def hear_prepared(connection: Connection, sql: str, given: Any, *, many: bool = False) -> Any:
        hear(connection, None, sql, given, None, many)
        return execute(connection, sql, given, many=many)

    execute = rows._run_in_driver
    event.listen(Engine, "before_cursor_execute", hear)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rows, "_run_in_driver", hear_prepared)
            yield ran
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def grow_old(box: Box) -> None:
    """Copy the first row of each such table many times into the past; the texts are erased."""

    def work(connection: Connection) -> None:
        for table in GROWING:
            row = dict(connection.execute(select(table).limit(1)).mappings().one())
            connection.execute(insert(table), [_aged(row, n) for n in range(1, OLD)])
        assert texts.erase(connection, box.centre, (), box.clock.now()) == OLD - 1
        connection.execute(text("ANALYZE"))

    box.store.on_connection(work, write=True)


def _aged(row: dict[str, Any], number: int) -> dict[str, Any]:
    past = timedelta(days=10 + number % 300)
    aged: dict[str, Any] = {"revision": -number, "call": -number}
    aged |= dict.fromkeys(("id", "ticket"), f"village.o{number}")
    told = {
        name: value - past for name, value in row.items() if name in ("day", "at", "delete_after")
    }
    return row | {name: value for name, value in aged.items() if name in row} | told


def live(box: Box) -> None:
    """Something of everything that happens in a hall, and every picture of it."""
    evidence.live(box)
    box.issue("request")
    taken = box.issue("paper", "tax")
    box.give(c.AddNote, box.who(Role.GREETER), ticket=taken["id"], note="Look at the papers")
    box.give(c.CallForHelp, box.who(Role.KIOSK))
    data = village_data(lease_size=3)
    data["series"][1]["leased_from"] = 190
    box.import_config(data)
    kiosk = box.who(Role.KIOSK)
    for one in box.give(c.GrantLease, kiosk, device=kiosk.id, series="K")["leases"][:2]:
        box.hand_in(one)
    box.forward(minutes=1)
    box.tick()
    for path in ("menu", "board", "hall", "accuracy"):
        assert box.get(f"centres/village/{path}", Role.MANAGER).status_code == 200
    assert box.get("centres/village/tickets?number=A002", Role.GREETER).status_code == 200
    assert box.get(f"tickets/{taken['token']}/why").status_code == 200
    for counter in "123":
        box.desk(counter)

    def pictures(reading: Any) -> None:
        context = box.hall.context(reading)
        for build in (menu.build, board.build, hall.build):
            build(context)
        ticket.build_many(context, [box.id("t5"), box.id("t4")])
        changes_since(reading, reading.centre.revision - 20)
        timers.due(box.hall, reading)

    box.read(pictures)
    assert wrong_with(box, without("services", "request"))
    revision = centres.versions(box.store, "village")[0].revision
    assert centres.versions(box.store, "village", before=revision)
    centres.configuration(box.store, "village", revision)
    box.forget()
    erase_expired(box.hall)


def scans(box: Box, ran: dict[str, Ran]) -> list[str]:
    """The statements that look at every row of a table that grows."""
    found = []

    def work(connection: Connection) -> None:
        cursor = connection.connection.cursor()
        for statement, values in ran.values():
            if not statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE")):
                continue
            if connection.dialect.name == "sqlite":
                cursor.execute(f"EXPLAIN QUERY PLAN {statement}", values)
                # A partial index holds few, a covering one of all is a scan.
                lines = [str(row[3]) for row in cursor.fetchall()]
                bad = [line for line in lines if _is_scan(line)]
            else:
                cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}", values)
                (plan,) = cursor.fetchall()[0]
                plan = json.loads(plan) if isinstance(plan, str) else plan
                bad = list(_seq_scans(plan[0]["Plan"]))
            if bad:
                found.append(f"{bad}: {statement}")

    box.store.on_connection(work)
    return found


def _is_scan(line: str) -> bool:
    words = line.split()
    if words[1] not in LARGE or any(one in line for one in PARTIAL):
        return False
    # All of a centre are all there are.
    return words[0] == "SCAN" or line.endswith("(centre=?)")


def _seq_scans(plan: dict[str, Any]) -> Iterator[str]:
    if plan["Node Type"] == "Seq Scan" and plan.get("Relation Name") in LARGE:
        yield plan["Relation Name"]
    for inner in plan.get("Plans", ()):
        yield from _seq_scans(inner)


@pytest.fixture
def old_box(box: Box) -> Box:
    """The village with a year behind it."""
    box.called()
    box.give(c.AddNote, box.who(Role.GREETER), ticket="t1", note="Look at the papers")
    box.at("1", c.Finish)
    grow_old(box)
    return box


def test_no_statement_looks_at_the_whole_log_or_all_facts(old_box: Box) -> None:
    with listening() as ran:
        live(old_box)
    assert len(ran) > 35
    assert scans(old_box, ran) == []


# Prepared statements: the rows that SQLAlchemy reads, and the errors that it raises.


@pytest.fixture
def engine(box: Box) -> Iterator[Engine]:
    """On a database with a ticket that was served."""
    box.called()
    box.at("1", c.Finish)
    engine = open_engine(str(box.settings.database_url))
    yield engine
    engine.dispose()


def test_an_error_is_told_as_sqlalchemy_does_and_holds_no_value(engine: Engine) -> None:
    with engine.begin() as connection:
        row = dict(connection.execute(select(t.fact_call)).mappings().one())
    again = PreparedStatement(insert(t.fact_call), tuple(row))
    with pytest.raises(IntegrityError) as told, engine.begin() as connection:
        again.run_many(connection, [row | {"operator": "nigar"}])
    assert "nigar" not in str(told.value)


@pytest.mark.databases("postgresql")
def test_a_lost_connection_is_known_as_lost(engine: Engine) -> None:
    with engine.connect() as connection:
        cut(connection)
        with pytest.raises(DBAPIError) as told:
            PreparedStatement(select(t.centre.c.id)).rows(connection, {})
        assert told.value.connection_invalidated
        assert connection.invalidated
