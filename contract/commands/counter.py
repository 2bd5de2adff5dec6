"""Commands of an operator at a counter; each answers with the new desk."""

from typing import Annotated

from pydantic import Field

from contract.commands.base import (
    CounterCommand,
    OwnTicketCommand,
    PresentStopCommand,
    Quantity,
    Reason,
    command,
)
from contract.commands.tickets import Destination
from contract.enums import BreakReason, LeftVisitor, Outcome
from contract.ids import Key, ServiceId
from contract.model import Instant
from contract.rows import AT_COUNTER, CLOCK, COUNTER_STAFF, FLOOR_STAFF, SUPERVISORS, R


@command(COUNTER_STAFF, f"{AT_COUNTER}/open")
class OpenCounter(CounterCommand):
    """Open a counter, or come back from a break."""


@command(COUNTER_STAFF, f"{AT_COUNTER}/break")
class TakeBreak(CounterCommand):
    """Pause a counter.

    Attributes:
        minutes: when the operator expects to be back.
        ask: refuse with `queue_unserved` where no counter would be left for a queue.
    """

    reason: BreakReason = BreakReason.BREAK
    minutes: Annotated[int, Field(ge=1, le=240)] = 15
    ask: bool = False


@command(COUNTER_STAFF | CLOCK, f"{AT_COUNTER}/close")
class CloseCounter(CounterCommand):
    """Close a counter; `ask` as for a break."""

    ask: bool = False


@command(COUNTER_STAFF, f"{AT_COUNTER}/take-over")
class TakeOver(CounterCommand):
    """Take over a counter whose operator has left it."""


@command(SUPERVISORS | CLOCK, f"{AT_COUNTER}/free")
class FreeCounter(PresentStopCommand):
    """Free and close a counter whose operator left it with a visitor.

    Attributes:
        visitor: what became of the visitor.
    """

    visitor: LeftVisitor


@command(SUPERVISORS, f"{AT_COUNTER}/profile", method="PUT")
class SetProfile(CounterCommand):
    """Give a counter another work profile; the next call follows it.

    Attributes:
        profile: the key of a profile; None: the one from the centre file.
        ask: refuse with `queue_unserved` where no counter would be left for waiting visitors.
    """

    profile: Key | None
    ask: bool = False


@command(COUNTER_STAFF, f"{AT_COUNTER}/call-next")
class CallNext(CounterCommand):
    """Call the next ticket for this counter. Where none waits: 409 `no_one_waiting`."""


@command(COUNTER_STAFF, f"{AT_COUNTER}/call")
class CallTicket(OwnTicketCommand):
    """Call a chosen ticket, for a reason that the log keeps."""

    reason: Reason


@command(COUNTER_STAFF, f"{AT_COUNTER}/recall")
class Recall(PresentStopCommand):
    """Call the called ticket again."""


@command(COUNTER_STAFF, f"{AT_COUNTER}/start")
class Start(PresentStopCommand):
    """The visitor has come: service begins."""


@command(COUNTER_STAFF, f"{AT_COUNTER}/undo-start")
class UndoStart(PresentStopCommand):
    """Undo a start that was a mistake."""


@command(COUNTER_STAFF, f"{AT_COUNTER}/undo-call")
class UndoCall(PresentStopCommand):
    """Undo a call that was a mistake: the boards withdraw it, the ticket keeps its place."""


@command(COUNTER_STAFF, f"{AT_COUNTER}/finish")
class Finish(PresentStopCommand):
    """The service is done; with `next`, the next ticket is called in the same transaction.

    Attributes:
        quantity: the actual number, where it differs from the ticket's.
    """

    outcome: Outcome = Outcome.DONE
    quantity: Quantity | None = None
    next: bool = False


@command(COUNTER_STAFF | CLOCK, f"{AT_COUNTER}/no-show")
class MarkNoShow(PresentStopCommand):
    """The visitor did not come: missed, with a time to come back."""


@command(COUNTER_STAFF | FLOOR_STAFF, f"{AT_COUNTER}/requeue")
class Requeue(PresentStopCommand):
    """The visitor did not come: back to the queue, and not called again for some minutes."""


@command(COUNTER_STAFF, f"{AT_COUNTER}/hold")
class Hold(PresentStopCommand):
    """Put the ticket on hold: the visitor has to fill in or fetch something."""

    reason: Reason = "later"
    remind_at: Instant | None = None


@command(COUNTER_STAFF, f"{AT_COUNTER}/resume")
class Resume(OwnTicketCommand):
    """Resume a ticket on hold; it is called to this counter."""


@command(COUNTER_STAFF | FLOOR_STAFF, f"{AT_COUNTER}/transfer")
class Transfer(PresentStopCommand, Destination):
    """Send the ticket at the counter elsewhere; same number, same arrival."""


@command(COUNTER_STAFF | FLOOR_STAFF, f"{AT_COUNTER}/add-service")
class AddService(PresentStopCommand):
    """Add one more stop to the ticket that is being served."""

    service: ServiceId
    quantity: Quantity = 1


@command(COUNTER_STAFF | FLOOR_STAFF | {R.VISITOR, R.KIOSK}, f"{AT_COUNTER}/reopen", name="reopen")
class ReopenAtCounter(OwnTicketCommand):
    """Reopen the ticket last finished here, after a misclick: it is served again."""


@command(CLOCK)
class ReleaseReserved(CounterCommand):
    """The counter stays away: tickets reserved for it go back to the queues of their services."""


@command(CLOCK)
class RecordConnection(CounterCommand):
    """Record that the program at a counter does not answer or its operator has left, or that both
    are there again.

    Attributes:
        since: the last sign of the two, where they are gone.
    """

    connected: bool
    since: Instant | None = None
