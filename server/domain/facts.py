"""Facts: what happened in a hall, one row each, for reports and history.

A fact holds durations and outcomes that were computed once, at the event. It names only operators
and devices, by the pseudonymous ids of the log. All facts of a centre can be rebuilt from its log;
`server.domain.facts_derived` says how.

Times (`at`, `since`, `until` and names that end in `_at`) are times of day. Durations of waiting,
walking and serving are on the clock of the service, so a suspension does not count
(`server.domain.centres`). `hour` and `weekday` (0: Monday) are local to the centre. `day` is the
business day. `agency` and `profile` are keys of the configuration of that time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from contract.enums import BreakReason, Channel, CounterState, Outcome, Rule, TicketClass
from contract.events import Payload


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """An event in the form that the fold uses; `by` is the pseudonymous id of the actor."""

    data: Payload
    at: datetime
    by: str


class End(StrEnum):
    """How a stop ended, or a ticket with its last stop."""

    SERVED = "served"
    TRANSFERRED = "transferred"
    """Served here, then sent on. For stops only."""
    TRANSFERRED_UNSERVED = "transferred_unserved"
    """Sent on before the service began. For stops only."""
    MISSED = "missed"
    """The visitor was called and did not come."""
    CANCELLED = "cancelled"
    COUPON = "coupon"
    """The service was ended for the day; the visitor got a coupon."""
    EXPIRED = "expired"
    """The day ended."""
    VOID = "void"
    """Cancelled without a paper: no visitor ever had this ticket."""


class CallKind(StrEnum):
    """Why a visitor was called."""

    NEXT = "next"
    CHOSEN = "chosen"
    """Out of order, by an operator."""
    RECALL = "recall"
    RESUMED = "resumed"
    """Back from hold."""


class CallEnd(StrEnum):
    """The outcome of a call."""

    CAME = "came"
    MISSED = "missed"
    REQUEUED = "requeued"
    RECALLED = "recalled"
    WITHDRAWN = "withdrawn"
    """It was undone as a mistake."""
    SUSPENDED = "suspended"
    """Withdrawn, because the centre or the service was suspended."""
    HELD = "held"
    TRANSFERRED = "transferred"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class TicketFact:
    """A ticket, from its issue on; the row follows it until it ends.

    Attributes:
        service, agency: those of its first stop.
        stops: how many it has so far.
        issued_by: the kiosk, or the other actor that issued it.
        hour, weekday: those of `issued_at`.
        ended_at, end: None while it is open. A missed ticket has ended until it is reopened.
        stay: from issue to end, by the time of day.
        waited: the total at all stops; None while it is open.
        first_wait: until its first call; None before that.
        promise, estimate: the predicted seconds of waiting that were shown to its visitor.
        promise_kept: None if the two cannot be compared (`Ticket.promise_kept`).
    """

    centre: str
    day: date
    ticket: str
    number: str
    series: str
    channel: Channel
    ticket_class: TicketClass
    language: str
    service: str
    agency: str | None
    stops: int
    issued_at: datetime
    issued_by: str
    hour: int
    weekday: int
    ended_at: datetime | None
    end: End | None
    stay: timedelta | None
    waited: timedelta | None
    first_wait: timedelta | None
    promise: int | None
    estimate: int | None
    promise_kept: bool | None


@dataclass(frozen=True, slots=True)
class StopFact:
    """A stop that has ended.

    A stop that never joined a queue has no fact: no visitor waited for it. `TicketFact.stops`
    counts it.

    Attributes:
        counter, operator: those of its last call; None if it was not called.
        ticket_class: its class at its end.
        joined_at: when it joined the queue of its service.
        hour, weekday: those of `joined_at`.
        ended_by: the actor that ended it.
        wait: the wait until it was called; None if it was not.
        walk: the time from call to start; None if the start was not recorded.
        service_time: the time of service; None if the start was not recorded.
        target: the target wait of the service at that time, in seconds.
        target_kept: None if `wait` is not known.
    """

    centre: str
    day: date
    ticket: str
    stop: int
    number: str
    service: str
    agency: str | None
    counter: str | None
    operator: str | None
    channel: Channel
    ticket_class: TicketClass
    end: End
    outcome: Outcome | None
    quantity: int
    joined_at: datetime
    hour: int
    weekday: int
    ended_at: datetime
    ended_by: str
    wait: timedelta | None
    walk: timedelta | None
    service_time: timedelta | None
    target: int | None
    target_kept: bool | None


@dataclass(frozen=True, slots=True)
class CallFact:
    """A call that is over. A recall is another call.

    Attributes:
        operator: the operator who first called the visitor to this counter.
        called_by: the actor of this call: the operator, or a manager out of order.
        rule: the rule that decided; None for a recall and a call from hold.
        reason: the reason of the operator, for a call out of order.
        waited: the total time that the ticket had waited; None for a recall and a call from hold.
        shown_after: the time until a display showed it; None if none did before it was over.
    """

    centre: str
    day: date
    call: int
    at: datetime
    ticket: str
    service: str
    agency: str | None
    counter: str
    operator: str | None
    called_by: str
    kind: CallKind
    rule: Rule | None
    reason: str | None
    waited: timedelta | None
    ended_at: datetime
    end: CallEnd
    shown_after: timedelta | None


@dataclass(frozen=True, slots=True)
class IntervalFact:
    """A span in which state, operator, work profile and connection of a counter stayed the same.

    Intervals cover exactly the open business day: they begin at the earliest when the day is
    opened, and end at the latest when it is closed or the business day turns, so that a day that
    was never closed is not longer than others. The intervals of a counter on a day add up to the
    day. Empty intervals are not stored.

    Attributes:
        operator: None while it is closed.
        length: from `since` to `until`.
    """

    centre: str
    day: date
    counter: str
    since: datetime
    operator: str | None
    profile: str | None
    state: CounterState
    reason: BreakReason | None
    until: datetime
    length: timedelta
    connected: bool = True


@dataclass(frozen=True, slots=True)
class RatingFact:
    """A rating of a stop by its visitor; `comment` is the id of its text, which is private."""

    centre: str
    day: date
    ticket: str
    stop: int
    at: datetime
    service: str
    agency: str | None
    counter: str | None
    operator: str | None
    stars: int
    comment: str | None


type Fact = TicketFact | StopFact | CallFact | IntervalFact | RatingFact

KEYS: Final[Mapping[type[Fact], tuple[str, ...]]] = {
    TicketFact: ("centre", "day", "ticket"),
    StopFact: ("centre", "day", "ticket", "stop"),
    CallFact: ("centre", "day", "call"),
    IntervalFact: ("centre", "day", "counter", "since"),
    RatingFact: ("centre", "day", "ticket", "stop"),
}
"""The kinds of facts, and the attributes that are the key of each. The day is not needed to be
unique; it keeps the facts of a day together."""


FACTS_TOLD: Final[Mapping[str, tuple[str, ...]]] = {
    f"{kind.__name__.removesuffix('Fact').lower()}s": tuple(
        one.name for one in fields(kind) if one.name not in ("centre", "comment")
    )
    for kind in KEYS
}
"""The kinds of facts that other systems may read, by name (`tickets`), with the attributes that
they get."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A fact that was undone and has to be deleted, with the values of its key in the order of
    `KEYS`."""

    kind: type[Fact]
    key: tuple[str | int | date, ...]


type Change = Fact | Dropped


class FactChanges:
    """The facts that events have changed and that are not stored yet."""

    def __init__(self) -> None:
        self._changes: dict[tuple[type[Fact], tuple[object, ...]], Change] = {}

    def add(self, changes: Iterable[Change]) -> None:
        """Add changes in their order: the last one for a fact counts."""
        for one in changes:
            if isinstance(one, Dropped):
                self._changes[one.kind, one.key] = one
            else:
                key = tuple(getattr(one, name) for name in KEYS[type(one)])
                self._changes[type(one), key] = one

    def take(self) -> list[Change]:
        """Return the changes so far, and clear them."""
        changes = list(self._changes.values())
        self._changes.clear()
        return changes
