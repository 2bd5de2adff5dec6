"""The unit of work: one command, its events, and the state they make."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from contract import events as e
from contract.events import Actor, Event, Payload
from contract.ids import full_id
from contract.lifecycle import is_active
from contract.words import Role, StopState, TicketState
from server.domain import calls, centres, counters, lines, tickets
from server.domain.calls import Call
from server.domain.centres import Centre, SeriesState
from server.domain.counters import Counter
from server.domain.layout import Layout
from server.domain.lines import Line
from server.domain.tickets import Stop, Ticket
from server.store import log
from server.store import tables as t
from server.store.reading import Layouts, SqlReading
from server.store.rows import made_of, values_of, write_changes, write_new

_LINE = select(t.line).where(t.line.c.id == bindparam("id"))
_SERIES = select(t.series).where(t.series.c.id == bindparam("id"))
_CALL = select(t.call).where(
    t.call.c.centre == bindparam("centre"), t.call.c.call == bindparam("call")
)
_LIVING_NUMBERS = select(t.ticket.c.number).where(
    t.LIVING,
    t.ticket.c.centre == bindparam("centre"),
    t.ticket.c.number.in_(bindparam("numbers", expanding=True)),
)
_RESTING_NUMBERS = select(t.ticket.c.number).where(
    t.ticket.c.centre == bindparam("centre"),
    t.ticket.c.day == bindparam("day"),
    t.ticket.c.number.in_(bindparam("numbers", expanding=True)),
    t.ticket.c.since > bindparam("after"),
)


_MOVES_COUNTERS = (e.TicketCancelled, e.TicketExpired, e.CentreConfigured)
"""Events that change a counter without naming one."""


class _Kept[T]:
    """Values of one kind: as the database has them, and as they are now."""

    def __init__(self) -> None:
        self.stored: dict[Any, T | None] = {}
        self.now: dict[Any, T] = {}

    def dirty(self) -> list[tuple[Any, T | None, T]]:
        """What has to be written: key, value before (None: new), value now."""
        return [
            (key, self.stored.get(key), value)
            for key, value in self.now.items()
            if self.stored.get(key) is not value
        ]

    def written(self) -> None:
        """Everything is in the database now."""
        self.stored.update(self.now)


class SqlUnit(SqlReading):
    """One command in one transaction that holds the centre's row.

    Implements `server.application.ports.Unit`. The same folding serves the
    rebuilding of the state from the log.
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
        self.now = now
        self._actor = actor
        self._command = command
        self._stored_centre = self.centre
        self._events: list[Event] = []
        self._tickets = _Kept[Ticket]()
        self._counters = _Kept[Counter]()
        self._lines = _Kept[Line]()
        self._series = _Kept[SeriesState]()
        self._calls = _Kept[Call]()

    # Reading, through what this unit has already changed.

    def _settle(self) -> None:
        self.flush()

    def ticket(self, identity: str) -> Ticket | None:
        """A ticket with its stops."""
        if identity not in self._tickets.now:
            found = super().ticket(identity)
            if found is None:
                return None
            self._tickets.stored[identity] = self._tickets.now[identity] = found
        return self._tickets.now[identity]

    def counter(self, identity: str) -> Counter | None:
        """A counter's state."""
        if identity not in self._counters.now:
            found = super().counter(identity)
            if found is None:
                return None
            self._counters.stored[identity] = self._counters.now[identity] = found
        return self._counters.now[identity]

    def series_state(self, key: str) -> SeriesState:
        """How far a series has come today."""
        identity = full_id(self.centre.id, key)
        if identity not in self._series.now:
            row = self._connection.execute(_SERIES, {"id": identity}).mappings().one_or_none()
            found = made_of(SeriesState, row) if row is not None else None
            self._series.stored[identity] = found
            self._series.now[identity] = found or SeriesState(
                identity, self.centre.id, self.centre.day or date.min
            )
        state = self._series.now[identity]
        if self.centre.day is not None and state.day != self.centre.day:
            state = SeriesState(identity, self.centre.id, self.centre.day)
        return state

    def number_taken(self, numbers: Iterable[str], ended_after: datetime | None) -> set[str]:
        """Which of the numbers are borne by the living, or rest since they ended."""
        self.flush()
        wanted = list(numbers)
        taken: set[str] = set(
            self._connection.execute(
                _LIVING_NUMBERS, {"centre": self.centre.id, "numbers": wanted}
            ).scalars()
        )
        if ended_after is not None:
            taken |= set(
                self._connection.execute(
                    _RESTING_NUMBERS,
                    {
                        "centre": self.centre.id,
                        "day": self.centre.day,
                        "numbers": wanted,
                        "after": ended_after,
                    },
                ).scalars()
            )
        return taken

    def open_tickets(self) -> Sequence[Ticket]:
        """The living tickets, in the order in which they were issued."""
        self.flush()
        identities = self._connection.execute(
            select(t.ticket.c.id)
            .where(t.LIVING, t.ticket.c.centre == self.centre.id)
            .order_by(t.ticket.c.ordinal)
        ).scalars()
        return [ticket for one in identities.all() if (ticket := self.ticket(one)) is not None]

    def waiting_for(self, services: Iterable[str]) -> int:
        """How many living tickets have a stop, open or to come, for one of the services;
        a missed one holds its place for the stop at which it was missed."""
        self.flush()
        return int(
            self._connection.execute(
                select(func.count(t.ticket.c.id.distinct()))
                .select_from(t.ticket.join(t.stop, t.stop.c.ticket == t.ticket.c.id))
                .where(
                    t.LIVING,
                    t.ticket.c.centre == self.centre.id,
                    t.stop.c.service.in_(list(services)),
                    t.stop.c.state.in_([StopState.PENDING, StopState.OPEN])
                    | (
                        (t.ticket.c.state == TicketState.MISSED)
                        & (t.ticket.c.stop == t.stop.c.index)
                    ),
                )
            ).scalar_one()
        )

    # Changing: by events alone.

    def append(self, data: Payload) -> None:
        """Append an event and evolve the state by it."""
        self.fold(data, self.now)
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

    def fold(self, data: Payload, at: datetime) -> None:
        """Evolve everything that an event touches."""
        names_counter = getattr(data, "counter", None) is not None
        if names_counter or isinstance(data, _MOVES_COUNTERS):
            self._counters_read = None
        self._counts_read = None
        if isinstance(data, e.TicketIssued):
            self._fold_issue(data, at)
        elif (identity := getattr(data, "ticket", None)) is not None:
            self._fold_ticket(identity, data, at)
        if (identity := getattr(data, "counter", None)) is not None:
            counter = self.counter(identity)
            if counter is None:
                raise LookupError(f"no counter {identity}")
            self._counters.now[identity] = counters.evolve(counter, data, at)
        if (made := calls.made(self.centre.id, data, at)) is not None:
            self._calls.now[made.call] = made
            self._calls.stored[made.call] = None
        self.centre = centres.evolve(self.centre, data)
        if isinstance(data, e.CentreConfigured):
            self._layout = Layout(data.config)
            self._fold_layout(at)

    def _fold_issue(self, data: e.TicketIssued, at: datetime) -> None:
        ticket = tickets.issued(self.centre.id, data, at)
        self._tickets.stored[ticket.id] = None
        self._tickets.now[ticket.id] = ticket
        prefix = self.layout.series[data.series].prefix
        state = self.series_state(data.series)
        self._series.now[state.id] = centres.numbered(state, data, prefix)
        self._line(ticket)

    def _fold_ticket(self, identity: str, data: Payload, at: datetime) -> None:
        before = self.ticket(identity)
        if before is None:
            raise LookupError(f"no ticket {identity}")
        line_calls = 0
        if isinstance(data, e.TicketCalled):
            line = self._line(before)
            self._lines.now[line.id] = replace(line, calls=line.calls + 1)
        elif isinstance(data, e.TicketRequeued):
            line_calls = self._line(before).calls
        after = tickets.evolve(before, data, at, line_calls=line_calls)
        self._tickets.now[identity] = after
        if after.line != before.line:
            self._line(after)
        if before.state is TicketState.CALLED and before.call is not None:
            open_call = self._call(before.call)
            if open_call is not None:
                self._calls.now[open_call.call] = calls.ended(open_call, data, at)
        left_silently = isinstance(data, e.TicketCancelled | e.TicketExpired)
        if left_silently and is_active(before.state) and before.counter is not None:
            counter = self.counter(before.counter)
            if counter is not None:
                self._counters.now[counter.id] = counters.freed(counter)

    def _fold_layout(self, at: datetime) -> None:
        for identity in self.layout.counters:
            if self.counter(identity) is None:
                self._counters.stored[identity] = None
                self._counters.now[identity] = counters.built(self.centre.id, identity, at)

    def _line(self, ticket: Ticket) -> Line:
        """The line of a ticket, formed when it is its first."""
        if ticket.line not in self._lines.now:
            row = self._connection.execute(_LINE, {"id": ticket.line}).mappings().one_or_none()
            if row is not None:
                found = made_of(Line, row)
                self._lines.stored[ticket.line] = found
            else:
                found = lines.formed(self.centre.id, ticket.present.service, ticket.ticket_class)
                self._lines.stored[ticket.line] = None
            self._lines.now[ticket.line] = found
        return self._lines.now[ticket.line]

    def _call(self, number: int) -> Call | None:
        if number not in self._calls.now:
            row = (
                self._connection.execute(_CALL, {"centre": self.centre.id, "call": number})
                .mappings()
                .one_or_none()
            )
            if row is None:
                return None
            self._calls.stored[number] = self._calls.now[number] = made_of(Call, row)
        return self._calls.now[number]

    # Writing.

    def flush(self) -> None:
        """Write the state changed so far, so that statements see it."""
        if self.centre is not self._stored_centre:
            self._write_centre()
        for _key, old, new in self._lines.dirty():
            self._write(old, new, id=new.id)
        for _key, old_series, new_series in self._series.dirty():
            self._write(old_series, new_series, id=new_series.id)
        for _key, old_ticket, new_ticket in self._tickets.dirty():
            self._write(old_ticket, new_ticket, id=new_ticket.id)
            self._write_stops(old_ticket, new_ticket)
        for _key, old_counter, new_counter in self._counters.dirty():
            self._write(old_counter, new_counter, id=new_counter.id)
        for _key, old_call, new_call in self._calls.dirty():
            self._write(old_call, new_call, centre=new_call.centre, call=new_call.call)
        for kept in (self._lines, self._series, self._tickets, self._counters, self._calls):
            kept.written()
        log.append(self._connection, self._events)
        self._events.clear()

    def _write_centre(self) -> None:
        write_changes(self._connection, self._stored_centre, self.centre, id=self.centre.id)
        self._stored_centre = self.centre

    def _write(self, old: Any, new: Any, **key: Any) -> None:
        if old is None:
            write_new(self._connection, new)
        else:
            write_changes(self._connection, old, new, **key)

    def _write_stops(self, old: Ticket | None, new: Ticket) -> None:
        for index, stop in enumerate(new.stops):
            before = old.stops[index] if old is not None and index < len(old.stops) else None
            if before is None:
                self._connection.execute(t.stop.insert(), self._stop_row(new, index, stop))
            elif before is not stop:
                write_changes(self._connection, before, stop, ticket=new.id, index=index)

    @staticmethod
    def _stop_row(ticket: Ticket, index: int, stop: Stop) -> dict[str, Any]:
        return {"ticket": ticket.id, "index": index, "day": ticket.day, **values_of(stop)}


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
