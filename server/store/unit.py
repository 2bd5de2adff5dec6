"""The unit of work: one command, its events, and the state they make."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from contract import events as e
from contract.enums import ENDED, Assist, CommandName, Role, StopState, TicketState
from contract.events import Actor, Event, Payload
from contract.lifecycle import is_active
from server.domain.calls import Call
from server.domain.centres import Centre, SeriesState
from server.domain.clock import event_time
from server.domain.counters import Counter
from server.domain.fold import fold, series_of
from server.domain.layout import Layout
from server.domain.recorded import RecordedEvent
from server.domain.tickets import Ticket
from server.store import log, texts
from server.store import tables as t
from server.store.access import SqlAccess, alone
from server.store.reading import Layouts, SqlReading
from server.store.rows import key_of, stop_row, write_changes, write_new
from server.store.statements.lines import lines_of


class _Kept:
    """Values by kind and key: as the database has them, and as they are now."""

    def __init__(self) -> None:
        self.stored: dict[type, dict[Any, Any]] = {}
        self.now: dict[type, dict[Any, Any]] = {}

    def known(self, kind: type, key: Any) -> bool:
        """Whether the value, or that there is none, is known."""
        return key in self.now.get(kind, ())

    def read(self, kind: type, key: Any, value: Any) -> None:
        """Keep what the database has; None where it has nothing."""
        self.stored.setdefault(kind, {})[key] = value
        self.now.setdefault(kind, {})[key] = value

    def dirty(self) -> list[tuple[Any, Any]]:
        """What has to be written, as (value before or None, value now).

        Tickets that leave a counter or let their number go are written before those
        that take them: the unique indexes look at each row.
        """
        changed = [
            (self.stored.get(kind, {}).get(key), value)
            for kind, values in self.now.items()
            for key, value in values.items()
            if value is not None and self.stored.get(kind, {}).get(key) is not value
        ]
        return sorted(changed, key=_order)

    def written(self) -> None:
        """Everything is in the database now."""
        for kind, values in self.now.items():
            self.stored.setdefault(kind, {}).update(values)


def _order(change: tuple[Any, Any]) -> tuple[bool, bool]:
    value = change[1]
    if not isinstance(value, Ticket):
        return (False, False)
    return (value.state not in ENDED, is_active(value.state))


class SqlUnit(SqlReading):
    """One command in one transaction that holds the centre's row.

    Implements `server.application.ports.Unit` and `server.domain.fold.State`. The
    same folding serves the rebuilding of the state from the log.
    """

    def __init__(
        self,
        connection: Connection,
        centre: str,
        layouts: Layouts,
        actor: Actor,
        command: UUID,
        now: datetime,
    ) -> None:
        super().__init__(connection, centre, layouts, take=True)
        # A clock that is behind stands still until it has caught up.
        self.now = event_time(now, self.centre.last_at)
        self._actor = actor
        self._command = command
        self._stored_centre = self.centre
        self._events: list[Event] = []
        self._kept = _Kept()
        self._alone = False

    @property
    def access(self) -> SqlAccess:
        """People, devices and tokens, in the same transaction; nobody else changes them until
        it ends."""
        if not self._alone:
            alone(self._connection)
            self._alone = True
        return super().access

    # Reading, through what this unit has already changed.

    def _settle(self) -> None:
        self.flush()

    def get[T](self, kind: type[T], key: str | int) -> T | None:
        """The value of a kind with this key; None where there is none."""
        if not self._kept.known(kind, key):
            self._kept.read(kind, key, self._stored(kind, key))
        value: T | None = self._kept.now[kind][key]
        return value

    def put(self, thing: object) -> None:
        """Keep a value in place of the one with the same key."""
        kind, key = type(thing), key_of(thing)
        if not self._kept.known(kind, key):
            # Nobody asked for it, so nobody knows of another: it is new.
            self._kept.read(kind, key, None)
        self._kept.now[kind][key] = thing

    def ticket(self, identity: str) -> Ticket | None:
        """A ticket with its stops."""
        return self.get(Ticket, identity)

    def counter(self, identity: str) -> Counter | None:
        """A counter's state."""
        return self.get(Counter, identity)

    def series_state(self, key: str) -> SeriesState:
        """How far a series has come today."""
        return series_of(self, key)

    def open_tickets(self) -> Sequence[Ticket]:
        """The living tickets, in the order in which they were issued."""
        return self._tickets_where(t.LIVING)

    def reserved_tickets(self, bound: str) -> Sequence[Ticket]:
        """The living tickets that are bound to a counter or an operator."""
        return self._tickets_where(t.LIVING, t.ticket.c.reserved_for == bound)

    def waiting_tickets(self, service: str) -> Sequence[Ticket]:
        """The tickets that wait for a service, or ("") for any, as they were issued."""
        return [
            ticket
            for ticket in self._tickets_where(
                t.WAITING,
                *lines_of(self.centre.id, service),
            )
            if ticket.state is TicketState.WAITING
        ]

    def later_for(self, service: str) -> Sequence[Ticket]:
        """The living tickets of the open day that are to come to a service after another."""
        to_come = select(t.stop.c.ticket).where(
            t.stop.c.service == service,
            t.stop.c.day == self.centre.day,
            t.stop.c.state == StopState.PENDING,
        )
        found = self._tickets_where(t.LIVING, t.ticket.c.id.in_(to_come))
        return [ticket for ticket in found if ticket.present.service != service]

    def _tickets_where(self, *conditions: Any) -> list[Ticket]:
        self.flush()
        identities = self._connection.execute(
            select(t.ticket.c.id)
            .where(t.ticket.c.centre == self.centre.id, *conditions)
            .order_by(t.ticket.c.ordinal)
        ).scalars()
        return [ticket for one in identities.all() if (ticket := self.ticket(one)) is not None]

    # Changing: by events alone, but for what must not be in the log.

    def append(self, data: Payload) -> None:
        """Append an event and evolve the state by it."""
        self.fold(data, self.now, self._actor.id)
        event = log.chained(
            self.centre.id,
            self.centre.revision + 1,
            self.centre.head,
            data,
            self.now,
            self._actor,
            self._command,
        )
        self._events.append(event)
        self.centre = replace(self.centre, revision=event.revision, head=event.hash)

    def fold(self, data: Payload, at: datetime, by: str) -> None:
        """Evolve everything that an event touches."""
        if not isinstance(data, e.TicketIssued):
            # Whatever is done to a ticket, its counter's operator may have done it.
            self._counters_read = None
        self._at_work_read = None
        self._counts_read = None
        self._lines_read = None
        self._services_read = None
        self._series_read = None
        fold(self, RecordedEvent(data, at, by))

    def configured(self, layout: Layout) -> None:
        """From here on this is the configuration."""
        self._layout = layout

    def issued_by(self, touch: UUID, principal: str) -> str | None:
        """The ticket that somebody's `issue_ticket` with this command id made, if it did."""
        answer = self._connection.execute(
            select(t.success.c.answer).where(
                t.success.c.centre == self.centre.id,
                t.success.c.command == str(touch),
                t.success.c.principal == principal,
                t.success.c.name == CommandName.ISSUE_TICKET,
            )
        ).scalar_one_or_none()
        return str(json.loads(answer)["id"]) if answer is not None else None

    def set_assist(self, identity: str, assist: tuple[Assist, ...]) -> None:
        """Keep the help that a visitor asks for, outside the log."""
        ticket = self.ticket(identity)
        if ticket is not None and ticket.assist != assist:
            self.put(replace(ticket, assist=assist))

    def keep_words(self, words: str, delete_after: datetime | None) -> tuple[str, str]:
        """Keep a text outside the log; its id and its salted hash."""
        return texts.keep(self._connection, self.centre.id, words, delete_after)

    # Writing.

    def flush(self) -> None:
        """Write the state changed so far, so that statements see it."""
        if self.centre is not self._stored_centre:
            write_changes(self._connection, self._stored_centre, self.centre, id=self.centre.id)
            self._stored_centre = self.centre
        for old, new in self._kept.dirty():
            self._write(old, new)
        self._kept.written()
        log.append(self._connection, self._events)
        self._events.clear()

    def _write(self, old: Any, new: Any) -> None:
        if old is None:
            write_new(self._connection, new)
        elif isinstance(new, Call):
            write_changes(self._connection, old, new, centre=new.centre, call=new.call)
        else:
            write_changes(self._connection, old, new, id=new.id)
        if isinstance(new, Ticket):
            self._write_stops(old, new)

    def _write_stops(self, old: Ticket | None, new: Ticket) -> None:
        for index, stop in enumerate(new.stops):
            before = old.stops[index] if old is not None and index < len(old.stops) else None
            if before is None:
                self._connection.execute(t.stop.insert(), stop_row(new, index, stop))
            elif before is not stop:
                write_changes(self._connection, before, stop, ticket=new.id, index=index)


def new_centre(connection: Connection, identity: str, epoch: str) -> None:
    """Make the row of a centre that there is not yet; leave one that there is."""
    found = connection.execute(
        select(t.centre.c.id).where(t.centre.c.id == identity)
    ).scalar_one_or_none()
    if found is None:
        write_new(connection, Centre(identity, epoch))


def actor(role: str, identity: str) -> Actor:
    """The actor of a unit's events."""
    return Actor(role=Role(role), id=identity)
