"""What reports ask of the facts of a centre."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from server.domain.figures import By, Group, Measure, Period


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
    service: str
    at: datetime
    stars: int
    words: str


class Facts(Protocol):
    """The facts of one centre. A period's days and agency bound every answer."""

    def durations(
        self, measure: Measure, by: By | None, period: Period
    ) -> Sequence[tuple[Group, int, int, int]]:
        """How often each duration occurred: group, whole seconds, count, and of waits how many
        were within the target of their service. Stays are not known by counter or operator."""
        ...

    def tickets(self, by: By, period: Period) -> Sequence[TicketFigures]:
        """Counts of tickets, by what their first stop was for and when they were taken."""
        ...

    def promises(self, by: By, period: Period) -> Sequence[PromiseFigures]:
        """How well the waits of tickets were foretold."""
        ...

    def transfers(self, by: By, period: Period) -> Sequence[tuple[Group, int]]:
        """How many visitors were sent on."""
        ...

    def services(self, by: By, period: Period) -> Sequence[ServiceFigures]:
        """How many stops were served, by counter or operator."""
        ...

    def calls(self, by: By, period: Period) -> Sequence[CallFigures]:
        """Counts of calls, by counter or operator."""
        ...

    def out_of_turn(self, period: Period) -> Sequence[tuple[str, int]]:
        """How many visitors each member of the staff called before their turn, at a counter or
        from the console."""
        ...

    def issued_by_staff(self, period: Period) -> Sequence[tuple[str, int]]:
        """How many tickets each member of the staff issued, at a counter or as a greeter."""
        ...

    def sent_on(self, period: Period) -> Sequence[tuple[str, int]]:
        """How many visitors each member of the staff sent on."""
        ...

    def states(self, by: By, period: Period) -> Sequence[StateFigures]:
        """How long counters were open, on a break or closed, by counter or operator."""
        ...

    def ratings(self, by: By | None, period: Period) -> Sequence[tuple[Group, int, int]]:
        """How often each number of stars was given: group, stars, count."""
        ...

    def comments(self, period: Period, limit: int) -> Sequence[Comment]:
        """The last comments of visitors, the newest first; those that were deleted are not
        there."""
        ...
