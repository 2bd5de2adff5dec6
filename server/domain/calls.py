"""Calls: a numbered list that never resets; what a board shows."""

from dataclasses import dataclass, replace
from datetime import datetime

from contract import events as e
from contract.enums import Assist


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a ticket to a counter; a recall is another one.

    Attributes:
        call: its number within the centre.
        over_at: when it was answered, replaced by a recall or withdrawn.
        withdrawn: it was a slip, or the hall stopped.
        assist: of its ticket; not in the log, deleted with the visit.
        shown_at, spoken_at: when a display first said so.
    """

    centre: str
    call: int
    ticket: str
    number: str
    counter: str
    language: str
    assist: tuple[Assist, ...]
    at: datetime
    recall: bool
    over_at: datetime | None = None
    withdrawn: bool = False
    shown_at: datetime | None = None
    spoken_at: datetime | None = None


def made(
    centre: str, data: e.Payload, at: datetime, assist: tuple[Assist, ...] = ()
) -> Call | None:
    """The call that an event makes, if it makes one."""
    match data:
        case e.TicketCalled() | e.TicketRecalled() | e.TicketResumed():
            return Call(
                centre=centre,
                call=data.call,
                ticket=data.ticket,
                number=data.number,
                counter=data.counter,
                language=data.language,
                assist=assist,
                at=at,
                recall=isinstance(data, e.TicketRecalled),
            )
        case _:
            return None


def ended(call: Call, data: e.Payload, at: datetime) -> Call:
    """The call after an event on its ticket: over, or as it was."""
    if call.over_at is not None:
        return call
    match data:
        case e.CallWithdrawn():
            return replace(call, over_at=at, withdrawn=True)
        case (
            e.ServiceStarted()
            | e.ServiceFinished()
            | e.TicketRequeued()
            | e.TicketMissed()
            | e.TicketHeld()
            | e.TicketTransferred()
            | e.TicketCancelled()
            | e.TicketExpired()
            | e.TicketRecalled()
        ):
            return replace(call, over_at=at)
        case _:
            return call


def revived(call: Call) -> Call:
    """The call that was answered by a slip: as before."""
    return replace(call, over_at=None)


def reported(call: Call, data: e.Payload, at: datetime) -> Call:
    """The call after a display's first report of it."""
    match data:
        case e.CallShown() if call.shown_at is None:
            return replace(call, shown_at=at)
        case e.CallSpoken() if call.spoken_at is None:
            return replace(call, spoken_at=at)
        case _:
            return call
