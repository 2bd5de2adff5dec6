"""The log: append-only, without gaps; each event holds the hash of the previous one."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import rfc8785
from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    RowMapping,
    Select,
    Text,
    bindparam,
    func,
    insert,
    select,
    type_coerce,
    update,
)

from contract.events import REGISTRY, Actor, Event, Payload
from contract.model import rfc3339
from server.store import tables as t
from server.store.rows import PreparedStatement
from server.store.types import JSON_TEXT, decoded, raw_columns

PAGE = 1000

FIRST_PREVIOUS = ""
"""The first event's value for the hash of the previous event."""


_EXACT: Final = 2**53
"""Integers up to this limit are exact in every JSON implementation (IEEE 754 doubles)."""

_SIMPLE: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Mapping[str, Any]) -> bytes:
    """Encode a value as canonical JSON (RFC 8785); `ValueError` if that cannot represent it."""
    if _is_simple(value):
        # Without floats and non-ASCII names the standard library's encoder follows the RFC.
        return _SIMPLE.encode(value).encode()
    return rfc8785.dumps(dict(value))


def digest_of(value: Mapping[str, Any]) -> str:
    """The SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _is_simple(value: Any) -> bool:
    """Whether a value has no floats and only ASCII names."""
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return True
    if kind is int:
        return bool(-_EXACT < value < _EXACT)
    if kind is dict:
        return all(map(_is_simple, value.values())) and "".join(value).isascii()
    return kind is list and all(_is_simple(item) for item in value)


def hash_at(connection: Connection, centre: str, revision: int) -> str | None:
    """The hash of the event at a revision; None if there is no such event."""
    event = t.event.c
    query = select(event.hash).where(event.centre == centre, event.revision == revision)
    return connection.execute(query).scalar_one_or_none()


def hash_of(fields: Mapping[str, Any]) -> str:
    """The hash of an event with these fields: SHA-256 over the canonical JSON of all but itself."""
    actor = fields["actor"]
    hashed = {
        **fields,
        "type": str(fields["type"]),
        "at": rfc3339(fields["at"]),
        "actor": {"role": str(actor.role), "id": actor.id},
        "command": str(fields["command"]),
        "data": dict(fields["data"]),
    }
    hashed.pop("hash", None)
    return digest_of(hashed)


def next_event(
    centre: str,
    revision: int,
    previous: str,
    payload: Payload,
    at: datetime,
    actor: Actor,
    command: UUID,
) -> Event:
    """The event that follows `previous` at `revision`."""
    fields: dict[str, Any] = {
        "centre": centre,
        "revision": revision,
        "type": payload.name,
        "version": payload.version,
        "at": at,
        "actor": actor,
        "command": command,
        "data": payload.model_dump(mode="json"),
        "previous": previous,
    }
    return Event.model_construct(**fields, hash=hash_of(fields))


@dataclass(frozen=True, slots=True)
class LogHead:
    """The last event of a centre; `epoch` is the id of the log since its import or restore."""

    centre: str
    epoch: str
    revision: int
    hash: str


_ALL = select(t.centre.c.id, t.centre.c.epoch, t.centre.c.revision, t.centre.c.head)
_HEAD = PreparedStatement(_ALL.where(t.centre.c.id == bindparam("id")))
_HEADS = PreparedStatement(_ALL.order_by(t.centre.c.id))
_ADVANCE = PreparedStatement(
    update(t.centre)
    .where(t.centre.c.id == bindparam("k_id"))
    .values(revision=bindparam("v_revision"), head=bindparam("v_head"))
)


def head(connection: Connection, centre: str) -> LogHead | None:
    """The head of a centre's log; None without a centre."""
    rows = _HEAD.rows(connection, {"id": centre})
    return LogHead(*rows[0]) if rows else None


def heads(connection: Connection) -> list[LogHead]:
    """The heads of all centres' logs, ordered by id."""
    return [LogHead(*row) for row in _HEADS.rows(connection, {})]


_APPEND = PreparedStatement(insert(t.event), t.event.c.keys())


def append(connection: Connection, events: Sequence[Event]) -> None:
    """Append events to the log, and update its head."""
    if not events:
        return
    last = events[-1]
    _ADVANCE.run(
        connection, {"k_id": last.centre, "v_revision": last.revision, "v_head": last.hash}
    )
    rows = [
        {
            **vars(event),
            "actor_role": event.actor.role,
            "actor_id": event.actor.id,
            "command": str(event.command),
        }
        for event in events
    ]
    _APPEND.run_many(connection, rows)


class UnreadableEvent(ValueError):
    """A row of the log is not a valid event."""

    def __init__(self, revision: int, message: str) -> None:
        super().__init__(f"revision {revision} {message}")
        self.revision, self.message = revision, message


class NewerEvent(UnreadableEvent):
    """An event was written by a newer release."""


RAW = select(*raw_columns(t.event))
"""Selects rows of the log for `events_of`."""


