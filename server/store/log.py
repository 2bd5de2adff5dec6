"""The log: append-only, gapless, each event chained to the one before by its hash."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select

from contract.events import NAME_OF, REGISTRY, Actor, Event, Payload
from contract.model import rfc3339
from server.canonical import digest_of
from server.store import tables as t

PAGE = 1000


def hash_of(event: Event) -> str:
    """The hash of an event: SHA-256 over the canonical JSON of all its other fields."""
    return _digest(
        centre=event.centre,
        revision=event.revision,
        type=event.type,
        version=event.version,
        at=event.at,
        actor=event.actor,
        command=event.command,
        data=dict(event.data),
        previous=event.previous,
    )


def _digest(
    *,
    centre: str,
    revision: int,
    type: str,
    version: int,
    at: datetime,
    actor: Actor,
    command: UUID,
    data: dict[str, Any],
    previous: str,
) -> str:
    return digest_of(
        {
            "centre": centre,
            "revision": revision,
            "type": str(type),
            "version": version,
            "at": rfc3339(at),
            "actor": {"role": str(actor.role), "id": actor.id},
            "command": str(command),
            "data": data,
            "previous": previous,
        }
    )


def chained(
    centre: str,
    revision: int,
    previous: str,
    payload: Payload,
    at: datetime,
    actor: Actor,
    command: UUID,
) -> Event:
    """The event that follows `previous` at `revision`."""
    row = REGISTRY[NAME_OF[type(payload)]]
    data = payload.model_dump(mode="json")
    digest = _digest(
        centre=centre,
        revision=revision,
        type=row.name,
        version=row.version,
        at=at,
        actor=actor,
        command=command,
        data=data,
        previous=previous,
    )
    return Event.model_construct(
        centre=centre,
        revision=revision,
        type=row.name,
        version=row.version,
        at=at,
        actor=actor,
        command=command,
        data=data,
        previous=previous,
        hash=digest,
    )


def append(connection: Connection, events: Sequence[Event]) -> None:
    """Write events to the log, in their order."""
    if not events:
        return
    connection.execute(
        insert(t.event),
        [
            {
                "centre": event.centre,
                "revision": event.revision,
                "type": event.type,
                "version": event.version,
                "at": event.at,
                "actor_role": event.actor.role,
                "actor_id": event.actor.id,
                "command": str(event.command),
                "data": event.data,
                "previous": event.previous,
                "hash": event.hash,
            }
            for event in events
        ],
    )


def read(connection: Connection, centre: str, after: int, limit: int) -> list[Event]:
    """The events after a revision, at most `limit`, in order."""
    rows = connection.execute(
        select(t.event)
        .where(t.event.c.centre == centre, t.event.c.revision > after)
        .order_by(t.event.c.revision)
        .limit(limit)
    ).mappings()
    return [
        Event(
            centre=row["centre"],
            revision=row["revision"],
            type=row["type"],
            version=row["version"],
            at=row["at"],
            actor=Actor(role=row["actor_role"], id=row["actor_id"]),
            command=UUID(row["command"]),
            data=row["data"],
            previous=row["previous"],
            hash=row["hash"],
        )
        for row in rows
    ]


def walk(connection: Connection, centre: str) -> Iterator[Event]:
    """The whole log of a centre, page by page."""
    after = 0
    while page := read(connection, centre, after, PAGE):
        yield from page
        after = page[-1].revision


@dataclass(frozen=True, slots=True)
class ChainFault:
    """Where the log is broken, and how."""

    revision: int
    message: str


def chain_fault(events: Iterator[Event]) -> ChainFault | None:
    """The first break of the chain or gap in the revisions; None where it is whole."""
    previous, expected = "", 1
    for event in events:
        if event.revision != expected:
            return ChainFault(event.revision, f"revision {expected} is missing")
        if event.previous != previous:
            return ChainFault(event.revision, "does not follow the event before it")
        if hash_of(event) != event.hash:
            return ChainFault(event.revision, "its content does not match its hash")
        previous, expected = event.hash, expected + 1
    return None
