"""A studied hall: its waiting tickets, and its counters."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from contract.enums import TicketClass
from server.domain.call_time import ActiveCounter, QueueSummary
from server.domain.estimation import Team, back_in, is_active
from server.domain.idle_counters import Takes
from server.domain.learning import Learned, remaining_time
from server.domain.selection import Levels


@dataclass(slots=True, eq=False)
class StudyTicket:
    """A visitor's ticket.

    Attributes:
        ordinal: its number in the whole run.
        arrived: when it was taken, in the hall's time zone; with a booking, its time.
        called_at: its last call.
    """

    ordinal: int
    service: str
    ticket_class: TicketClass
    arrived: datetime
    called_at: datetime | None = None

    def since_call(self, now: datetime) -> timedelta:
        """How long ago it was called; zero for a ticket that has not been called."""
        return now - (self.called_at or now)


@dataclass(slots=True, eq=False)
class StudyCounter:
    """A counter.

    Attributes:
        back: the expected end of a break; None while not on one.
        serving: the tickets called to it and not finished; a real log may have several.
        acted_at: when its operator last did something.
    """

    levels: Levels
    is_open: bool = True
    back: datetime | None = None
    serving: list[StudyTicket] = field(default_factory=list)
    acted_at: datetime | None = None

    @property
    def is_idle(self) -> bool:
        """Whether it could take a ticket now."""
        return self.is_open and self.back is None and not self.serving

    @property
    def team(self) -> str:
        """The name of its work profile: counters with the same services share the learned
        values."""
        return ",".join(self.levels.level_of)

    def expected(self, learned: Learned, takes: Takes, now: datetime) -> ActiveCounter | None:
        """The counter as the estimate counts it; None while it is not active."""
        if self.back is not None:
            starts = back_in(self.back, now)
            if starts is None:
                return None
            return ActiveCounter(
                self.levels, remaining=takes.after(0.0), gap=takes.gap, starts=starts
            )
        busy = bool(self.serving)
        if not is_active(is_open=self.is_open, busy=busy, acted_at=self.acted_at, now=now):
            return None
        if not busy:
            idle = (now - (self.acted_at or now)).total_seconds()
            return ActiveCounter(self.levels, "", takes.after(idle), takes.gap, is_idle=True)
        ticket = self.serving[-1]
        remaining = remaining_time(
            learned.pace(ticket.service),
            ticket.since_call(now).total_seconds(),
            learned.need(ticket.service),
        )
        return ActiveCounter(self.levels, "", remaining + takes.gap, takes.gap)


@dataclass(slots=True)
class StudyHall[T: StudyTicket]:
    """The queues, each in order of arrival, and the counters."""

    counters: list[StudyCounter] = field(default_factory=list)
    queues: dict[tuple[str, TicketClass], list[T]] = field(default_factory=dict)

    def waiting(self) -> Iterator[T]:
        """All waiting tickets."""
        for queue in self.queues.values():
            yield from queue

    def join(self, ticket: T) -> None:
        """Queue a ticket; a returning visitor gets the old place again."""
        queue = self.queues.setdefault((ticket.service, ticket.ticket_class), [])
        queue.append(ticket)
        queue.sort(key=lambda ticket: (ticket.arrived, ticket.ordinal))

    def leave(self, ticket: T) -> bool:
        """Take a ticket out of its queue; False if it was not queued any more."""
        queue = self.queues.get((ticket.service, ticket.ticket_class), [])
        if ticket in queue:
            queue.remove(ticket)
            return True
        return False

    def lines(self, now: datetime) -> list[QueueSummary]:
        """The queues as the estimate counts them."""
        return [
            QueueSummary(
                service,
                ticket_class,
                len(queue),
                (now - queue[0].arrived).total_seconds(),
                (now - queue[-1].arrived).total_seconds(),
            )
            for (service, ticket_class), queue in self.queues.items()
            if queue
        ]


def teams_of(counters: Iterable[ActiveCounter]) -> list[Team]:
    """Counters by their services, those of one profile together."""
    teams: list[tuple[Levels, list[ActiveCounter]]] = []
    for counter in counters:
        for levels, together in teams:
            if levels is counter.levels or levels == counter.levels:
                together.append(counter)
                break
        else:
            teams.append((counter.levels, [counter]))
    return [
        Team(levels, [counter.reservation for counter in together], together.copy)
        for levels, together in teams
    ]


def lines_by_key(queues: Iterable[QueueSummary]) -> Callable[[str], Sequence[QueueSummary]]:
    """Queues by the counter that they are reserved for, else by their service."""
    lines: dict[str, list[QueueSummary]] = {}
    for queue in queues:
        lines.setdefault(queue.reserved_for or queue.service, []).append(queue)
    return lambda key: lines.get(key, ())
