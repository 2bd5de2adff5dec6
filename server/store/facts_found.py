"""What reports ask of the facts of a centre."""

from dataclasses import dataclass
from datetime import date, datetime

from server.domain.figures import Group


@dataclass(frozen=True, slots=True)
class TicketFigures:
    """Counts of tickets.

    Attributes:
        group: what they have in common.
        issued: with the void ones left out.
        walk_ins: that staff took for a visitor, at a counter or as a greeter.
        promised, kept: tickets with a promise that was or was not kept, and those kept.
    """

    group: Group
    issued: int
    walk_ins: int
    served: int
    missed: int
    cancelled: int
    expired: int
    coupons: int
    promised: int
    kept: int


@dataclass(frozen=True, slots=True)
class PromiseFigures:
    """How well waits were foretold.

    Attributes:
        promised, kept: tickets with a promise that was or was not kept, and those kept.
        estimated: those with an estimate.
        error, bias: sums over these, in seconds: of the absolute difference, and of estimate
            minus wait.
    """

    group: Group
    promised: int
    kept: int
    estimated: int
    error: float
    bias: float


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    """Stops that were served: how many, and seconds of walking and serving."""

    group: Group
    served: int
    busy: float


@dataclass(frozen=True, slots=True)
class CallFigures:
    """Counts of calls: all, not answered, repeated."""

    group: Group
    calls: int
    missed: int
    recalls: int


@dataclass(frozen=True, slots=True)
class StateFigures:
    """How long counters were in a state, in seconds; the reason of a break; whether the program
    at the counter answered."""

    group: Group
    state: str
    reason: str | None
    connected: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Comment:
    """What a visitor wrote with a rating, of 1 to 5 stars."""

    ticket: str
    day: date
    service: str
    at: datetime
    stars: int
    words: str
