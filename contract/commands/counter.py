"""Commands of an operator at a counter; each answers with the new desk."""

from typing import Annotated, ClassVar

from pydantic import Field

from contract.commands.base import (
    CounterCommand,
    OwnTicketCommand,
    PresentStopCommand,
    Quantity,
    Reason,
)
from contract.commands.tickets import Destination
from contract.enums import BreakReason, CommandName, Outcome
from contract.ids import Key, ServiceId
from contract.model import Instant


class OpenCounter(CounterCommand):
    """Open a counter, or come back from a break."""


class TakeBreak(CounterCommand):
    """Pause a counter.

    Attributes:
        minutes: when the operator expects to be back.
        ask: refuse with `queue_unserved` where no counter would be left for a queue.
    """

    reason: BreakReason = BreakReason.BREAK
    minutes: Annotated[int, Field(ge=1, le=240)] = 15
    ask: bool = False


class CloseCounter(CounterCommand):
    """Close a counter; `ask` as for a break."""

    ask: bool = False


class TakeOver(CounterCommand):
    """Take over a counter whose operator has left it."""


class SetProfile(CounterCommand):
    """Give a counter another work profile; the next call follows it.

    Attributes:
        profile: the key of a profile; None: the one from the centre file.
        ask: refuse with `queue_unserved` where no counter would be left for waiting visitors.
    """

    profile: Key | None
    ask: bool = False


class CallNext(CounterCommand):
    """Call the next ticket for this counter. Where none waits: 409 `no_one_waiting`."""


class CallTicket(OwnTicketCommand):
    """Call a chosen ticket, for a reason that the log keeps."""

    reason: Reason


class Recall(PresentStopCommand):
    """Call the called ticket again."""


class Start(PresentStopCommand):
    """The visitor has come: service begins."""


class UndoStart(PresentStopCommand):
    """Undo a start that was a mistake."""


class UndoCall(PresentStopCommand):
    """Undo a call that was a mistake: the boards withdraw it, the ticket keeps its place."""


class Finish(PresentStopCommand):
    """The service is done; with `next`, the next ticket is called in the same transaction.

    Attributes:
        quantity: the actual number, where it differs from the ticket's.
    """

    outcome: Outcome = Outcome.DONE
    quantity: Quantity | None = None
    next: bool = False


class MarkNoShow(PresentStopCommand):
    """The visitor did not come: missed, with a time to come back."""


class Requeue(PresentStopCommand):
    """The visitor did not come: back to the queue, and not called again for some minutes."""


class Hold(PresentStopCommand):
    """Put the ticket on hold: the visitor has to fill in or fetch something."""

    reason: Reason = "later"
    remind_at: Instant | None = None


class Resume(OwnTicketCommand):
    """Resume a ticket on hold; it is called to this counter."""


class Transfer(PresentStopCommand, Destination):
    """Send the ticket at the counter elsewhere; same number, same arrival."""


class AddService(PresentStopCommand):
    """Add one more stop to the ticket that is being served."""

    service: ServiceId
    quantity: Quantity = 1


class ReopenAtCounter(OwnTicketCommand):
    """Reopen the ticket last finished here, after a misclick: it is served again."""

    name: ClassVar[CommandName] = CommandName.REOPEN


class ReleaseReserved(CounterCommand):
    """The counter stays away: tickets reserved for it go back to the queues of their services."""


class RecordConnection(CounterCommand):
    """Record that the program at a counter does not answer, or answers again."""

    connected: bool
