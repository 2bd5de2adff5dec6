"""The values of a centre and their indexes.

Only `put` and `drop` change them. `put` refuses invalid values: two tickets at one counter, one
number for two visitors.

They are in copy-on-write dictionaries: a published state is never written again, and the next one
begins as a fork, which copies a dictionary at its first write to it. Values are immutable, so that
undoing a write means restoring the old value.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Self

from contract.enums import ACTIVE, ENDED, TicketClass, TicketState
from contract.errors import ProblemType, Refusal
from server.domain.calls import Call
from server.domain.centres import Centre
from server.domain.facts import FactChanges
from server.domain.layout import Layout
from server.domain.numbering import Lease
from server.domain.tickets import Ticket, line_id

type Place = tuple[datetime, int, str]
"""The place of a ticket in its queue: `queued_from`, ordinal, id."""


@dataclass(frozen=True, slots=True)
class Queue:
    """The tickets that wait in one queue; it is never empty.

    Attributes:
        places: in the order in which they are called.
        came_at: the times of arrival, the earliest first; with an earlier stop, a ticket may have
            waited longer in total.
    """

    service: str
    ticket_class: TicketClass
    reserved_for: str
    places: tuple[Place, ...] = ()
    came_at: tuple[datetime, ...] = ()

    @property
    def line(self) -> str:
        """Its id."""
        return line_id(self.service, self.ticket_class, self.reserved_for)

    @property
    def waiting(self) -> int:
        """How many tickets wait."""
        return len(self.places)

    @property
    def oldest(self) -> datetime:
        """Since when the longest waits, on the clock of the service."""
        return self.places[0][0]

    @property
    def newest(self) -> datetime:
        """Since when the shortest waits, on the clock of the service."""
        return self.places[-1][0]

    def before(self, queued_from: datetime, ordinal: int) -> int:
        """How many tickets are before a place."""
        return bisect_left(self.places, (queued_from, ordinal, ""))

    def behind(self, ticket: Ticket) -> str | None:
        """The id of the next ticket after another one."""
        at = bisect_left(self.places, (ticket.queued_from, ticket.ordinal + 1, ""))
        return self.places[at][2] if at < len(self.places) else None


def queue_joined(queue: Queue | None, ticket: Ticket) -> Queue:
    """A queue after a ticket joined; None stands for an empty queue."""
    if queue is None:
        service, ticket_class, reserved_for = ticket.line.split("/", 2)
        queue = Queue(service, TicketClass(ticket_class), reserved_for)
    places, came_at = list(queue.places), list(queue.came_at)
    insort(places, _place_of(ticket))
    insort(came_at, ticket.since)
    return replace(queue, places=tuple(places), came_at=tuple(came_at))


def queue_left(queue: Queue, ticket: Ticket) -> Queue | None:
    """A queue after a ticket, as it was in the queue, left; None if it was the last."""
    if queue.waiting == 1:
        return None
    return replace(
        queue,
        places=_without(queue.places, _place_of(ticket)),
        came_at=_without(queue.came_at, ticket.since),
    )


def _place_of(ticket: Ticket) -> Place:
    return ticket.queued_from, ticket.ordinal, ticket.id


def _without[T: Place | datetime](values: tuple[T, ...], value: T) -> tuple[T, ...]:
    at = bisect_left(values, value)
    return (*values[:at], *values[at + 1 :])


QUEUE: Final = "queue"
"""Queues by their id."""

NUMBER: Final = "number"
"""The ids of the tickets that have or had a number."""

SERVICE: Final = "service"
"""The ids of the tickets with a stop for a service, in the order in which they were first
stored."""

COUNTER: Final = "counter"
"""The same by the counter of a stop."""

LEASED: Final = "leased"
"""The ids of the leases of a number that were not handed in."""

BEARS_NUMBER: Final = frozenset(TicketState) - ENDED - {TicketState.MISSED}


class Impossible(RuntimeError):
    """A value that violates an invariant of the state; the command that creates it is refused."""


type Name = Any
"""The key of a dictionary: the type of its values, or the name of an index."""

type Tables = dict[Name, dict[Any, Any]]


class StoredState:
    """The values of a centre by kind and key, and the indexes on them; `facts` are the changes of
    facts that are not stored yet.

    Args:
        layout: the centre's configuration; None before the first import.
        tables: the values and indexes of another state, which are not changed.
    """

    def __init__(
        self, centre: Centre, layout: Layout | None = None, tables: Tables | None = None
    ) -> None:
        self.centre = centre
        self.facts = FactChanges()
        self._layout = layout
        self._tables: Tables = dict(tables or {})
        self._own: set[Name] = set()
        self._undo_log: list[tuple[Name, Any, Any]] = []

    def fork(self) -> Self:
        """A state with the same content, which can be changed without changing this one."""
        return type(self)(self.centre, self._layout, self._tables)

    def take_back(self, writes: int, centre: Centre, layout: Layout | None) -> None:
        """Undo all writes but the first ones."""
        while len(self._undo_log) > writes:
            name, key, before = self._undo_log.pop()
            if before is None:
                self._tables[name].pop(key, None)
            else:
                self._tables[name][key] = before
        self.centre, self._layout = centre, layout

    def settle(self) -> None:
        """Discard the undo log: earlier writes cannot be undone any more."""
        self._undo_log.clear()

    @property
    def layout(self) -> Layout:
        """The configuration by id; refused as `not_found` before the first import."""
        if self._layout is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "centre", "id": self.centre.id})
        return self._layout

    def configured(self, layout: Layout) -> None:
        """Use this configuration from here on."""
        self._layout = layout

    def get[T](self, kind: type[T], key: str | int) -> T | None:
        """The value of a kind with this key; None if there is none."""
        value: T | None = self._of(kind).get(key)
        return value

    def all_of[T](self, kind: type[T]) -> Iterable[T]:
        """All values of a kind."""
        return self._of(kind).values()

    def put(self, value: Any) -> None:
        """Store a value, in place of the one with the same key. Raises `Impossible` if another
        ticket is at this counter, or has this number."""
        kind, key = type(value), key_of(value)
        before = self._of(kind).get(key)
        if kind is Ticket:
            self._require_free(before, value)
        self._write(kind, key, before, value)

    def drop(self, kind: type, key: str | int) -> None:
        """Remove a value."""
        before = self._of(kind).get(key)
        if before is not None:
            self._write(kind, key, before, None)

    def index(self, name: Any, key: str) -> Any:
        """The value of an index for a key; () if there is none."""
        return self._of(name).get(key, ())

    def in_state(self, *states: TicketState) -> Iterator[Ticket]:
        """The tickets in some states, none of which is an ended one."""
        tickets = self._of(Ticket)
        for state in states:
            for key in self._of(state):
                yield tickets[key]

    def _of(self, name: Name) -> dict[Any, Any]:
        """The dictionary of a name, for reading."""
        return self._tables.get(name) or {}

    def _set(self, name: Name, key: Any, value: Any) -> None:
        """Store a value in place of the one with the same key; None removes it."""
        if name not in self._own:
            self._tables[name] = dict(self._of(name))
            self._own.add(name)
        table = self._tables[name]
        self._undo_log.append((name, key, table.get(key)))
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value

    def _write(self, kind: type, key: Any, before: Any, value: Any) -> None:
        self._set(kind, key, value)
        if kind is Ticket:
            self._index_state(before, value)
            self._index_queue(before, value)
            if before is not None and value is not None and before.stops is value.stops:
                return
        was, now = _entries(before), _entries(value)
        for name, entry in now - was:
            self._set(name, entry, (*self.index(name, entry), key))
        for name, entry in was - now:
            rest = tuple(one for one in self.index(name, entry) if one != key)
            self._set(name, entry, rest or None)

    def _require_free(self, before: Ticket | None, ticket: Ticket) -> None:
        """Check the invariants, independently of the rules."""
        if ticket.state in BEARS_NUMBER and (before is None or before.state not in BEARS_NUMBER):
            tickets = self._of(Ticket)
            for other in self.index(NUMBER, ticket.number):
                if other != ticket.id and tickets[other].state in BEARS_NUMBER:
                    raise Impossible(f"{other} and {ticket.id} would share {ticket.number}")
        if ticket.state in ACTIVE and ticket.counter is not None:
            for one in self.in_state(TicketState.CALLED, TicketState.SERVING):
                if one.id != ticket.id and one.counter == ticket.counter:
                    raise Impossible(f"{one.id} and {ticket.id} would both be at {one.counter}")

    # Indexes.

    def _index_state(self, before: Ticket | None, after: Ticket | None) -> None:
        was, now = (
            None if one is None or one.state in ENDED else (one.state, one.id)
            for one in (before, after)
        )
        if was != now:
            if was is not None:
                state, ticket = was
                self._set(state, ticket, None)
            if now is not None:
                state, ticket = now
                self._set(state, ticket, ticket)

    def _index_queue(self, before: Ticket | None, after: Ticket | None) -> None:
        was = before if before is not None and before.state is TicketState.WAITING else None
        now = after if after is not None and after.state is TicketState.WAITING else None
        if was is not None and now is not None and _stands(was) == _stands(now):
            return
        if was is not None:
            queue: Queue = self._of(QUEUE)[was.line]
            self._set(QUEUE, was.line, queue_left(queue, was))
        if now is not None:
            queue_or_none = self._of(QUEUE).get(now.line)
            self._set(QUEUE, now.line, queue_joined(queue_or_none, now))


def key_of(value: Any) -> str | int:
    """The key of a value within its centre and kind: a call's number, else the id."""
    return value.call if isinstance(value, Call) else value.id


def _stands(ticket: Ticket) -> tuple[Any, ...]:
    """The values that determine the place of a waiting ticket."""
    return ticket.line, ticket.queued_from, ticket.since


def _entries(value: Any) -> set[tuple[str, str]]:
    """The indexes in which a value is, each with its key there."""
    if isinstance(value, Ticket):
        services = ((SERVICE, stop.service) for stop in value.stops)
        counters = ((COUNTER, stop.counter) for stop in value.stops if stop.counter is not None)
        return {(NUMBER, value.number), *services, *counters}
    if isinstance(value, Lease) and value.ended_at is None:
        return {(LEASED, value.number)}
    return set()
