"""A queue of waiting tickets, kept in order while tickets come and go."""

from bisect import bisect_left, insort
from dataclasses import dataclass, replace
from datetime import datetime

from contract.enums import TicketClass
from server.domain.tickets import Ticket, line_id


@dataclass(frozen=True, slots=True)
class QueueCount:
    """The waiting tickets of one service: how many, and since when the longest waits, on its
    clock."""

    service: str
    waiting: int
    oldest: datetime


@dataclass(frozen=True, slots=True)
class QueueSums:
    """The waiting tickets of one queue: how many, since when the longest and the shortest wait (on
    the clock of the service), and for how many people or files."""

    service: str
    ticket_class: TicketClass
    reserved_for: str
    waiting: int
    oldest: datetime
    newest: datetime
    items: int

    @property
    def line(self) -> str:
        """The id of the queue."""
        return line_id(self.service, self.ticket_class, self.reserved_for)


type Place = tuple[datetime, int, str]
"""The place of a ticket in its queue: `queued_from`, ordinal, id."""


@dataclass(frozen=True, slots=True)
class Queue:
    """The tickets that wait in one queue.

    Attributes:
        places: in the order in which they are called.
        came_at: the times of arrival, the earliest first.
    """

    places: tuple[Place, ...]
    came_at: tuple[datetime, ...]
    sums: QueueSums

    def before(self, queued_from: datetime, ordinal: int) -> int:
        """How many tickets are before a place."""
        return bisect_left(self.places, (queued_from, ordinal, ""))

    def behind(self, ticket: Ticket) -> str | None:
        """The id of the next ticket after another one."""
        at = bisect_left(self.places, (ticket.queued_from, ticket.ordinal + 1, ""))
        return self.places[at][2] if at < len(self.places) else None


def place_of(ticket: Ticket) -> Place:
    """The place of a waiting ticket in its queue."""
    return ticket.queued_from, ticket.ordinal, ticket.id


def joined(queue: Queue | None, ticket: Ticket) -> Queue:
    """A queue after a ticket joined; None stands for an empty queue."""
    if queue is None:
        service, ticket_class, reserved_for = ticket.line.split("/", 2)
        since, items = ticket.queued_from, ticket.quantity
        named = service, TicketClass(ticket_class), reserved_for
        sums = QueueSums(*named, waiting=1, oldest=since, newest=since, items=items)
        return Queue((place_of(ticket),), (ticket.since,), sums)
    places, came_at = list(queue.places), list(queue.came_at)
    insort(places, place_of(ticket))
    insort(came_at, ticket.since)
    return _with(queue, tuple(places), tuple(came_at), queue.sums.items + ticket.quantity)


def left(queue: Queue, ticket: Ticket) -> Queue | None:
    """A queue after a ticket left; None if it was the last.

    Args:
        ticket: as it was in the queue.
    """
    if len(queue.places) == 1:
        return None
    places = _without(queue.places, place_of(ticket))
    came_at = _without(queue.came_at, ticket.since)
    return _with(queue, places, came_at, queue.sums.items - ticket.quantity)


def _without[T: Place | datetime](values: tuple[T, ...], value: T) -> tuple[T, ...]:
    at = bisect_left(values, value)
    return (*values[:at], *values[at + 1 :])


def _with(
    queue: Queue, places: tuple[Place, ...], came_at: tuple[datetime, ...], items: int
) -> Queue:
    oldest, newest = places[0][0], places[-1][0]
    sums = replace(queue.sums, waiting=len(places), oldest=oldest, newest=newest, items=items)
    return Queue(places, came_at, sums)
