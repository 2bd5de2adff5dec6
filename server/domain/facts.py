"""Facts: what happened in a hall, one row each, for reports and history.

A fact holds durations and ends that were worked out once, when it happened. It names nobody
but operators and devices, by the pseudonymous ids of the log. All facts of a centre can be
made again from its log; `server.domain.facts_derived` says how.

Times (`at`, `since`, `until` and names that end in `_at`) are times of day. Durations of waiting,
walking and serving are on the clock of the service, so a suspension does not count
(`server.domain.suspension`). `hour` and `weekday` (0: Monday) are local to the centre. `day` is
the business day. `agency` and `profile` are keys of the configuration of that time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from contract.enums import BreakReason, Channel, CounterState, Outcome, Rule, TicketClass


class End(StrEnum):
    """How a stop ended, or a ticket with its last stop."""

    SERVED = "served"
    TRANSFERRED = "transferred"
    """Served here, then sent on. Of stops alone."""
    TRANSFERRED_UNSERVED = "transferred_unserved"
    """Sent on before the service began. Of stops alone."""
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
    """What came of a call."""

    CAME = "came"
    MISSED = "missed"
    REQUEUED = "requeued"
    RECALLED = "recalled"
    WITHDRAWN = "withdrawn"
    """It was a mistake."""
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
        service, agency: of its first stop.
        stops: how many it has by now.
        issued_by: the kiosk, or who else issued it.
        hour, weekday: of `issued_at`.
        ended_at, end: None while it is open. A missed ticket has ended until it is reopened.
        stay: from issue to end, by the time of day.
        waited: at all stops together; None while it is open.
        first_wait: to its first call; None before that.
        promise, estimate: the seconds of waiting that its visitor was told.
        promise_kept: None where there is nothing to compare (`Ticket.promise_kept`).
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
        stop: its index on the ticket.
        counter, operator: to whom it was called last; None where it was not.
        ticket_class: at its end.
        joined_at: when it joined the queue of its service.
        hour, weekday: of `joined_at`.
        ended_by: who ended it.
        wait: until it was called; None where it was not.
        walk: until the visitor came; None where the start was not pressed.
        service_time: time of service; None where the start was not pressed.
        target: the seconds of waiting that the service aimed for then.
        target_kept: None where `wait` is not known.
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
        call: its number within the centre.
        operator: who called the visitor to this counter first.
        called_by: who gave this call: the operator, or a manager out of turn.
        rule: which test decided; None for a recall and a call from hold.
        reason: the operator's, for a call out of order.
        waited: all the time the ticket had waited; None for a recall and a call from hold.
        shown_after: until a display showed it; None where none did before it was over.
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

    Intervals cover the open business day and nothing else: they begin at the earliest when the
    day is opened, and the close of the day ends those that last, at the latest the turn of the
    business day: a day that was never closed is not longer than others. So the intervals of a
    counter on a day are together as long as the day. An interval of no length is not kept.

    Attributes:
        operator: None while it is closed.
        reason: of a break.
        connected: whether the counter's program answered.
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
    """A rating of a stop by its visitor.

    Attributes:
        comment: the id of its text, which is private; None where there is none.
    """

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
"""The kinds of facts, and by which attributes each fact is known. The day would not be needed to
tell them apart; with it the facts of a day stand together."""


FACTS_TOLD: Final[Mapping[str, tuple[str, ...]]] = {
    name: tuple(one.name for one in fields(kind) if one.name not in ("centre", "comment"))
    for name, kind in (
        ("tickets", TicketFact),
        ("stops", StopFact),
        ("calls", CallFact),
        ("intervals", IntervalFact),
        ("ratings", RatingFact),
    )
}
"""The kinds of facts that other systems read, by name, and what they are told of each."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A fact that is true no more: what it told of was undone.

    Attributes:
        key: the values of its key, in the order of `KEYS`.
    """

    kind: type[Fact]
    key: tuple[str | int | date, ...]


type Change = Fact | Dropped


class FactChanges:
    """The facts that events have changed since they were last written."""

    def __init__(self) -> None:
        self._changes: dict[tuple[type[Fact], tuple[object, ...]], Change] = {}

    def add(self, changes: Iterable[Change]) -> None:
        """Note changes, in their order: of the same fact the last one counts."""
        for one in changes:
            if isinstance(one, Dropped):
                self._changes[one.kind, one.key] = one
            else:
                key = tuple(getattr(one, name) for name in KEYS[type(one)])
                self._changes[type(one), key] = one

    def take(self) -> list[Change]:
        """The changes so far; from here on there are none."""
        changes = list(self._changes.values())
        self._changes.clear()
        return changes
