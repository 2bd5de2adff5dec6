"""The floor of the study's hall: who waits, who is at which counter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from contract.enums import TicketClass
from server.domain.selection import Choice, Head, Levels, choose, remember
from simulator.people import Person
from simulator.serving import Rests
from simulator.study.place import LAW


@dataclass(slots=True, eq=False)
class Visitor:
    """Somebody with a ticket.

    Attributes:
        ordinal: the how-manieth of the whole run.
        queued_from: now minus this is all the waiting so far.
        called: has been called once.
        comes: will be there when called.
    """

    ordinal: int
    service: str
    ticket_class: TicketClass
    person: Person
    arrived: datetime
    queued_from: datetime
    called: bool = False
    comes: bool = True

    @property
    def head(self) -> Head:
        """As the rule of who is next sees it."""
        return Head(
            ticket=f"study.t{self.ordinal}",
            number=str(self.ordinal),
            service=self.service,
            queued_from=self.queued_from,
            ordinal=self.ordinal,
            ticket_class=self.ticket_class,
        )


@dataclass(slots=True, eq=False)
class Desk:
    """A counter and its operator.

    Attributes:
        profile: counters of one profile share what the cap remembers.
        speed: the operator needs this many times the usual.
        back: the expected end of a break; None while not on one.
        visitor: who is called or served, since `called_at`.
        looking: the operator is about to see whether somebody waits.
    """

    levels: Levels
    profile: int
    speed: float
    rests: Rests
    is_open: bool = False
    back: datetime | None = None
    visitor: Visitor | None = None
    called_at: datetime | None = None
    acted_at: datetime | None = None
    looking: bool = False

    @property
    def free(self) -> bool:
        """Whether somebody could be called to it."""
        return self.is_open and self.back is None and self.visitor is None


@dataclass(slots=True)
class Floor:
    """Lines and counters."""

    desks: Sequence[Desk]
    lines: dict[tuple[str, TicketClass], list[Visitor]] = field(default_factory=dict)
    recent: dict[int, tuple[bool, ...]] = field(default_factory=dict)

    def waiting(self) -> Iterator[Visitor]:
        """Everybody who waits."""
        for line in self.lines.values():
            yield from line

    def join(self, visitor: Visitor) -> None:
        """Take a place in line; one who comes back takes the place that was held."""
        line = self.lines.setdefault((visitor.service, visitor.ticket_class), [])
        line.append(visitor)
        line.sort(key=lambda one: (one.queued_from, one.ordinal))

    def leave(self, visitor: Visitor) -> bool:
        """Leave the line; False for one who was not in it any more."""
        line = self.lines.get((visitor.service, visitor.ticket_class), [])
        if visitor in line:
            line.remove(visitor)
            return True
        return False

    def next_for(self, desk: Desk, now: datetime) -> Visitor | None:
        """Who is next for a counter; out of the line then."""
        first = {line[0].head.ticket: line[0] for line in self.lines.values() if line}
        recent = self.recent.get(desk.profile, ())
        heads = [visitor.head for visitor in first.values()]
        choice: Choice | None = choose(heads, now, LAW, desk.levels, recent)
        if choice is None:
            return None
        self.recent[desk.profile] = remember(recent, choice.favoured, LAW.cap_of)
        visitor = first[choice.head.ticket]
        self.leave(visitor)
        return visitor