def events_of(
    connection: Connection, selected: Select[Any], *, strict: bool = False
) -> list[Event]:
    """The events in the selected rows; `UnreadableEvent` if a row is not a valid event, with
    `strict` also if its data is not exactly the text that this program writes."""
    rows = connection.execute(selected).mappings()
    return [_event(row, connection.dialect, strict) for row in rows]


def read(
    connection: Connection, centre: str, after: int, limit: int, *, strict: bool = False
) -> list[Event]:
    """The events after a revision, at most `limit`, in order; strict as `events_of`."""
    following = RAW.where(t.event.c.centre == centre, t.event.c.revision > after)
    return events_of(connection, following.order_by(t.event.c.revision).limit(limit), strict=strict)


SPAN_OF_A_TICKET = timedelta(days=2)
"""All events about a ticket are within this time after its issue."""


def about(connection: Connection, centre: str, ticket: str, since: datetime) -> list[Event]:
    """The events about a ticket within `SPAN_OF_A_TICKET` after its issue, in order."""
    of = t.event.c
    first, last = (_revision_at(connection, centre, at) for at in (since, since + SPAN_OF_A_TICKET))
    named = RAW.where(
        of.centre == centre, of.revision > first, of.revision <= last, mentions(ticket)
    )
    events = events_of(connection, named.order_by(of.revision))
    return [event for event in events if names(event.data, ticket)]


def mentions(identity: str) -> ColumnElement[bool]:
    """Whether the data of an event may name an id; `names` decides."""
    return type_coerce(t.event.c.data, Text).like(f'%"{identity}"%')


def names(data: Mapping[str, object], identity: str) -> bool:
    """Whether the data of an event has the id in a field of its own, not only among reasons."""
    return any(
        value == identity or (isinstance(value, list) and identity in value)
        for value in data.values()
    )


def _revision_at(connection: Connection, centre: str, at: datetime) -> int:
    """The last revision before a moment, 0 before the first: the times of a log never decrease."""
    last = connection.execute(
        select(func.max(t.event.c.revision)).where(t.event.c.centre == centre)
    ).scalar_one()
    low, high = 0, last or 0
    while low < high:
        middle = (low + high + 1) // 2
        found = connection.execute(
            select(t.event.c.at).where(t.event.c.centre == centre, t.event.c.revision == middle)
        ).scalar_one()
        low, high = (middle, high) if found < at else (low, middle - 1)
    return low


def configurations(
    connection: Connection, centre: str, before: int | None, limit: int
) -> list[Event]:
    """The `centre_configured` events of a centre before a revision, newest first."""
    query = RAW.where(t.event.c.centre == centre, t.CONFIGURED)
    if before is not None:
        query = query.where(t.event.c.revision < before)
    return events_of(connection, query.order_by(t.event.c.revision.desc()).limit(limit))


def _event(row: RowMapping, dialect: Dialect, strict: bool) -> Event:
    known = REGISTRY.get(row["type"])
    if isinstance(row["version"], int) and (known is None or row["version"] > known.version):
        raise NewerEvent(row["revision"], "was written by a newer release: update this server")
    try:
        event = Event(
            centre=row["centre"],
            revision=row["revision"],
            type=row["type"],
            version=row["version"],
            at=decoded(t.event.c.at, row["at"], dialect),
            actor=Actor(role=row["actor_role"], id=row["actor_id"]),
            command=UUID(row["command"]),
            data=json.loads(row["data"]),
            previous=row["previous"],
            hash=row["hash"],
        )
    except (ValueError, TypeError, OverflowError) as error:
        raise UnreadableEvent(row["revision"], "cannot be read") from error
    if strict and JSON_TEXT.write(dict(event.data)) != row["data"]:
        raise UnreadableEvent(row["revision"], "was changed after it was written")
    return event


def walk(
    connection: Connection, centre: str, after: int = 0, *, strict: bool = False
) -> Iterator[Event]:
    """All events of a centre after a revision, read page by page as by `read`."""
    while page := read(connection, centre, after, PAGE, strict=strict):
        yield from page
        after = page[-1].revision


class Chain:
    """Verifies a hash chain; `revision` and `head` are those of the last verified event."""

    def __init__(self, revision: int = 0, head: str = FIRST_PREVIOUS) -> None:
        self.revision = revision
        self.head = head

    def fault(self, event: Event) -> str:
        """Add the next event to the chain; returns why it does not fit, "" if it does."""
        if event.revision != self.revision + 1:
            return f"revision {self.revision + 1} is missing"
        if event.previous != self.head:
            return "does not follow the event before it"
        try:
            digest = hash_of(vars(event))
        except ValueError:
            # Canonical JSON cannot represent some text or numbers; such an event was never hashed.
            digest = ""
        if digest != event.hash:
            return "its content does not match its hash"
        self.revision, self.head = event.revision, event.hash
        return ""
