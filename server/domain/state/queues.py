"""The queues of a centre, as kept in its state."""

from bisect import bisect_left, insort
from copy import replace
from datetime import datetime

from msgspec import Struct

from contract.enums import TicketClass
from server.domain.tickets import Ticket, line_id

type QueuePlace = tuple[datetime, int, str]
"""The place of a ticket in its queue: `queued_from`, ordinal, id."""


class Queue(Struct, frozen=True):
    """The tickets that wait in one queue; it is never empty.

    Attributes:
        places: in the order in which they are called.
        came_at: the times of arrival, the earliest first; with an earlier stop, a ticket may have
            waited longer in total.
    """

    service: str
    ticket_class: TicketClass
    reserved_for: str
    places: tuple[QueuePlace, ...] = ()
    came_at: tuple[datetime, ...] = ()

    @property
    def line(self) -> str:
        """Its id."""
        return line_id(self.service, self.ticket_class, self.reserved_for)

    @property
    def key(self) -> str:
        """The counter that it is reserved for, else its service."""
        return self.reserved_for or self.service

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


def _place_of(ticket: Ticket) -> QueuePlace:
    return ticket.queued_from, ticket.ordinal, ticket.id


def _without[T: QueuePlace | datetime](values: tuple[T, ...], value: T) -> tuple[T, ...]:
    at = bisect_left(values, value)
    return (*values[:at], *values[at + 1 :])
