"""Exports all data about a person, a ticket or a booking, for a data subject's request; without
secrets."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, or_, select

from contract import events as e
from contract.model import rfc3339
from server.store import tables as t
from server.store import texts
from server.store.log import mentions, names

_SECRETS = {
    "person": ("password", "factor", "factor_step", "badge"),
    "session": ("hash", "offered"),
}
"""Columns with secrets. The export only says whether they are set."""

_WHEN = ("centre", "revision", "at", "type")


def of_person(connection: Connection, identity: str) -> dict[str, Any]:
    """All data about a person, in all centres; of events that the person caused type and time."""
    row = connection.execute(select(t.person).where(t.person.c.id == identity)).mappings().one()
    events = list(_events(connection, identity))
    own = [event for event in events if event["actor"]["id"] == identity]
    return {
        "person": {
            **_plain(row, t.person),
            "has_password": bool(row["password"]),
            "has_factor": bool(row["factor"]),
            "has_badge": row["badge"] is not None,
        },
        "duties": _rows(connection, t.duty, t.duty.c.person == identity),
        "sessions": _rows(connection, t.session, t.session.c.person == identity),
        "doors": _rows(
            connection,
            t.access_entry,
            or_(t.access_entry.c.who == identity, t.access_entry.c.detail == identity),
        ),
        "notes": _with_words(connection, own, e.NoteAdded.name, "note"),
        "notices": _with_words(connection, own, e.NoticePosted.name, "notice"),
        "facts": _facts(connection, identity, "operator", "issued_by", "ended_by"),
        "log": {
            "about": [event for event in events if names(event["data"], identity)],
            "by": [{name: event[name] for name in _WHEN} for event in own],
        },
    }


def of_ticket(connection: Connection, identity: str) -> dict[str, Any]:
    """All data about a ticket: texts that were not erased, assistance, facts and events."""
    events = [event for event in _events(connection, identity) if names(event["data"], identity)]
    help_asked = next(texts.read(connection, [identity]), None)
    return {
        "ticket": identity,
        "assist": [] if help_asked is None else help_asked.words.split(),
        "notes": _with_words(connection, events, e.NoteAdded.name, "note"),
        "comments": _with_words(connection, events, e.ServiceRated.name, "note"),
        "facts": _facts(connection, identity, "ticket"),
        "bookings": [of_booking(connection, each) for each in _bookings_in(events)],
        "log": events,
    }


def of_booking(connection: Connection, identity: str) -> dict[str, Any]:
    """All data about a booking: the name and how its visitor is reached unless these were deleted,
    facts and events."""
    name = next(texts.read(connection, [identity]), None)
    events = _events(connection, identity)
    return {
        "booking": identity,
        "visitor": name.words if name is not None else None,
        "contact": _rows(connection, t.booking_contact, t.booking_contact.c.booking == identity),
        "facts": _facts(connection, identity, "booking"),
        "log": [event for event in events if names(event["data"], identity)],
    }


def bookings_on(connection: Connection, centre: str, day: date | None) -> list[str]:
    """The ids of the bookings whose fate on a day is known."""
    facts = t.fact_booking.c
    query = select(facts.booking).where(facts.centre == centre, facts.day == day)
    return list(connection.execute(query).scalars())


def tickets_named(
    connection: Connection, centre: str, name: str, day: date | None
) -> list[tuple[str, datetime]]:
    """The tickets that are meant (by id, or by number on a day), and when they were taken."""
    facts = t.fact_ticket.c
    wanted = select(facts.ticket, facts.issued_at).where(facts.centre == centre)
    by_id = wanted.where(facts.ticket == f"{centre}.{name.removeprefix(f'{centre}.')}")
    numbered = wanted.where(
        facts.day == day, facts.number == name.upper().replace(" ", "")
    ).order_by(facts.issued_at)
    for statement in (by_id, numbered):
        if rows := connection.execute(statement).all():
            return [(row.ticket, row.issued_at) for row in rows]
    return []


def texts_of_ticket(connection: Connection, identity: str) -> list[str]:
    """The ids of a ticket's texts that were not erased, and that of its booking."""
    events = [
        event for event in _events(connection, identity) if event["data"].get("ticket") == identity
    ]
    named = [event["data"]["note"] for event in events if event["data"].get("note") is not None]
    return [*(text.id for text in texts.read(connection, named)), *_bookings_in(events)]


def _bookings_in(events: Sequence[dict[str, Any]]) -> list[str]:
    """The ids of the bookings that events name."""
    return list(dict.fromkeys(filter(None, (event["data"].get("booking") for event in events))))


def _plain(row: RowMapping, table: Table) -> dict[str, Any]:
    """A row as JSON values, without secrets."""
    hidden = _SECRETS.get(table.name, ())
    return {
        column.name: _plainly(row[column.name]) for column in table.c if column.name not in hidden
    }


def _plainly(value: Any) -> Any:
    match value:
        case datetime():
            return rfc3339(value)
        case date():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case tuple():
            return [_plainly(item) for item in value]
        case _ if hasattr(value, "model_dump"):
            return value.model_dump(mode="json")
    return value


def _rows(connection: Connection, table: Table, condition: Any) -> list[dict[str, Any]]:
    query = select(table).where(condition).order_by(*table.primary_key.columns)
    return [_plain(row, table) for row in connection.execute(query).mappings()]


def _facts(connection: Connection, identity: str, *columns: str) -> dict[str, list[dict[str, Any]]]:
    """The facts that have an id in any of these columns, by table."""
    return {
        table.name: _rows(connection, table, or_(*conditions))
        for table in t.FACTS
        if (conditions := [table.c[column] == identity for column in columns if column in table.c])
    }


def _with_words(
    connection: Connection, events: Sequence[dict[str, Any]], name: str, field: str
) -> list[dict[str, Any]]:
    """The data of the events of a type, with the texts they refer to; None if a text was erased."""
    named = {
        event["data"][field]: {"at": event["at"], **event["data"]}
        for event in events
        if event["type"] == name and event["data"][field] is not None
    }
    words = {text.id: text.words for text in texts.read(connection, list(named))}
    return [{"id": key, **data, "words": words.get(key)} for key, data in named.items()]


def _events(connection: Connection, identity: str) -> Iterator[dict[str, Any]]:
    """The events caused by this id, or that may name it."""
    rows = connection.execute(
        select(t.event)
        .where(or_(t.event.c.actor_id == identity, mentions(identity)))
        .order_by(t.event.c.centre, t.event.c.revision)
    ).mappings()
    for row in rows:
        yield {
            "centre": row["centre"],
            "revision": row["revision"],
            "at": rfc3339(row["at"]),
            "type": str(row["type"]),
            "actor": {"role": str(row["actor_role"]), "id": row["actor_id"]},
            "data": row["data"],
        }
