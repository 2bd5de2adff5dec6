"""Calls: a numbered list that never resets, as boards show it, and their facts."""

from collections.abc import Iterator, Mapping
from copy import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

from contract import events as e
from contract.enums import Rule, Silence
from contract.snapshots import Reasons
from server.domain.facts import Dropped, Fact, FactChange, RecordedEvent
from server.domain.setup import Setup
from server.domain.tickets import Ticket


class Call(Struct, frozen=True):
    """One call of a ticket to a counter; a recall is another one.

    Attributes:
        call: its number within the centre.
        over_at: when it was answered, replaced by a recall or withdrawn.
        withdrawn: it was a mistake, or the hall was suspended.
        shown_at, spoken_at: when a display first reported it.
        silent_for: why the voice did not speak it.
        reasons: why this ticket was called; None for a recall and for a call from hold.
        called_at: the time of the call on the clock of the service.
        called_by: the id of the person or program that called it.
    """

    centre: str
    call: int
    ticket: str
    number: str
    counter: str
    service: str
    language: str
    at: datetime
    recall: bool
    over_at: datetime | None = None
    withdrawn: bool = False
    shown_at: datetime | None = None
    spoken_at: datetime | None = None
    silent_for: Silence | None = None
    reasons: Reasons | None = None
    called_at: datetime | None = None
    called_by: str = ""


def made(ticket: Ticket, event: RecordedEvent) -> Call | None:
    """The call that an event creates, if it creates one."""
    data = event.data
    if not isinstance(data, e.TicketCalled | e.TicketRecalled | e.TicketResumed):
        return None
    return Call(
        centre=ticket.centre,
        call=data.call,
        ticket=data.ticket,
        number=data.number,
        counter=data.counter,
        service=ticket.present.service,
        language=data.language,
        at=event.at,
        recall=isinstance(data, e.TicketRecalled),
        reasons=data.reasons if isinstance(data, e.TicketCalled) else None,
        called_at=ticket.last_called_at,
        called_by=event.by,
    )


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


_CALL_ENDS: Final[Mapping[type[e.Payload], CallEnd]] = {
    e.ServiceStarted: CallEnd.CAME,
    e.ServiceFinished: CallEnd.CAME,
    e.TicketMissed: CallEnd.MISSED,
    e.TicketRequeued: CallEnd.REQUEUED,
    e.TicketRecalled: CallEnd.RECALLED,
    e.CallWithdrawn: CallEnd.WITHDRAWN,
    e.TicketHeld: CallEnd.HELD,
    e.TicketTransferred: CallEnd.TRANSFERRED,
    e.TicketCancelled: CallEnd.CANCELLED,
    e.TicketExpired: CallEnd.EXPIRED,
}
"""The events that end the call of their ticket, and what became of it."""


def ended(call: Call, data: e.Payload, at: datetime) -> Call:
    """The call after an event on its ticket: over, or as it was."""
    if call.over_at is not None or type(data) not in _CALL_ENDS:
        return call
    return replace(call, over_at=at, withdrawn=isinstance(data, e.CallWithdrawn))


def reported(call: Call, data: e.Payload, at: datetime) -> Call:
    """The call after a display's first report of it."""
    match data:
        case e.CallShown() if call.shown_at is None:
            return replace(call, shown_at=at)
        case e.CallSpoken() if call.spoken_at is None:
            return replace(call, spoken_at=at)
        case e.CallSilent() if call.spoken_at is None:
            return replace(call, silent_for=data.reason)
        case _:
            return call


class CallKind(StrEnum):
    """Why a visitor was called."""

    NEXT = "next"
    CHOSEN = "chosen"
    """Out of order, by an operator."""
    RECALL = "recall"
    RESUMED = "resumed"
    """Back from hold."""


class CallFact(Fact, frozen=True):
    """A call that is over. A recall is another call.

    Attributes:
        operator: the operator who first called the visitor to this counter.
        called_by: the actor of this call: the operator, or a manager out of order.
        rule: the rule that decided; None for a recall and a call from hold.
        reason: the reason of the operator, for a call out of order.
        waited: the total time that the ticket had waited; None for a recall and a call from hold.
        shown_after: the time until a display showed it; None if none did before it was over.
    """

    key_fields = "centre", "day", "call"

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


def facts_of(
    event: RecordedEvent, before: Call, after: Call, ticket: Ticket, setup: Setup
) -> Iterator[FactChange]:
    """The changes of an event on a called ticket, as it was before: the fact of its call, if the
    call is now over, or active again."""
    if before.over_at is None and after.over_at is not None:
        yield _fact(event, after, ticket, setup)
    elif before.over_at is not None and after.over_at is None:
        yield Dropped(CallFact, (after.centre, ticket.day, after.call))


def _fact(event: RecordedEvent, call: Call, ticket: Ticket, setup: Setup) -> CallFact:
    reasons = call.reasons
    kind = CallKind.RESUMED
    if call.recall:
        kind = CallKind.RECALL
    elif reasons is not None:
        kind = CallKind.CHOSEN if reasons.rule == Rule.CHOSEN else CallKind.NEXT
    is_suspended = isinstance(event.data, e.CallWithdrawn) and event.data.reason != "slip"
    return CallFact(
        centre=call.centre,
        call=call.call,
        day=ticket.day,
        at=call.at,
        ticket=call.ticket,
        service=call.service,
        agency=setup.agency_of(call.service),
        counter=call.counter,
        operator=ticket.present.operator,
        called_by=call.called_by,
        kind=kind,
        rule=None if reasons is None else Rule(reasons.rule),
        reason=None if reasons is None else reasons.reason,
        waited=None if reasons is None else ticket.waited,
        ended_at=event.at,
        end=CallEnd.SUSPENDED if is_suspended else _CALL_ENDS[type(event.data)],
        shown_after=None if call.shown_at is None else call.shown_at - call.at,
    )


class ProfileCalls(Struct, frozen=True):
    """The last calls of a work profile, newest first: "1" for a call that went to a favoured class
    while ordinary visitors waited, "0" for any other."""

    id: str
    centre: str
    recent: str = ""

    @property
    def favoured(self) -> tuple[bool, ...]:
        """Of the last calls, newest first, whether each went to a favoured class."""
        return tuple(sign == "1" for sign in self.recent)


KEPT_CALLS = 20
"""The longest window that a centre's cap may have."""


def after_call(calls: ProfileCalls, favoured: bool) -> ProfileCalls:
    """The last calls with one more."""
    return replace(calls, recent=(("1" if favoured else "0") + calls.recent)[:KEPT_CALLS])
