"""Rows and values: a dataclass's fields are its table's columns."""

from collections.abc import Hashable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    Connection,
    RowMapping,
    Table,
    bindparam,
    insert,
    select,
    update,
)

from server.domain.calls import Call
from server.domain.centres import Centre, SeriesState
from server.domain.counters import Counter
from server.domain.coupons import Coupon
from server.domain.learning import Absence, History, Pace, Spread
from server.domain.leases import Lease
from server.domain.lines import Line, ProfileCalls
from server.domain.machines import Device, DeviceHealth, Enrolment
from server.domain.notices import HelpWanted, Note, Notice
from server.domain.people import Attempt, HeldDuty, Person, Session
from server.domain.suspension import ServiceState
from server.domain.tickets import Stop, Ticket
from server.store import tables as t
from server.store.prepared import Prepared

TABLE_OF: Mapping[type, Table] = {
    Centre: t.centre,
    Counter: t.counter,
    Line: t.line,
    SeriesState: t.series,
    Ticket: t.ticket,
    Stop: t.stop,
    Call: t.call,
    ProfileCalls: t.profile,
    ServiceState: t.service,
    Coupon: t.coupon,
    Lease: t.lease,
    Note: t.note,
    Notice: t.notice,
    HelpWanted: t.help_wanted,
    Pace: t.pace,
    History: t.history,
    Absence: t.absence,
    Spread: t.spread,
    Person: t.person,
    HeldDuty: t.duty,
    Session: t.session,
    Attempt: t.attempt,
    Device: t.device,
    DeviceHealth: t.health,
    Enrolment: t.enrolment,
}

_FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind) if field.name in table.c)
    for kind, table in TABLE_OF.items()
}


def values_of(thing: Any) -> dict[str, Any]:
    """The columns of a value."""
    return {name: getattr(thing, name) for name in _FIELDS[type(thing)]}


def changes_of(old: Any, new: Any) -> dict[str, Any]:
    """The columns in which a value differs from what it was."""
    return {
        name: value
        for name in _FIELDS[type(new)]
        if (value := getattr(new, name)) is not (was := getattr(old, name)) and value != was
    }


_INSERTS = {kind: Prepared(insert(table), _FIELDS[kind]) for kind, table in TABLE_OF.items()}


def write_new(connection: Connection, thing: Any) -> None:
    """Insert a value."""
    _INSERTS[type(thing)].run(connection, values_of(thing))


@cache
def _update_of(table_name: str, names: tuple[str, ...], key: tuple[str, ...]) -> Prepared:
    """The statement that changes these columns."""
    table = t.metadata.tables[table_name]
    statement = update(table).values({name: bindparam(f"v_{name}") for name in names})
    for name in key:
        statement = statement.where(table.c[name] == bindparam(f"k_{name}"))
    return Prepared(statement)


def write_changes(connection: Connection, old: Any, new: Any, **key: Any) -> None:
    """Update the columns that changed of the row with this key."""
    changes = changes_of(old, new)
    if not changes:
        return
    _update_of(TABLE_OF[type(new)].name, tuple(changes), tuple(key)).run(
        connection,
        {f"v_{name}": value for name, value in changes.items()}
        | {f"k_{name}": value for name, value in key.items()},
    )


def made_of[T](kind: type[T], row: Mapping[str, Any] | RowMapping, **more: Any) -> T:
    """A value from its row."""
    return kind(**{name: row[name] for name in _FIELDS[kind]}, **more)


@cache
def _select_of(kind: Hashable) -> Prepared:
    table = TABLE_OF[cast(type[Any], kind)]
    if kind is Call:
        mine = (table.c.centre == bindparam("centre"), table.c.call == bindparam("key"))
        return Prepared(select(table).where(*mine))
    return Prepared(select(table).where(table.c.id == bindparam("key")))


def key_of(thing: Any) -> Any:
    """The key by which a value is asked for within its centre: a call's number, else the id."""
    return thing.call if isinstance(thing, Call) else thing.id


NEW_STOP = Prepared(insert(t.stop), ("ticket", "index", "day", *_FIELDS[Stop]))


def stop_row(ticket: Ticket, index: int, stop: Stop) -> dict[str, Any]:
    """The row of a ticket's stop."""
    return {"ticket": ticket.id, "index": index, "day": ticket.day, **values_of(stop)}


def read_one[T](connection: Connection, kind: type[T], key: str | int, centre: str) -> T | None:
    """The value of a kind with this key; None where there is none, or it is another centre's."""
    given = {"key": key, "centre": centre} if kind is Call else {"key": key}
    rows = _select_of(cast(Hashable, kind)).mappings(connection, given)
    return made_of(kind, rows[0]) if rows and rows[0]["centre"] == centre else None
