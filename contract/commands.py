"""Commands: what a person, a device or the clock asks the hall to do.

A command travels as the body of a `POST`; the fields named in `path` come from
the address instead. Every command carries a `command_id` made by its sender:
the same id again gives the first answer and does nothing.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, ClassVar, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import Field, StringConstraints, field_validator

from contract.centre import CentreConfig
from contract.ids import CentreId, CounterId, ServiceId, TicketId
from contract.model import Incoming, Instant, Language
from contract.words import (
    Assist,
    BreakReason,
    Channel,
    CommandName,
    Outcome,
    Paper,
    PrintFault,
)

Reason = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""A reason as a code; free text never enters the log."""


class Command(Incoming):
    """What all commands share.

    Attributes:
        name: the command's word.
        path: the fields that travel in the address, not in the body.
        command_id: made by the sender, once per intention.
    """

    name: ClassVar[CommandName]
    path: ClassVar[tuple[str, ...]] = ()

    command_id: UUID


class CentreCommand(Command):
    """A command on a whole centre."""

    path: ClassVar[tuple[str, ...]] = ("centre",)

    centre: CentreId


class CounterCommand(Command):
    """A command of an operator at a counter; its answer is the new desk."""

    path: ClassVar[tuple[str, ...]] = ("counter",)

    counter: CounterId


class OwnTicketCommand(CounterCommand):
    """A command on the ticket at the counter. It names the ticket it means:
    a doubled or late key press never touches the next visitor."""

    ticket: TicketId


class TicketCommand(Command):
    """A command on a ticket that is named in the address."""

    path: ClassVar[tuple[str, ...]] = ("ticket",)

    ticket: TicketId


class ServiceWish(Incoming):
    """One service that a visitor wants, for so many people or files."""

    service: ServiceId
    quantity: Annotated[int, Field(ge=1, le=99)] = 1


class IssueTicket(CentreCommand):
    """Take a ticket: one touch."""

    name: ClassVar[CommandName] = CommandName.ISSUE_TICKET

    services: Annotated[tuple[ServiceWish, ...], Field(min_length=1, max_length=8)]
    language: Language
    priority: bool = False
    """A claim to priority; staff confirm it or return the ticket to its place."""
    assist: tuple[Assist, ...] = ()
    channel: Channel = Channel.KIOSK

    @field_validator("services", mode="before")
    @classmethod
    def _ids_are_wishes(cls, value: object) -> object:
        if isinstance(value, list | tuple):
            return [{"service": one} if isinstance(one, str) else one for one in value]
        return value

    @field_validator("services")
    @classmethod
    def _no_service_twice(cls, value: tuple[ServiceWish, ...]) -> tuple[ServiceWish, ...]:
        if len({wish.service for wish in value}) < len(value):
            raise ValueError("a service is named twice; say how many by its quantity")
        return value


class ReportPrint(TicketCommand):
    """Say what became of the paper of a ticket."""

    name: ClassVar[CommandName] = CommandName.REPORT_PRINT

    paper: Paper
    """`printed`, `failed` or `shown`."""
    fault: PrintFault | None = None
    """Why, where `paper` is `failed`."""

    @field_validator("paper")
    @classmethod
    def _a_result(cls, value: Paper) -> Paper:
        if value not in (Paper.PRINTED, Paper.FAILED, Paper.SHOWN):
            raise ValueError("a report says 'printed', 'failed' or 'shown'")
        return value


class Cancel(TicketCommand):
    """Give a ticket up."""

    name: ClassVar[CommandName] = CommandName.CANCEL

    reason: Reason = "left"


class Reopen(TicketCommand):
    """Bring an ended ticket back: a missed or cancelled one to its line."""

    name: ClassVar[CommandName] = CommandName.REOPEN


class OpenCounter(CounterCommand):
    """Open a counter, or come back from a break."""

    name: ClassVar[CommandName] = CommandName.OPEN_COUNTER


