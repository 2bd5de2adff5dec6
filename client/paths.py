"""Where each command goes: the address under `/api/v1`, the method and the body.

One table, keyed by the command's class; `{...}` in an address is a field of
the command that `Command.path` names. All other fields travel in the body.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from contract import commands as c
from contract.ids import centre_of

BASE: Final = "/api/v1"

ADDRESSES: Final[Mapping[type[c.Command], str]] = {
    c.IssueTicket: "centres/{centre}/tickets",
    c.SuspendCentre: "centres/{centre}/suspend",
    c.ResumeCentre: "centres/{centre}/resume",
    c.PostNotice: "centres/{centre}/notices",
    c.CallForHelp: "centres/{centre}/help",
    c.AnswerHelp: "centres/{centre}/help/answer",
    c.ConfirmDevice: "centres/{centre}/devices",
    c.SetDevice: "centres/{centre}/devices/{device}/set",
    c.RevokeDevice: "centres/{centre}/devices/{device}/revoke",
    c.RefuseDevice: "centres/{centre}/devices/waiting/{machine}/refuse",
    c.AskDevice: "centres/{centre}/devices/{device}/ask",
    c.AddPerson: "centres/{centre}/people",
    c.GiveDuty: "centres/{centre}/people/{person}/duty",
    c.EndDuty: "centres/{centre}/people/{person}/duty/end",
    c.ResetPerson: "centres/{centre}/people/{person}/reset",
    c.SetBadge: "centres/{centre}/people/{person}/badge",
    c.EndSessions: "centres/{centre}/people/{person}/sign-out",
    c.ForgetPerson: "centres/{centre}/people/{person}/forget",
    c.MakeToken: "centres/{centre}/tokens",
    c.RevokeToken: "centres/{centre}/tokens/{integration}/revoke",
    c.OpenService: "services/{service}/open",
    c.CloseService: "services/{service}/close",
    c.SuspendService: "services/{service}/suspend",
    c.ResumeService: "services/{service}/resume",
    c.MoveTickets: "services/{service}/move",
    c.EndWithReturn: "services/{service}/end-with-return",
    c.ReportCall: "devices/me/calls",
    c.GrantLease: "devices/me/leases",
    c.HandIn: "devices/me/hand-in",
    c.OpenDay: "centres/{centre}/day/open",
    c.CloseDay: "centres/{centre}/day/close",
    c.OpenCounter: "counters/{counter}/open",
    c.TakeBreak: "counters/{counter}/break",
    c.CloseCounter: "counters/{counter}/close",
    c.TakeOver: "counters/{counter}/take-over",
    c.SetProfile: "counters/{counter}/profile",
    c.CallNext: "counters/{counter}/call-next",
    c.CallTicket: "counters/{counter}/call",
    c.Recall: "counters/{counter}/recall",
    c.Start: "counters/{counter}/start",
    c.UndoStart: "counters/{counter}/undo-start",
    c.UndoCall: "counters/{counter}/undo-call",
    c.Finish: "counters/{counter}/finish",
    c.MarkNoShow: "counters/{counter}/no-show",
    c.Requeue: "counters/{counter}/requeue",
    c.ReopenAtCounter: "counters/{counter}/reopen",
    c.Hold: "counters/{counter}/hold",
    c.Resume: "counters/{counter}/resume",
    c.Transfer: "counters/{counter}/transfer",
    c.AddService: "counters/{counter}/add-service",
}
"""Commands on a centre, a service, a counter, and of a device about itself."""

PUT: Final = frozenset({c.SetProfile})
"""Those that put something in place; all others are posted."""

TICKET_VERBS: Final[Mapping[type[c.Command], str]] = {
    c.ReportPrint: "print-report",
    c.Cancel: "cancel",
    c.Reopen: "reopen",
    c.Reprint: "reprint",
    c.StepBack: "step-back",
    c.Rate: "rate",
    c.RequeueTicket: "requeue",
    c.ChangeService: "change-service",
    c.TransferTicket: "transfer",
    c.AddServiceToTicket: "add-service",
    c.JudgePriority: "priority",
    c.SetAssist: "assist",
    c.AddNote: "note",
}
"""Commands on a ticket that is named in the address, by its token or by its id."""


@dataclass(frozen=True, slots=True)
class Posting:
    """A command as it goes out.

    Attributes:
        path: the address with `/api/v1`.
        body: JSON types only; holds the `command_id`.
    """

    path: str
    body: Mapping[str, Any]
    method: str = "POST"


def posting(command: c.Command, token: str | None = None) -> Posting:
    """The address and the body of a command.

    A command on a ticket goes to `tickets/{token}/...` where the sender has the
    ticket's token, else to the ticket's place in its centre, which is open to
    staff only.

    Raises:
        LookupError: no address is known for this command.
    """
    body = command.model_dump(mode="json", exclude=set(command.path))
    kind = type(command)
    if isinstance(command, c.TicketCommand) and kind in TICKET_VERBS:
        verb = TICKET_VERBS[kind]
        if token is not None:
            return Posting(f"{BASE}/tickets/{quote(token, safe='')}/{verb}", body)
        place = f"centres/{centre_of(command.ticket)}/tickets/{quote(command.ticket, safe='')}"
        return Posting(f"{BASE}/{place}/{verb}", body)
    template = ADDRESSES.get(kind)
    if template is None:
        raise LookupError(f"no address is known for the command '{command.name}'")
    fields = {name: quote(str(getattr(command, name)), safe="") for name in command.path}
    method = "PUT" if kind in PUT else "POST"
    return Posting(f"{BASE}/{template.format(**fields)}", body, method)


def menu(centre: str) -> str:
    """What can be chosen at a kiosk."""
    return f"{BASE}/centres/{quote(centre, safe='')}/menu"


def board(centre: str, after_call: int | None = None) -> str:
    """What a display shows; with `after_call`, every call above that number."""
    path = f"{BASE}/centres/{quote(centre, safe='')}/board"
    return path if after_call is None else f"{path}?after_call={after_call}"


def hall(centre: str) -> str:
    """Lines and counters as staff see them."""
    return f"{BASE}/centres/{quote(centre, safe='')}/hall"


def desk(counter: str) -> str:
    """One counter."""
    return f"{BASE}/counters/{quote(counter, safe='')}/desk"


def ticket(token: str) -> str:
    """One visitor's ticket."""
    return f"{BASE}/tickets/{quote(token, safe='')}"


