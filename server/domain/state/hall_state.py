"""The state of a centre, as its log changes it.

Only `put` and `drop` change the values. `put` refuses invalid ones: two tickets at one counter, one
number for two visitors.

The values are in copy-on-write dictionaries: a published state is never written again, and the next
one begins as a fork, which copies a dictionary at its first write to it. Values are immutable, so
that undoing a write means restoring the old value.
"""

from bisect import bisect_left, insort
from collections.abc import Hashable
from datetime import date, datetime
from typing import Any, Self

from contract.enums import ACTIVE, ENDED, BookingState, StopState, TicketState
from server.domain.bookings import Booking
from server.domain.calls import Call
from server.domain.centres import Centre
from server.domain.facts import FactChanges
from server.domain.numbering import Lease
from server.domain.setup import Setup
from server.domain.state.hall_queries import HallQueries
from server.domain.state.queues import Queue, queue_joined, queue_left
from server.domain.state.values import (
    BEARS_NUMBER,
    BOOKED,
    FREE_FROM,
    LEASED,
    LISTED,
    NUMBER,
    QUEUE,
    QUEUES_OF,
    TAKEN,
    UNBOOKED,
    WORK,
    Kept,
    Name,
    Tables,
    Work,
)
from server.domain.tickets import Stop, Ticket


class Impossible(RuntimeError):
    """A value that violates an invariant of the state; the command that creates it is refused."""


type UndoMark = tuple[int, Centre, Setup | None]
"""How much was written, the centre, and its configuration."""


