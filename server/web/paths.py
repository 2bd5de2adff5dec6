"""The addresses of the commands: one table for the routes and for the description."""

from dataclasses import dataclass
from typing import Final

from contract import commands as c
from contract.commands import Command


@dataclass(frozen=True, slots=True)
class CommandPath:
    """A command's address below `/api/v1/`, with its variables in angle brackets."""

    path: str
    command: type[Command]
    summary: str


COMMAND_PATHS: Final = (
    CommandPath("centres/<centre>/tickets", c.IssueTicket, "Take a ticket"),
    CommandPath("tickets/<token>/print-report", c.ReportPrint, "Say what became of the paper"),
    CommandPath("tickets/<token>/cancel", c.Cancel, "Give the ticket up"),
    CommandPath("tickets/<token>/reopen", c.Reopen, "Bring the ticket back"),
    CommandPath("centres/<centre>/tickets/<ticket>/cancel", c.Cancel, "Cancel a ticket"),
    CommandPath("centres/<centre>/tickets/<ticket>/reopen", c.Reopen, "Bring a ticket back"),
    CommandPath("counters/<counter>/open", c.OpenCounter, "Open the counter"),
    CommandPath("counters/<counter>/break", c.TakeBreak, "Pause the counter"),
    CommandPath("counters/<counter>/close", c.CloseCounter, "Close the counter"),
    CommandPath("counters/<counter>/call-next", c.CallNext, "Call whoever is next"),
    CommandPath("counters/<counter>/recall", c.Recall, "Call the ticket again"),
    CommandPath("counters/<counter>/start", c.Start, "Start serving"),
    CommandPath("counters/<counter>/undo-call", c.UndoCall, "Withdraw the call"),
    CommandPath("counters/<counter>/undo-start", c.UndoStart, "Take the start back"),
    CommandPath("counters/<counter>/finish", c.Finish, "Finish, and call the next if asked"),
    CommandPath("counters/<counter>/requeue", c.Requeue, "Back to the line"),
    CommandPath("counters/<counter>/no-show", c.MarkNoShow, "The visitor did not come"),
    CommandPath("counters/<counter>/reopen", c.ReopenAtCounter, "Finishing was a misclick"),
    CommandPath("centres/<centre>/day/open", c.OpenDay, "Open the business day"),
    CommandPath("centres/<centre>/day/close", c.CloseDay, "Close the business day"),
    CommandPath("centres/<centre>/configuration", c.ImportCentre, "Bring a configuration in"),
)