def device() -> str:
    """The device that asks."""
    return f"{BASE}/devices/me"


def device_health() -> str:
    """How the device that asks is."""
    return f"{BASE}/devices/me/health"


def device_secret() -> str:
    """Another secret of the device that asks."""
    return f"{BASE}/devices/me/secret"


def device_picture() -> str:
    """What is on the screen of the device that asks."""
    return f"{BASE}/devices/me/picture"


def enrolments() -> str:
    """Where a new device asks to be let in."""
    return f"{BASE}/enrolments"


def enrolment(secret_hash: str) -> str:
    """How an enrolment stands."""
    return f"{BASE}/enrolments/{quote(secret_hash, safe='')}"


def sessions() -> str:
    """Where people sign in."""
    return f"{BASE}/sessions"


def own_session(verb: str = "") -> str:
    """The session of whoever asks; or what is to be done with it."""
    return f"{BASE}/sessions/me/{verb}" if verb else f"{BASE}/sessions/me"


def catalogue(centre: str) -> str:
    """Names, texts and documents in all languages."""
    return f"{BASE}/centres/{quote(centre, safe='')}/catalogue"


def centre(identity: str) -> str:
    """One centre in short."""
    return f"{BASE}/centres/{quote(identity, safe='')}"


def health() -> str:
    """Whether the server is well; open to everybody."""
    return f"{BASE}/health"