class TakeBreak(CounterCommand):
    """Pause a counter."""

    name: ClassVar[CommandName] = CommandName.TAKE_BREAK

    reason: BreakReason = BreakReason.BREAK
    minutes: Annotated[int, Field(ge=1, le=240)] = 15
    """When the operator expects to be back."""


class CloseCounter(CounterCommand):
    """Close a counter."""

    name: ClassVar[CommandName] = CommandName.CLOSE_COUNTER


class CallNext(CounterCommand):
    """Call whoever is next for this counter. Nobody: 409 `no_one_waiting`."""

    name: ClassVar[CommandName] = CommandName.CALL_NEXT


class Recall(OwnTicketCommand):
    """Call the called ticket again."""

    name: ClassVar[CommandName] = CommandName.RECALL


class Start(OwnTicketCommand):
    """The visitor has come: service begins."""

    name: ClassVar[CommandName] = CommandName.START


class UndoStart(OwnTicketCommand):
    """The start was a slip."""

    name: ClassVar[CommandName] = CommandName.UNDO_START


class UndoCall(OwnTicketCommand):
    """The call was a slip: withdrawn on the boards, the ticket keeps its place."""

    name: ClassVar[CommandName] = CommandName.UNDO_CALL


class Finish(OwnTicketCommand):
    """The service is done; with `next`, whoever is next is called in the same step."""

    name: ClassVar[CommandName] = CommandName.FINISH

    outcome: Outcome = Outcome.DONE
    quantity: Annotated[int, Field(ge=1, le=99)] | None = None
    """How many it really were, where that differs from the ticket."""
    next: bool = False


class MarkNoShow(OwnTicketCommand):
    """The visitor did not come: missed, with a time to come back."""

    name: ClassVar[CommandName] = CommandName.MARK_NO_SHOW


class Requeue(OwnTicketCommand):
    """The visitor did not come: back to the line, letting a few calls pass."""

    name: ClassVar[CommandName] = CommandName.REQUEUE


class ReopenAtCounter(OwnTicketCommand):
    """Finishing was a misclick: the ticket last finished here is served again."""

    name: ClassVar[CommandName] = CommandName.REOPEN


class OpenDay(CentreCommand):
    """Open the business day."""

    name: ClassVar[CommandName] = CommandName.OPEN_DAY


class CloseDay(CentreCommand):
    """Close the business day; what is then open expires."""

    name: ClassVar[CommandName] = CommandName.CLOSE_DAY

    reason: Reason = "end_of_day"


class ImportCentre(CentreCommand):
    """Bring a centre's configuration in, the first or a new one."""

    name: ClassVar[CommandName] = CommandName.IMPORT_CENTRE

    config: CentreConfig


class ShiftClock(CentreCommand):
    """Mark in the log that the hall's clock is not the machine's."""

    name: ClassVar[CommandName] = CommandName.SHIFT_CLOCK

    start: Instant
    rate: Annotated[float, Field(gt=0, le=10_000)]


SERVED: Final[tuple[type[Command], ...]] = (
    IssueTicket,
    ReportPrint,
    Cancel,
    Reopen,
    OpenCounter,
    TakeBreak,
    CloseCounter,
    CallNext,
    Recall,
    Start,
    UndoStart,
    UndoCall,
    Finish,
    MarkNoShow,
    Requeue,
    ReopenAtCounter,
    OpenDay,
    CloseDay,
    ImportCentre,
    ShiftClock,
)
"""Every command that a server of this release carries out."""

SERVED_NAMES: Final[frozenset[CommandName]] = frozenset(model.name for model in SERVED)


def by_name() -> Mapping[CommandName, tuple[type[Command], ...]]:
    """The forms of each command: one word may come by several paths."""
    forms: dict[CommandName, tuple[type[Command], ...]] = {}
    for model in SERVED:
        forms[model.name] = (*forms.get(model.name, ()), model)
    return forms


def due_at(centre: str, kind: CommandName, due: datetime) -> UUID:
    """The id of what the clock does: whichever worker fires first, it happens once."""
    return uuid5(NAMESPACE_URL, f"novbe:{centre}/{kind}/{due.isoformat()}")