class HallState(HallQueries):
    """A state that can be changed; `facts` are the changes of facts that are not stored yet.

    Args:
        setup: the centre's configuration; None before the first import.
        tables: the values and indexes of another state, which are not changed.
        kept: its kept answers.
    """

    def __init__(
        self,
        centre: Centre,
        setup: Setup | None = None,
        tables: Tables | None = None,
        kept: Kept | None = None,
    ) -> None:
        super().__init__(centre, setup, dict(tables or {}), dict(kept or {}))
        self.facts = FactChanges()
        self._own: set[Name] = set()
        self._undo_log: list[tuple[Name, Any, Any]] = []

    def fork(self) -> Self:
        """A state with the same content, which can be changed without changing this one."""
        return type(self)(self.centre, self._setup, self._tables, self._kept)

    def mark(self) -> UndoMark:
        """The state as it is now, for `take_back`."""
        return len(self._undo_log), self.centre, self._setup

    def take_back(self, mark: UndoMark) -> None:
        """Undo all changes after a mark."""
        writes, self.centre, setup = mark
        if len(self._undo_log) > writes or setup is not self._setup:
            self._kept.clear()
        self._setup = setup
        while len(self._undo_log) > writes:
            name, key, before = self._undo_log.pop()
            if before is None:
                self._tables[name].pop(key, None)
            else:
                self._tables[name][key] = before

    def settle(self) -> None:
        """Discard the undo log: earlier writes cannot be undone any more."""
        self._undo_log.clear()

    def configured(self, setup: Setup) -> None:
        """Use this configuration from here on."""
        self._setup = setup
        self._kept.clear()

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

    def _set(self, name: Name, key: Any, value: Any) -> None:
        """Store a value in place of the one with the same key; None removes it."""
        if name not in self._own:
            self._tables[name] = dict(self._of(name))
            self._own.add(name)
        self._kept.pop(name, None)
        table = self._tables[name]
        self._undo_log.append((name, key, table.get(key)))
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value

    def _write(self, kind: Name, key: Any, before: Any, value: Any) -> None:
        self._set(kind, key, value)
        changed = value if value is not None else before
        if kind is Lease or (
            kind is Ticket and (before is None or value is None or value.state not in BEARS_NUMBER)
        ):
            self._kept.pop((FREE_FROM, changed.series), None)
        if kind is Ticket:
            self._index_state(before, value)
            self._index_queue(before, value)
            if before is not None and value is not None and before.stops is value.stops:
                return
            self._index_taken(before, value)
            if before is not None:
                self._add_work(before, -1)
            if value is not None:
                self._add_work(value, 1)
        elif kind is Booking:
            self._index_taken(before, value)
        was, now = _entries(before), _entries(value)
        for name, entry in now - was:
            self._set(name, entry, (*self.index(name, entry), key))
        for name, entry in was - now:
            rest = tuple(other for other in self.index(name, entry) if other != key)
            self._set(name, entry, rest or None)

    def _require_free(self, before: Ticket | None, ticket: Ticket) -> None:
        """Check the invariants, independently of the rules."""
        if ticket.state in BEARS_NUMBER and (before is None or before.state not in BEARS_NUMBER):
            tickets = self._of(Ticket)
            for other in self.index(NUMBER, ticket.number):
                if other != ticket.id and tickets[other].state in BEARS_NUMBER:
                    raise Impossible(f"{other} and {ticket.id} would share {ticket.number}")
        if ticket.state in ACTIVE and ticket.counter is not None:
            for rival in self.in_state(TicketState.CALLED, TicketState.SERVING):
                if rival.id != ticket.id and rival.counter == ticket.counter:
                    raise Impossible(f"{rival.id} and {ticket.id} would both be at {rival.counter}")

    def _index_taken(self, before: Any, after: Any) -> None:
        was, now = _quotas(before), _quotas(after)
        for entry, is_new in [(each, True) for each in now - was] + [
            (each, False) for each in was - now
        ]:
            service, day, at = entry
            times = list(self.index(TAKEN, (service, day)))
            if is_new:
                insort(times, at)
            else:
                del times[bisect_left(times, at)]
            self._set(TAKEN, (service, day), tuple(times) or None)

    def _add_work(self, ticket: Ticket, sign: int) -> None:
        """Add the work on a ticket to the sums of its counters, or subtract it."""
        for stop in ticket.stops:
            work, key = _work(ticket, stop), (stop.counter, ticket.day)
            if stop.counter is not None and any(work):
                known: Work = self.index(WORK, key) or Work()
                sums = Work(
                    known.served + sign * work.served,
                    known.missed + sign * work.missed,
                    known.timed + sign * work.timed,
                    known.time + sign * work.time,
                )
                self._set(WORK, key, sums if any(sums) else None)

    def _index_state(self, before: Ticket | None, after: Ticket | None) -> None:
        was, now = (
            None if version is None or version.state in ENDED else (version.state, version.id)
            for version in (before, after)
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
            queue = self._of(QUEUE)[was.line]
            self._write(QUEUE, was.line, queue, queue_left(queue, was))
        if now is not None:
            known = self._of(QUEUE).get(now.line)
            self._write(QUEUE, now.line, known, queue_joined(known, now))


def key_of(value: Any) -> str | int:
    """The key of a value within its centre and kind: a call's number, else the id."""
    return value.call if isinstance(value, Call) else value.id


def _stands(ticket: Ticket) -> tuple[Any, ...]:
    """The values that determine the place of a waiting ticket."""
    return ticket.line, ticket.queued_from, ticket.since


def _quotas(value: Any) -> set[tuple[str, date, datetime]]:
    """The quotas in which a ticket or a booking counts (`TAKEN`): service, day and time."""
    if isinstance(value, Booking):
        return {(value.service, value.day, at) for at in value.slots if value.is_expected}
    ticket: Ticket | None = value
    if ticket is None or ticket.state is TicketState.CANCELLED:
        return set()
    return {
        (stop.service, ticket.day, ticket.booked_for or ticket.issued_at)
        for stop in ticket.stops
        if stop.state is not StopState.UNSERVED or stop is ticket.present
    }


def _work(ticket: Ticket, stop: Stop) -> Work:
    if stop.state is StopState.SERVED:
        if stop.begun_at is None or stop.finished_at is None:
            return Work(served=1)
        return Work(served=1, timed=1, time=stop.finished_at - stop.begun_at + stop.served)
    unserved = stop.state is StopState.UNSERVED and stop is ticket.present
    return Work(missed=int(unserved and ticket.comeback_until is not None))


def _entries(value: Any) -> set[tuple[str, Hashable]]:
    """The indexes in which a value is, each with its key there."""
    if isinstance(value, Ticket):
        return {(NUMBER, value.number)}
    if isinstance(value, Queue):
        return {(QUEUES_OF, value.key)}
    if isinstance(value, Booking):
        days: set[tuple[str, Hashable]] = {(BOOKED, (value.service, day)) for day in value.days}
        if value.state is BookingState.LISTED:
            days |= {(LISTED, value.service)}
        return days | ({(BOOKED, UNBOOKED)} if value.until is not None else set())
    if isinstance(value, Lease) and value.ended_at is None:
        return {(LEASED, value.number)}
    return set()
