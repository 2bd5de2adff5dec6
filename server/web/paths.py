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
    method: str = "POST"


def _of_ticket(verb: str, command: type[Command], summary: str) -> CommandPath:
    return CommandPath(f"tickets/<token>/{verb}", command, summary)


def _by_staff(verb: str, command: type[Command], summary: str) -> CommandPath:
    return CommandPath(f"centres/<centre>/tickets/<ticket>/{verb}", command, summary)


def _at_counter(verb: str, command: type[Command], summary: str) -> CommandPath:
    return CommandPath(f"counters/<counter>/{verb}", command, summary)


def _on_service(verb: str, command: type[Command], summary: str) -> CommandPath:
    return CommandPath(f"services/<service>/{verb}", command, summary)


def _on_centre(verb: str, command: type[Command], summary: str) -> CommandPath:
    return CommandPath(f"centres/<centre>/{verb}", command, summary)


def _on_device(verb: str, command: type[Command], summary: str) -> CommandPath:
    return CommandPath(f"centres/<centre>/devices/<device>/{verb}", command, summary)


def _on_person(verb: str, command: type[Command], summary: str) -> CommandPath:
    return CommandPath(f"centres/<centre>/people/<person>/{verb}", command, summary)


COMMAND_PATHS: Final = (
    _on_centre("tickets", c.IssueTicket, "Take a ticket"),
    _of_ticket("print-report", c.ReportPrint, "Say what became of the paper"),
    _of_ticket("reprint", c.Reprint, "Print the paper again"),
    _of_ticket("cancel", c.Cancel, "Give the ticket up"),
    _of_ticket("step-back", c.StepBack, "Let others pass once"),
    _of_ticket("reopen", c.Reopen, "Bring the ticket back"),
    _of_ticket("rate", c.Rate, "Rate a stop"),
    _by_staff("cancel", c.Cancel, "Cancel a ticket"),
    _by_staff("reopen", c.Reopen, "Bring a ticket back"),
    _by_staff("reprint", c.Reprint, "Print a paper again"),
    _by_staff("step-back", c.StepBack, "Let others pass a ticket once"),
    _by_staff("requeue", c.RequeueTicket, "Put a called ticket back in line"),
    _by_staff("change-service", c.ChangeService, "Correct the service"),
    _by_staff("transfer", c.TransferTicket, "Send a ticket elsewhere"),
    _by_staff("add-service", c.AddServiceToTicket, "One more stop"),
    _by_staff("priority", c.JudgePriority, "Confirm or refuse a claim to priority"),
    _by_staff("assist", c.SetAssist, "Set the help that is asked for"),
    _by_staff("note", c.AddNote, "Note something"),
    _at_counter("open", c.OpenCounter, "Open the counter"),
    _at_counter("break", c.TakeBreak, "Pause the counter"),
    _at_counter("close", c.CloseCounter, "Close the counter"),
    _at_counter("take-over", c.TakeOver, "Take the counter over"),
    CommandPath("counters/<counter>/profile", c.SetProfile, "Set the work profile", "PUT"),
    _at_counter("call-next", c.CallNext, "Call whoever is next"),
    _at_counter("call", c.CallTicket, "Call a chosen ticket"),
    _at_counter("recall", c.Recall, "Call the ticket again"),
    _at_counter("start", c.Start, "Start serving"),
    _at_counter("undo-call", c.UndoCall, "Withdraw the call"),
    _at_counter("undo-start", c.UndoStart, "Take the start back"),
    _at_counter("finish", c.Finish, "Finish, and call the next if asked"),
    _at_counter("requeue", c.Requeue, "Back to the line"),
    _at_counter("no-show", c.MarkNoShow, "The visitor did not come"),
    _at_counter("hold", c.Hold, "Set the ticket aside"),
    _at_counter("resume", c.Resume, "Take a on_hold ticket up again"),
    _at_counter("transfer", c.Transfer, "Send the ticket elsewhere"),
    _at_counter("add-service", c.AddService, "One more stop"),
    _at_counter("reopen", c.ReopenAtCounter, "Finishing was a misclick"),
    _on_service("open", c.OpenService, "Give tickets for the service"),
    _on_service("close", c.CloseService, "Give no more tickets for the service"),
    _on_service("suspend", c.SuspendService, "The service stands still"),
    _on_service("resume", c.ResumeService, "The service goes on"),
    _on_service("move", c.MoveTickets, "Move all its waiting tickets"),
    _on_service("end-with-return", c.EndWithReturn, "End its tickets with a right to return"),
    _on_centre("day/open", c.OpenDay, "Open the business day"),
    _on_centre("day/close", c.CloseDay, "Close the business day"),
    _on_centre("suspend", c.SuspendCentre, "The hall stands still"),
    _on_centre("resume", c.ResumeCentre, "The hall goes on"),
    _on_centre("notices", c.PostNotice, "Tell the hall something"),
    _on_centre("help", c.CallForHelp, "Call for help"),
    _on_centre("help/answer", c.AnswerHelp, "Go to help"),
    _on_centre("configuration", c.ImportCentre, "Bring a configuration in"),
    _on_centre("devices", c.ConfirmDevice, "Let a device in by the code on its screen"),
    _on_device("set", c.SetDevice, "Name a device and say where it stands"),
    _on_device("revoke", c.RevokeDevice, "Put a device out"),
    _on_centre("devices/waiting/<machine>/refuse", c.RefuseDevice, "Turn a machine away"),
    _on_device("ask", c.AskDevice, "Ask a device to restart, for a picture, or to renew"),
    _on_centre("people", c.AddPerson, "Add a person"),
    _on_person("duty", c.GiveDuty, "Give a person a role"),
    _on_person("duty/end", c.EndDuty, "Take a role from a person"),
    _on_person("reset", c.ResetPerson, "Have a password or a second factor set anew"),
    _on_person("badge", c.SetBadge, "Give a person a badge, or take it away"),
    _on_person("sign-out", c.EndSessions, "Sign a person out everywhere"),
    _on_person("forget", c.ForgetPerson, "Delete what is known of a person"),
    _on_centre("tokens", c.MakeToken, "Make a token for another system"),
    _on_centre("tokens/<integration>/revoke", c.RevokeToken, "Make a token void"),
    CommandPath("devices/me/calls", c.ReportCall, "Say that a call was shown or spoken"),
    CommandPath("devices/me/leases", c.GrantLease, "Get numbers for when the server is away"),
    CommandPath("devices/me/hand-in", c.HandIn, "Bring in a ticket given meanwhile"),
)
"""Every command that travels; what the clock does has no address."""
