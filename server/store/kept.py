"""All that is kept of a person or of a ticket, on their own request; without any secret."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, Text, or_, select, type_coerce, update

from contract.enums import EventName
from contract.model import rfc3339
from server.store import tables as t
from server.store import texts

_SECRETS = {
    "person": ("password", "factor", "factor_step", "badge"),
    "session": ("hash", "offered"),
}
"""What proves who somebody is. Whether there is one is told instead."""


_WHEN = ("centre", "revision", "at", "type")


def of_person(connection: Connection, identity: str) -> dict[str, Any]:
    """All that is kept of a person, in whatever centre.

    Of the log what was done to the person whole, and of what the person did which and when.

    Args:
        connection: to the database.
        identity: the person's.
    """
    row = connection.execute(select(t.person).where(t.person.c.id == identity)).mappings().one()
    events = list(_events(connection, identity))
    own = [one for one in events if one["actor"]["id"] == identity]
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
        "notes": _notes(connection, t.note.c.by == identity),
        "notices": _notices(connection, own),
        "facts": _facts(connection, identity, "operator", "issued_by", "ended_by"),
        "log": {
            "about": [one for one in events if _names(one, identity)],
            "by": [{name: one[name] for name in _WHEN} for one in own],
        },
    }


def of_ticket(connection: Connection, identity: str) -> dict[str, Any]:
    """All that is kept of a ticket: its state, stops and calls, the texts that are still
    there, the help its bearer asked for, its facts and its events."""
    row = connection.execute(select(t.ticket).where(t.ticket.c.id == identity)).mappings().one()
    events = [one for one in _events(connection, identity) if _names(one, identity)]
    return {
        "ticket": _plain(row, t.ticket),
        "stops": _rows(connection, t.stop, t.stop.c.ticket == identity),
        "calls": _rows(connection, t.call, t.call.c.ticket == identity),
        "notes": _notes(connection, t.note.c.ticket == identity),
        "comments": _comments(connection, events),
        "facts": _facts(connection, identity, "ticket"),
        "log": events,
    }


def tickets_named(
    connection: Connection, centre: str, name: str, day: date | None
) -> list[tuple[str, datetime]]:
    """The tickets that are meant, and when they were taken: one by its id, or those that had
    a number on a day."""
    wanted = select(t.ticket.c.id, t.ticket.c.issued_at).where(t.ticket.c.centre == centre)
    by_id = wanted.where(t.ticket.c.id == f"{centre}.{name.removeprefix(f'{centre}.')}")
    numbered = wanted.where(
        t.ticket.c.day == day, t.ticket.c.number == name.upper().replace(" ", "")
    ).order_by(t.ticket.c.ordinal)
    for statement in (by_id, numbered):
        if found := connection.execute(statement).all():
            return [(row.id, row.issued_at) for row in found]
    return []


def forget_ticket(connection: Connection, centre: str, identity: str) -> int:
    """Erase the texts on a ticket, and which help its bearer asked for; how many texts there
    were. The log stays whole."""
    # Also what the texts said stays nowhere in the file.
    texts.leave_no_trace(connection)
    erased = sum(
        texts.erase(connection, centre, one) for one in texts_of_ticket(connection, identity)
    )
    connection.execute(update(t.ticket).where(t.ticket.c.id == identity).values(assist=()))
    connection.execute(update(t.call).where(t.call.c.ticket == identity).values(assist=()))
    return erased


def texts_of_ticket(connection: Connection, identity: str) -> list[str]:
    """The ids of the texts on a ticket, as its events name them."""
    return [
        one["data"]["note"]
        for one in _events(connection, identity)
        if one["data"].get("ticket") == identity and one["data"].get("note") is not None
    ]


def _plain(row: RowMapping, table: Table) -> dict[str, Any]:
    """A row as JSON can hold it, without secrets."""
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
            return [_plainly(one) for one in value]
        case _ if hasattr(value, "model_dump"):
            return value.model_dump(mode="json")
    return value


def _rows(connection: Connection, table: Table, condition: Any) -> list[dict[str, Any]]:
    found = select(table).where(condition).order_by(*table.primary_key.columns)
    return [_plain(row, table) for row in connection.execute(found).mappings()]


def _facts(connection: Connection, identity: str, *columns: str) -> dict[str, list[dict[str, Any]]]:
    """The facts that have an id in one of these columns, by table."""
    return {
        table.name: _rows(connection, table, or_(*conditions))
        for table in t.FACTS
        if (conditions := [table.c[one] == identity for one in columns if one in table.c])
    }


def _notes(connection: Connection, condition: Any) -> list[dict[str, Any]]:
    rows = connection.execute(
        select(t.note, t.words_kept.c.words)
        .join(t.words_kept, t.words_kept.c.id == t.note.c.id)
        .where(condition)
        .order_by(t.note.c.at)
    ).mappings()
    return [{**_plain(row, t.note), "words": row["words"]} for row in rows]


def _notices(connection: Connection, own: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    posted = [one["data"]["notice"] for one in own if one["type"] == EventName.NOTICE_POSTED]
    rows = connection.execute(
        select(t.notice, t.words_kept.c.words)
        .join(t.words_kept, t.words_kept.c.id == t.notice.c.id)
        .where(t.notice.c.id.in_(posted))
        .order_by(t.notice.c.at)
    ).mappings()
    return [{**_plain(row, t.notice), "words": row["words"]} for row in rows]


def _comments(connection: Connection, events: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    rated = {
        one["data"]["note"]: one["data"]
        for one in events
        if one["type"] == EventName.SERVICE_RATED and one["data"]["note"] is not None
    }
    words = texts.read(connection, list(rated))
    return [
        {"id": one, "stop": data["stop"], "words": words.get(one)} for one, data in rated.items()
    ]


def _events(connection: Connection, identity: str) -> Iterator[dict[str, Any]]:
    """The events that were caused by it, or have its id somewhere in their data."""
    # `LIKE` lets more through than is meant; who asks looks at the data again.
    mentioned = type_coerce(t.event.c.data, Text).like(f'%"{identity}"%')
    rows = connection.execute(
        select(t.event)
        .where(or_(t.event.c.actor_id == identity, mentioned))
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


def _names(event: dict[str, Any], identity: str) -> bool:
    """Whether an event is about it, and not only mentions it among its reasons."""
    return any(
        value == identity or (isinstance(value, list) and identity in value)
        for value in event["data"].values()
    )
