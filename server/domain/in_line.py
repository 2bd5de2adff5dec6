"""When a ticket waited in the line in which it is now, as the log tells it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from contract import events as e
from contract.events import Payload


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in line.

    Attributes:
        until: None while it lasts.
        waited: how long it had waited when it was called then; None while it waits.
    """

    since: datetime
    until: datetime | None = None
    waited: timedelta | None = None


def spells(history: Iterable[tuple[Payload, datetime]]) -> list[Spell]:
    """The times in the present line, of a ticket that waits; a call that was withdrawn was
    no interruption.

    Args:
        history: what happened to the ticket, in order.
    """
    found: list[Spell] = []
    slip = False
    for data, at in history:
        match data:
            case e.TicketIssued():
                found = [Spell(data.issued_at if isinstance(data, e.TicketHandedIn) else at)]
            case e.TicketCalled() if found:
                slip = True
                waited = timedelta(milliseconds=data.waited)
                found = [*found[:-1], replace(found[-1], until=at, waited=waited)]
            case e.TicketResumed():
                slip = False
            case e.CallWithdrawn() if slip and found:
                found = [*found[:-1], replace(found[-1], until=None, waited=None)]
            case e.CallWithdrawn() | e.TicketRequeued() | e.TicketReopened(counter=None):
                found = [*found, Spell(at)]
            case e.TicketEndedWithReturn() if data.later is not None:
                pass
            case e.ServiceFinished() | e.TicketTransferred() | e.TicketEndedWithReturn():
                found = [Spell(at)]
            case e.ServiceChanged() | e.TicketsMoved() | e.TicketReleased():
                found = [Spell(at)] if found and found[-1].until is None else []
            case e.TicketCancelled():
                found = []
            case _:
                pass
    return found
