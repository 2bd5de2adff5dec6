"""Rows and values: a dataclass's fields are its table's columns."""

from collections.abc import Hashable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    Table,
    Update,
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


_INSERTS = {kind: insert(table) for kind, table in TABLE_OF.items()}


def write_new(connection: Connection, thing: Any, **more: Any) -> None:
    """Insert a value."""
    connection.execute(_INSERTS[type(thing)], {**values_of(thing), **more})


@cache
def _update_of(table_name: str, names: tuple[str, ...], key: tuple[str, ...]) -> Update:
    """The statement that changes these columns; building one costs more than running it."""
    table = t.metadata.tables[table_name]
    statement = update(table).values({name: bindparam(f"v_{name}") for name in names})
    for name in key:
        statement = statement.where(table.c[name] == bindparam(f"k_{name}"))
    return statement


def write_changes(connection: Connection, old: Any, new: Any, **key: Any) -> None:
    """Update the columns that changed of the row with this key."""
    changes = changes_of(old, new)
    if not changes:
        return
    connection.execute(
        _update_of(TABLE_OF[type(new)].name, tuple(changes), tuple(key)),
        {f"v_{name}": value for name, value in changes.items()}
        | {f"k_{name}": value for name, value in key.items()},
    )


def made_of[T](kind: type[T], row: RowMapping, **more: Any) -> T:
    """A value from its row."""
    return kind(**{name: row[name] for name in _FIELDS[kind]}, **more)


@cache
def _select_of(kind: Hashable) -> Select[Any]:
    table = TABLE_OF[cast(type[Any], kind)]
    if kind is Call:
        return select(table).where(
            table.c.centre == bindparam("centre"), table.c.call == bindparam("key")
        )
    return select(table).where(table.c.id == bindparam("key"))


def key_of(thing: Any) -> Any:
    """The key by which a value is asked for within its centre: a call's number, else the id."""
    return thing.call if isinstance(thing, Call) else thing.id


def stop_row(ticket: Ticket, index: int, stop: Stop) -> dict[str, Any]:
    """The row of a ticket's stop."""
    return {"ticket": ticket.id, "index": index, "day": ticket.day, **values_of(stop)}


def read_one[T](connection: Connection, kind: type[T], key: str | int, centre: str) -> T | None:
    """The value of a kind with this key; None where there is none, or it is another centre's."""
    given = {"key": key, "centre": centre} if kind is Call else {"key": key}
    row = connection.execute(_select_of(cast(Hashable, kind)), given).mappings().one_or_none()
    if row is None or row["centre"] != centre:
        return None
    return made_of(kind, row)
