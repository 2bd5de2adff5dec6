"""Commands: what a person, a device or the clock asks the hall to do.

A command travels as the body of a `POST` (or `PUT`); the fields named in `path`
come from the address or the token instead. Every command carries a `command_id`
made by its sender: the same id again gives the first answer and does nothing.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from contract.commands.base import (
    CentreCommand,
    Command,
    CounterCommand,
    DeviceCommand,
    OwnTicketCommand,
    PresentStopCommand,
    Quantity,
    Reason,
    ServiceCommand,
    TicketCommand,
    Words,
)
from contract.commands.counter import (
    AddService,
    CallNext,
    CallTicket,
    CloseCounter,
    Finish,
    MarkNoShow,
    OpenCounter,
    Park,
    Recall,
    ReleaseBound,
    ReopenAtCounter,
    Requeue,
    Resume,
    SetProfile,
    Start,
    TakeBreak,
    TakeOver,
    Transfer,
    UndoCall,
    UndoStart,
)
from contract.commands.hall import (
    AnswerHelp,
    CallForHelp,
    CloseDay,
    CloseService,
    GrantLease,
    HandIn,
    ImportCentre,
    OpenDay,
    OpenService,
    PostNotice,
    RecordGap,
    ReportCall,
    ResumeCentre,
    ResumeService,
    ShiftClock,
    SuspendCentre,
    SuspendService,
)
from contract.commands.tickets import (
    AddNote,
    AddServiceToTicket,
    Cancel,
    ChangeService,
    Destination,
    EndWithReturn,
    IssueTicket,
    JudgePriority,
    MoveTickets,
    Rate,
    Reopen,
    ReportPrint,
    Reprint,
    RequeueTicket,
    ServiceWish,
    SetAssist,
    StepBack,
    TransferTicket,
)
from contract.words import CommandName

SERVED: Final[tuple[type[Command], ...]] = (
    IssueTicket,
    ReportPrint,
    Reprint,
    Cancel,
    StepBack,
    Reopen,
    Rate,
    RequeueTicket,
    ChangeService,
    TransferTicket,
    AddServiceToTicket,
    JudgePriority,
    SetAssist,
    AddNote,
    MoveTickets,
    EndWithReturn,
    OpenCounter,
    TakeBreak,
    CloseCounter,
    TakeOver,
    SetProfile,
    CallNext,
    CallTicket,
    Recall,
    Start,
    UndoStart,
    UndoCall,
    Finish,
    MarkNoShow,
    Requeue,
    Park,
    Resume,
    Transfer,
    AddService,
    ReopenAtCounter,
    ReleaseBound,
    OpenDay,
    CloseDay,
    OpenService,
    CloseService,
    SuspendService,
    ResumeService,
    SuspendCentre,
    ResumeCentre,
    RecordGap,
    PostNotice,
    CallForHelp,
    AnswerHelp,
    ReportCall,
    GrantLease,
    HandIn,
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


def due_at(centre: str, kind: CommandName, due: datetime, subject: str = "") -> UUID:
    """The id of what the clock does: whichever worker fires first, it happens once.

    Args:
        centre: where.
        kind: what is done.
        due: when it was due; each later time is another deed.
        subject: to what, where one moment may bring several.
    """
    about = f"/{subject}" if subject else ""
    return uuid5(NAMESPACE_URL, f"novbe:{centre}/{kind}{about}/{due.isoformat()}")


__all__ = [
    "SERVED",
    "SERVED_NAMES",
    "AddNote",
    "AddService",
    "AddServiceToTicket",
    "AnswerHelp",
    "CallForHelp",
    "CallNext",
    "CallTicket",
    "Cancel",
    "CentreCommand",
    "ChangeService",
    "CloseCounter",
    "CloseDay",
    "CloseService",
    "Command",
    "CounterCommand",
    "Destination",
    "DeviceCommand",
    "EndWithReturn",
    "Finish",
    "GrantLease",
    "HandIn",
    "ImportCentre",
    "IssueTicket",
    "JudgePriority",
    "MarkNoShow",
    "MoveTickets",
    "OpenCounter",
    "OpenDay",
    "OpenService",
    "OwnTicketCommand",
    "Park",
    "PostNotice",
    "PresentStopCommand",
    "Quantity",
    "Rate",
    "Reason",
    "Recall",
    "RecordGap",
    "ReleaseBound",
    "Reopen",
    "ReopenAtCounter",
    "ReportCall",
    "ReportPrint",
    "Reprint",
    "Requeue",
    "RequeueTicket",
    "Resume",
    "ResumeCentre",
    "ResumeService",
    "ServiceCommand",
    "ServiceWish",
    "SetAssist",
    "SetProfile",
    "ShiftClock",
    "Start",
    "StepBack",
    "SuspendCentre",
    "SuspendService",
    "TakeBreak",
    "TakeOver",
    "TicketCommand",
    "Transfer",
    "TransferTicket",
    "UndoCall",
    "UndoStart",
    "Words",
    "by_name",
    "due_at",
]
