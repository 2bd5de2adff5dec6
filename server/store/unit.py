"""The unit of work: one command, its events, and the state they make."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from contract.enums import Assist, CommandName, Role, StopState, TicketState
from contract.events import Actor, Event, Payload
from contract.ids import full_id
from server.application.ports import AtWork
from server.domain.calls import Call
from server.domain.centres import Centre, SeriesState
from server.domain.clock import event_time
from server.domain.counters import Counter
from server.domain.facts import FactChanges
from server.domain.fold import fold, series_of
from server.domain.layout import Layout
from server.domain.lines import ProfileCalls
from server.domain.recorded import RecordedEvent
from server.domain.suspension import ServiceState, service_clock
from server.domain.tickets import Ticket
from server.store import facts, log, texts
from server.store import tables as t
from server.store.access import SqlAccess, alone
from server.store.reading import Layouts, SqlReading
from server.store.rows import NEW_STOP, key_of, stop_row, write_changes, write_new
from server.store.statements.lines import lines_of


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
        self.facts = FactChanges()
        self._state = layouts.known.take(
            centre, self.centre.epoch, self.centre.revision, self.centre.head
        )
        self._known = layouts.known
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
        for old, new in self._state.changes():
            self._write(old, new)
        self._state.written()

    def get[T](self, kind: type[T], key: str | int) -> T | None:
        """The value of a kind with this key; None where there is none."""
        if not self._state.knows(kind, key):
            self._state.read(kind, key, self._stored(kind, key))
        value: T | None = self._state.get(kind, key)
        return value

    def put(self, thing: object) -> None:
        """Keep a value in place of the one with the same key."""
        self._state.put(type(thing), key_of(thing), thing)

    def counters(self) -> Sequence[Counter]:
        """All counters of the configuration, in its order."""
        self._read_all(Counter, self._all_counters)
        found = (self._state.get(Counter, key) for key in self.layout.counters)
        return [one for one in found if one is not None]

    def services(self) -> Mapping[str, ServiceState]:
        """What staff have done to services; nothing was done to those that are missing."""
        self._read_all(ServiceState, self._all_services)
        return {one.id: one for one in self._state.all_of(ServiceState)}

    def clock(self, service: str, now: datetime) -> datetime:
        """What the clock of a service says."""
        return service_clock(self.centre, self.get(ServiceState, service), now)

    def _read_all(self, kind: type, read: Callable[[], Mapping[str, Any]]) -> None:
        """Know all values of a kind."""
        if kind not in self._state.complete:
            for key, one in read().items():
                self._state.read(kind, key, one)
            self._state.complete.add(kind)

    def recent_calls(self, profile: str) -> Sequence[bool]:
        """Of the last calls of a work profile, newest first, whether each was favoured."""
        known = self.get(ProfileCalls, full_id(self.centre.id, profile))
        return known.favoured if known is not None else ()

    def at_work(self) -> Mapping[str, AtWork]:
        """What the counters are at, by the tickets they have."""
        found = {}
        for counter in self.counters():
            ticket = self.ticket(counter.ticket) if counter.ticket is not None else None
            if ticket is not None:
                stop = ticket.present
                found[ticket.id] = AtWork(
                    ticket.id, stop.service, stop.quantity, ticket.called_at, stop.served
                )
        return found

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
        """The living tickets that are reserved for a counter."""
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
        self._settle()
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
        self._counts_read = None
        self._lines_read = None
        self._came_read = None
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
        """Write the state, the facts, the centre's row and the events."""
        if self.centre is not self._stored_centre:
            write_changes(self._connection, self._stored_centre, self.centre, id=self.centre.id)
            self._stored_centre = self.centre
        self._settle()
        facts.write(self._connection, self.facts.take())
        log.append(self._connection, self._events)
        self._events.clear()

    def keep(self) -> None:
        """Let the next command of this process begin with what this one knows."""
        centre = self.centre
        self._known.keep(centre.id, centre.epoch, centre.revision, centre.head, self._state)

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
                NEW_STOP.run(self._connection, stop_row(new, index, stop))
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
