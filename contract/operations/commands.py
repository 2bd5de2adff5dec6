"""The rows of the commands."""

from typing import Any, Final

from contract import commands as c
from contract.access.enums import Scope
from contract.commands import Command
from contract.enums import Role
from contract.operations.base import (
    AT_COUNTER,
    CENTRE,
    CLOCK,
    COUNTER,
    DEVICE,
    FLOOR_STAFF,
    MANAGING,
    SELF,
    STEERING,
    TICKET,
    TICKET_OF_CENTRE,
    CommandOperation,
    R,
    Route,
)

_PERSON: Final = f"{CENTRE}/people/{{person}}"
_SERVICE: Final = "services/{service}"
_RECIPIENT: Final = f"{CENTRE}/recipients/{{recipient}}"


def _command(
    command: type[Command], roles: frozenset[Role], *paths: str, method: str = "POST", **others: Any
) -> CommandOperation:
    assert command.__doc__ is not None
    summary = command.__doc__.partition("\n")[0].rstrip(".")
    routes = tuple(Route(method, path, summary) for path in paths)
    return CommandOperation(
        what=command.name, command=command, roles=roles, routes=routes, **others
    )


COMMANDS: Final[tuple[CommandOperation, ...]] = (
    _command(
        c.IssueTicket,
        FLOOR_STAFF | {R.KIOSK, R.OPERATOR, R.VISITOR, R.INTEGRATION},
        f"{CENTRE}/tickets",
        scope=Scope.TICKETS,
    ),
    _command(c.ReportPrint, FLOOR_STAFF | {R.KIOSK}, f"{TICKET}/print-report"),
    _command(
        c.Reprint, FLOOR_STAFF | {R.KIOSK}, f"{TICKET}/reprint", f"{TICKET_OF_CENTRE}/reprint"
    ),
    _command(
        c.Cancel,
        FLOOR_STAFF | {R.VISITOR, R.KIOSK},
        f"{TICKET}/cancel",
        f"{TICKET_OF_CENTRE}/cancel",
    ),
    _command(
        c.StepBack,
        FLOOR_STAFF | {R.VISITOR},
        f"{TICKET}/step-back",
        f"{TICKET_OF_CENTRE}/step-back",
    ),
    _command(
        c.Reopen,
        COUNTER | FLOOR_STAFF | {R.VISITOR, R.KIOSK},
        f"{TICKET}/reopen",
        f"{TICKET_OF_CENTRE}/reopen",
    ),
    _command(c.Rate, frozenset({R.VISITOR}), f"{TICKET}/rate"),
    _command(c.RequeueTicket, COUNTER | FLOOR_STAFF, f"{TICKET_OF_CENTRE}/requeue"),
    _command(c.ChangeService, COUNTER | FLOOR_STAFF, f"{TICKET_OF_CENTRE}/change-service"),
    _command(c.TransferTicket, COUNTER | FLOOR_STAFF, f"{TICKET_OF_CENTRE}/transfer"),
    _command(c.AddServiceToTicket, COUNTER | FLOOR_STAFF, f"{TICKET_OF_CENTRE}/add-service"),
    _command(c.JudgePriority, COUNTER | FLOOR_STAFF, f"{TICKET_OF_CENTRE}/priority"),
    _command(c.SetAssist, COUNTER | FLOOR_STAFF, f"{TICKET_OF_CENTRE}/assist"),
    _command(c.AddNote, COUNTER | FLOOR_STAFF, f"{TICKET_OF_CENTRE}/note"),
    _command(c.MoveTickets, STEERING, f"{_SERVICE}/move"),
    _command(c.EndWithCoupon, STEERING, f"{_SERVICE}/end-with-coupon"),
    _command(c.GiveCoupon, FLOOR_STAFF, f"{TICKET_OF_CENTRE}/coupon"),
    _command(c.OpenCounter, COUNTER, f"{AT_COUNTER}/open"),
    _command(c.TakeBreak, COUNTER, f"{AT_COUNTER}/break"),
    _command(c.CloseCounter, COUNTER | CLOCK, f"{AT_COUNTER}/close"),
    _command(c.TakeOver, COUNTER, f"{AT_COUNTER}/take-over"),
    _command(c.SetProfile, STEERING, f"{AT_COUNTER}/profile", method="PUT"),
    _command(c.CallNext, COUNTER, f"{AT_COUNTER}/call-next"),
    _command(c.CallTicket, COUNTER, f"{AT_COUNTER}/call"),
    _command(c.Recall, COUNTER, f"{AT_COUNTER}/recall"),
    _command(c.Start, COUNTER, f"{AT_COUNTER}/start"),
    _command(c.UndoStart, COUNTER, f"{AT_COUNTER}/undo-start"),
    _command(c.UndoCall, COUNTER, f"{AT_COUNTER}/undo-call"),
    _command(c.Finish, COUNTER, f"{AT_COUNTER}/finish"),
    _command(c.MarkNoShow, COUNTER | CLOCK, f"{AT_COUNTER}/no-show"),
    _command(c.Requeue, COUNTER | FLOOR_STAFF, f"{AT_COUNTER}/requeue"),
    _command(c.Hold, COUNTER, f"{AT_COUNTER}/hold"),
    _command(c.Resume, COUNTER, f"{AT_COUNTER}/resume"),
    _command(c.Transfer, COUNTER | FLOOR_STAFF, f"{AT_COUNTER}/transfer"),
    _command(c.AddService, COUNTER | FLOOR_STAFF, f"{AT_COUNTER}/add-service"),
    _command(
        c.ReopenAtCounter, COUNTER | FLOOR_STAFF | {R.VISITOR, R.KIOSK}, f"{AT_COUNTER}/reopen"
    ),
    _command(c.RecordConnection, CLOCK),
    _command(c.ReleaseReserved, CLOCK),
    _command(c.OpenDay, MANAGING | CLOCK, f"{CENTRE}/day/open", whole_centre=True),
    _command(c.CloseDay, MANAGING | CLOCK, f"{CENTRE}/day/close", whole_centre=True),
    _command(c.OpenService, STEERING | CLOCK, f"{_SERVICE}/open"),
    _command(c.CloseService, STEERING, f"{_SERVICE}/close"),
    _command(c.SuspendService, STEERING, f"{_SERVICE}/suspend"),
    _command(c.ResumeService, STEERING | CLOCK, f"{_SERVICE}/resume"),
    _command(c.SuspendCentre, STEERING, f"{CENTRE}/suspend", whole_centre=True),
    _command(c.ResumeCentre, STEERING | CLOCK, f"{CENTRE}/resume", whole_centre=True),
    _command(c.StopIntake, STEERING, f"{CENTRE}/intake/stop", whole_centre=True),
    _command(c.ResumeIntake, STEERING | CLOCK, f"{CENTRE}/intake/resume", whole_centre=True),
    _command(c.ConfirmTime, MANAGING, f"{CENTRE}/time/confirm", whole_centre=True),
    _command(c.RecordGap, CLOCK),
    _command(c.PostNotice, STEERING, f"{CENTRE}/notices", whole_centre=True),
    _command(c.CallForHelp, COUNTER | {R.KIOSK}, f"{CENTRE}/help"),
    # The first who sees the call goes: operators are sometimes nearer than the greeter.
    _command(c.AnswerHelp, FLOOR_STAFF | {R.OPERATOR}, f"{CENTRE}/help/answer"),
    _command(c.ReportCall, frozenset({R.DISPLAY}), f"{SELF}/calls"),
    _command(c.GrantLease, frozenset({R.KIOSK}), f"{SELF}/leases"),
    _command(c.HandIn, frozenset({R.KIOSK}), f"{SELF}/hand-in"),
    _command(c.ImportCentre, MANAGING, f"{CENTRE}/configuration", whole_centre=True),
    _command(c.ShiftClock, CLOCK),
    _command(c.ConfirmDevice, MANAGING, f"{CENTRE}/devices", whole_centre=True),
    _command(c.SetDevice, MANAGING, f"{DEVICE}/set", whole_centre=True),
    _command(c.RevokeDevice, MANAGING, f"{DEVICE}/revoke", whole_centre=True),
    _command(
        c.RefuseDevice, MANAGING, f"{CENTRE}/devices/waiting/{{machine}}/refuse", whole_centre=True
    ),
    _command(c.AskDevice, STEERING, f"{DEVICE}/ask", whole_centre=True),
    _command(c.AddPerson, MANAGING, f"{CENTRE}/people"),
    _command(c.GiveDuty, MANAGING, f"{_PERSON}/duty"),
    _command(c.EndDuty, MANAGING, f"{_PERSON}/duty/end"),
    _command(c.SetPerson, MANAGING, f"{_PERSON}/set"),
    _command(c.ResetPerson, MANAGING, f"{_PERSON}/reset"),
    _command(c.SetBadge, MANAGING, f"{_PERSON}/badge"),
    _command(c.EndSessions, MANAGING, f"{_PERSON}/sign-out"),
    _command(c.ForgetPerson, MANAGING, f"{_PERSON}/forget"),
    _command(c.MakeToken, MANAGING, f"{CENTRE}/tokens", whole_centre=True),
    _command(c.RevokeToken, MANAGING, f"{CENTRE}/tokens/{{integration}}/revoke", whole_centre=True),
    _command(c.SetRecipient, MANAGING, f"{CENTRE}/recipients", whole_centre=True),
    _command(c.RemoveRecipient, MANAGING, f"{_RECIPIENT}/remove", whole_centre=True),
    _command(c.SendTestAlert, MANAGING, f"{_RECIPIENT}/test", whole_centre=True),
    _command(c.SetContacts, MANAGING, f"{CENTRE}/contacts", method="PUT", whole_centre=True),
)
"""Every command; those of the clock have no route. Where a command has two routes, the one by the
ticket's token comes first."""
