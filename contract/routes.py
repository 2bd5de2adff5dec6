"""The routes of the HTTP API, in one table for the server, its description and its clients.

The server builds its Flask routes and its OpenAPI document from `ROUTES`; clients build the request
of a command with `request_of` and the address of everything else with `address_of`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from pydantic import BaseModel

from contract import access as x
from contract import answers as a
from contract import commands as c
from contract import snapshots as s
from contract.catalogue import Catalogue, CentreSummary
from contract.centre import CentreConfig
from contract.commands import Command
from contract.enums import CommandName, SnapshotName
from contract.events import Event
from contract.ids import centre_of
from contract.model import Incoming
from contract.permissions import Act, Reading, What

BASE: Final = "/api/v1"


@dataclass(frozen=True, slots=True)
class Route:
    """The base of all routes.

    Attributes:
        method: the HTTP method.
        path: below `/api/v1/`, its variables in braces, as in OpenAPI.
        summary: for the description of the API.
    """

    method: str
    path: str
    summary: str

    @property
    def variables(self) -> frozenset[str]:
        """The names of the variables in the path."""
        return frozenset(re.findall(r"{(\w+)}", self.path))

    def address(self, values: Mapping[str, str]) -> str:
        """The path with `/api/v1` and with values for its variables; other values are ignored.

        Raises:
            KeyError: a variable has no value.
        """
        quoted = {name: quote(values[name], safe="") for name in self.variables}
        return f"{BASE}/{self.path.format(**quoted)}"


@dataclass(frozen=True, slots=True)
class CommandRoute(Route):
    """The route of a command; the body holds the fields that are not in the path."""

    command: type[Command]

    @property
    def what(self) -> CommandName:
        """The row in the table of permissions."""
        return self.command.name


@dataclass(frozen=True, slots=True)
class ReadingRoute(Route):
    """The route of a snapshot or another query.

    Attributes:
        what: the row in the table of permissions.
        answer: the model of the answer; None if the contract has none.
        many: whether the answer is a list of these.
    """

    what: Reading | SnapshotName
    answer: type[BaseModel] | None
    many: bool = False


@dataclass(frozen=True, slots=True)
class ActRoute(Route):
    """The route of an identity request: sign-in, enrolment, or a device's report.

    Attributes:
        what: the row in the table of permissions.
        body, answer: their models; None for an empty object, or a file.
    """

    what: Act
    body: type[Incoming] | None = None
    answer: type[BaseModel] | None = None


def _on(prefix: str, verb: str, command: type[Command], summary: str) -> CommandRoute:
    return CommandRoute("POST", f"{prefix}/{verb}", summary, command)


_CENTRE: Final = "centres/{centre}"
_COUNTER: Final = "counters/{counter}"
_DEVICE: Final = "centres/{centre}/devices/{device}"
_PERSON: Final = "centres/{centre}/people/{person}"
_SERVICE: Final = "services/{service}"
_TICKET: Final = "tickets/{token}"
_TICKET_OF_CENTRE: Final = "centres/{centre}/tickets/{ticket}"
_RECIPIENT: Final = "centres/{centre}/recipients/{recipient}"
_SELF: Final = "devices/me"

COMMANDS: Final = (
    _on(_CENTRE, "tickets", c.IssueTicket, "Issue a ticket"),
    _on(_TICKET, "print-report", c.ReportPrint, "Report whether the ticket was printed"),
    _on(_TICKET, "reprint", c.Reprint, "Print the ticket again"),
    _on(_TICKET, "cancel", c.Cancel, "Cancel the ticket"),
    _on(_TICKET, "step-back", c.StepBack, "Let other visitors go first"),
    _on(_TICKET, "reopen", c.Reopen, "Reopen the ticket"),
    _on(_TICKET, "rate", c.Rate, "Rate a stop"),
    _on(_TICKET_OF_CENTRE, "cancel", c.Cancel, "Cancel a ticket"),
    _on(_TICKET_OF_CENTRE, "reopen", c.Reopen, "Reopen a ticket"),
    _on(_TICKET_OF_CENTRE, "reprint", c.Reprint, "Print a ticket again"),
    _on(_TICKET_OF_CENTRE, "step-back", c.StepBack, "Let other visitors go before a ticket"),
    _on(_TICKET_OF_CENTRE, "coupon", c.GiveCoupon, "End a ticket for today with a coupon"),
    _on(_TICKET_OF_CENTRE, "requeue", c.RequeueTicket, "Put a called ticket back in the queue"),
    _on(_TICKET_OF_CENTRE, "change-service", c.ChangeService, "Correct the service"),
    _on(_TICKET_OF_CENTRE, "transfer", c.TransferTicket, "Transfer a ticket"),
    _on(_TICKET_OF_CENTRE, "add-service", c.AddServiceToTicket, "Add a stop"),
    _on(_TICKET_OF_CENTRE, "priority", c.JudgePriority, "Confirm or refuse a claim to priority"),
    _on(_TICKET_OF_CENTRE, "assist", c.SetAssist, "Set the assistance that is needed"),
    _on(_TICKET_OF_CENTRE, "note", c.AddNote, "Add a note"),
    _on(_COUNTER, "open", c.OpenCounter, "Open the counter"),
    _on(_COUNTER, "break", c.TakeBreak, "Pause the counter"),
    _on(_COUNTER, "close", c.CloseCounter, "Close the counter"),
    _on(_COUNTER, "take-over", c.TakeOver, "Take over the counter"),
    CommandRoute("PUT", f"{_COUNTER}/profile", "Set the work profile", c.SetProfile),
    _on(_COUNTER, "call-next", c.CallNext, "Call the next ticket"),
    _on(_COUNTER, "call", c.CallTicket, "Call a chosen ticket"),
    _on(_COUNTER, "recall", c.Recall, "Call the ticket again"),
    _on(_COUNTER, "start", c.Start, "Start serving"),
    _on(_COUNTER, "undo-call", c.UndoCall, "Undo the call"),
    _on(_COUNTER, "undo-start", c.UndoStart, "Undo the start"),
    _on(_COUNTER, "finish", c.Finish, "Finish, and call the next ticket if asked"),
    _on(_COUNTER, "requeue", c.Requeue, "Put the ticket back in the queue"),
    _on(_COUNTER, "no-show", c.MarkNoShow, "Mark the visitor as absent"),
    _on(_COUNTER, "hold", c.Hold, "Put the ticket on hold"),
    _on(_COUNTER, "resume", c.Resume, "Resume a ticket that is on hold"),
    _on(_COUNTER, "transfer", c.Transfer, "Transfer the ticket"),
    _on(_COUNTER, "add-service", c.AddService, "Add a stop"),
    _on(_COUNTER, "reopen", c.ReopenAtCounter, "Undo the finish"),
    _on(_SERVICE, "open", c.OpenService, "Issue tickets for the service"),
    _on(_SERVICE, "close", c.CloseService, "Issue no more tickets for the service"),
    _on(_SERVICE, "suspend", c.SuspendService, "Suspend the service"),
    _on(_SERVICE, "resume", c.ResumeService, "Resume the service"),
    _on(_SERVICE, "move", c.MoveTickets, "Move all its waiting tickets"),
    _on(_SERVICE, "end-with-coupon", c.EndWithCoupon, "End the service for today, with coupons"),
    _on(_CENTRE, "day/open", c.OpenDay, "Open the business day"),
    _on(_CENTRE, "day/close", c.CloseDay, "Close the business day"),
    _on(_CENTRE, "suspend", c.SuspendCentre, "Suspend the centre"),
    _on(_CENTRE, "resume", c.ResumeCentre, "Resume the centre"),
    _on(_CENTRE, "intake/stop", c.StopIntake, "Issue no more tickets today"),
    _on(_CENTRE, "intake/resume", c.ResumeIntake, "Issue tickets again"),
    _on(_CENTRE, "time/confirm", c.ConfirmTime, "Confirm that the server's clock is right"),
    _on(_CENTRE, "notices", c.PostNotice, "Post a notice"),
    _on(_CENTRE, "help", c.CallForHelp, "Call for help"),
    _on(_CENTRE, "help/answer", c.AnswerHelp, "Answer a call for help"),
    _on(_CENTRE, "configuration", c.ImportCentre, "Import a configuration"),
    _on(_CENTRE, "devices", c.ConfirmDevice, "Add a device by the code on its screen"),
    _on(_DEVICE, "set", c.SetDevice, "Set the name and the counter of a device"),
    _on(_DEVICE, "revoke", c.RevokeDevice, "Remove a device"),
    _on(_CENTRE, "devices/waiting/{machine}/refuse", c.RefuseDevice, "Refuse a waiting machine"),
    _on(_DEVICE, "ask", c.AskDevice, "Ask a device for a restart, a picture or another secret"),
    _on(_CENTRE, "people", c.AddPerson, "Add a person"),
    _on(_PERSON, "duty", c.GiveDuty, "Give a person a role"),
    _on(_PERSON, "duty/end", c.EndDuty, "Remove a role from a person"),
    _on(_PERSON, "set", c.SetPerson, "Set a person's names and language"),
    _on(_PERSON, "reset", c.ResetPerson, "Reset a password or a second factor"),
    _on(_PERSON, "badge", c.SetBadge, "Give a person a badge, or take it away"),
    _on(_PERSON, "sign-out", c.EndSessions, "Sign a person out everywhere"),
    _on(_PERSON, "forget", c.ForgetPerson, "Delete a person's data"),
    _on(_CENTRE, "tokens", c.MakeToken, "Create a token for another system"),
    _on(_CENTRE, "tokens/{integration}/revoke", c.RevokeToken, "Revoke a token"),
    _on(_CENTRE, "recipients", c.SetRecipient, "Add or change a recipient of alerts"),
    _on(_RECIPIENT, "remove", c.RemoveRecipient, "Remove a recipient of alerts"),
    _on(_RECIPIENT, "test", c.SendTestAlert, "Send a test message to a recipient"),
    CommandRoute("PUT", f"{_CENTRE}/contacts", "Set the contact lines of alarms", c.SetContacts),
    _on(_SELF, "calls", c.ReportCall, "Report that a call was shown or spoken"),
    _on(_SELF, "leases", c.GrantLease, "Lease numbers for when the server is away"),
    _on(_SELF, "hand-in", c.HandIn, "Hand in a ticket that was issued offline"),
)
"""Every command with an address; those of the clock have none. Where a command has two routes, the
one by the ticket's token comes first."""


def _read(
    path: str,
    what: Reading | SnapshotName,
    answer: type[BaseModel] | None,
    summary: str,
    many: bool = False,
) -> ReadingRoute:
    return ReadingRoute("GET", path, summary, what, answer, many)


READINGS: Final = (
    _read("centres", Reading.CENTRES, CentreSummary, "The centres of the token", many=True),
    _read(_CENTRE, Reading.CENTRE, CentreConfig, "The whole configuration"),
    _read(f"{_CENTRE}/catalogue", Reading.CATALOGUE, Catalogue, "Names, texts and documents"),
    _read(f"{_CENTRE}/files/{{file}}", Reading.FILE, None, "A logo, picture or sound"),
    _read(f"{_CENTRE}/menu", SnapshotName.MENU, s.Menu, "The snapshot for kiosks"),
    _read(f"{_CENTRE}/board", SnapshotName.BOARD, s.Board, "The snapshot for displays"),
    _read(f"{_CENTRE}/hall", SnapshotName.HALL, s.Hall, "The snapshot for staff"),
    _read(f"{_CENTRE}/tickets", Reading.TICKETS, s.Ticket, "Find tickets", many=True),
    _read(f"{_TICKET_OF_CENTRE}/why", Reading.WHY, a.Why, "Why it was or was not called yet"),
    _read(f"{_CENTRE}/log", Reading.LOG, Event, "The event log", many=True),
    _read(f"{_CENTRE}/accuracy", Reading.ACCURACY, a.Accuracy, "The accuracy of a day's estimates"),
    _read(f"{_CENTRE}/reports/{{report}}", Reading.REPORT, a.ReportTable, "A report"),
    _read(f"{_CENTRE}/facts/{{facts}}", Reading.FACTS, None, "The facts of a day"),
    _read(f"{_CENTRE}/digests", Reading.DIGESTS, a.Digest, "The digests of closed days", many=True),
    _read(f"{_COUNTER}/desk", SnapshotName.DESK, s.Desk, "The snapshot for one counter"),
    _read(_TICKET, SnapshotName.TICKET, s.Ticket, "The snapshot for one visitor"),
    _read(f"{_TICKET}/why", Reading.WHY, a.Why, "Why it was or was not called yet"),
    _read(_SELF, SnapshotName.DEVICE, s.Device, "The snapshot for one device"),
    _read("sessions/me", Reading.SESSION, x.SignedIn, "The present session"),
    _read(
        "enrolments/{enrolment}", Reading.ENROLMENT, x.EnrolmentState, "The state of an enrolment"
    ),
    _read(f"{_CENTRE}/devices", Reading.DEVICES, x.KnownDevice, "The devices", many=True),
    _read(
        f"{_CENTRE}/devices/waiting",
        Reading.WAITING_DEVICES,
        x.WaitingDevice,
        "The machines that wait to be added",
        many=True,
    ),
    _read(f"{_DEVICE}/picture", Reading.PICTURE, None, "The last picture of a device's screen"),
    _read(f"{_CENTRE}/people", Reading.PEOPLE, x.KnownPerson, "The people", many=True),
    _read(f"{_CENTRE}/tokens", Reading.TOKENS, x.KnownToken, "The tokens", many=True),
    _read(f"{_CENTRE}/access", Reading.ACCESS, x.AccessEntry, "The access log", many=True),
    _read("health", Reading.HEALTH, None, "Whether the server is ready"),
    _read("metrics", Reading.METRICS, None, "Metrics for Prometheus"),
    _read("openapi.json", Reading.DESCRIPTION, None, "The description of the API"),
)
"""Every snapshot and other query."""


def _act(
    path: str,
    what: Act,
    body: type[Incoming] | None,
    answer: type[BaseModel] | None,
    summary: str,
) -> ActRoute:
    return ActRoute("POST", path, summary, what, body, answer)


ACTS: Final = (
    _act("sessions", Act.SIGN_IN, x.SignIn, x.SignedIn, "Sign in"),
    _act("sessions/me/factor", Act.PROVE_FACTOR, x.ProveFactor, x.SignedIn, "Prove the factor"),
    _act(
        "sessions/me/factor/offer",
        Act.OFFER_FACTOR,
        x.OfferFactor,
        x.FactorOffered,
        "Get a second factor",
    ),
    _act(
        "sessions/me/factor/confirm",
        Act.CONFIRM_FACTOR,
        x.ConfirmFactor,
        x.SignedIn,
        "Confirm the second factor",
    ),
    _act(
        "sessions/me/password",
        Act.CHANGE_PASSWORD,
        x.ChangePassword,
        x.SignedIn,
        "Change the password",
    ),
    _act("sessions/me/end", Act.SIGN_OUT, None, None, "Sign out"),
    _act("enrolments", Act.BEGIN_ENROLMENT, x.BeginEnrolment, x.EnrolmentState, "Enrol a device"),
    _act(
        "devices/{device}/proof",
        Act.PROVE_DEVICE,
        x.ProveDevice,
        x.DeviceProven,
        "Prove a device and its server to each other",
    ),
    _act(f"{_SELF}/health", Act.REPORT_HEALTH, x.Health, x.HealthTaken, "Report a device's health"),
    _act(f"{_SELF}/secret", Act.RENEW_SECRET, x.RenewSecret, None, "Renew a device's secret"),
    _act(f"{_SELF}/picture", Act.GIVE_PICTURE, None, None, "Send a picture of a device's screen"),
    _act(f"{_CENTRE}/files/{{file}}", Act.STORE_FILE, None, None, "Store a logo, picture or sound"),
)
"""Every identity request."""

ROUTES: Final[tuple[CommandRoute | ReadingRoute | ActRoute, ...]] = (*COMMANDS, *READINGS, *ACTS)

_OF_WHAT: Final[Mapping[tuple[What, frozenset[str]], Route]] = {
    (route.what, route.variables): route for route in (*READINGS, *ACTS)
}
_OF_COMMAND: Final[Mapping[type[Command], tuple[CommandRoute, ...]]] = {
    model: tuple(route for route in COMMANDS if route.command is model) for model in c.SERVED
}


def address_of(what: Reading | SnapshotName | Act, **variables: str) -> str:
    """The address of a query, a snapshot or an identity request, e.g.
    `/api/v1/centres/asan-7/menu`.

    Raises:
        LookupError: there is no such route with these variables.
    """
    route = _OF_WHAT.get((what, frozenset(variables)))
    if route is None:
        raise LookupError(f"no route of '{what}' has the variables {sorted(variables)}")
    return route.address(variables)


@dataclass(frozen=True, slots=True)
class Request:
    """A command as an HTTP request.

    Attributes:
        path: the address with `/api/v1`.
        body: JSON types only; holds the `command_id`.
    """

    method: str
    path: str
    body: Mapping[str, Any]


def request_of(command: Command, token: str | None = None) -> Request:
    """The request that sends a command.

    Args:
        token: the ticket's token; without it a command on a ticket takes the route for staff.

    Raises:
        LookupError: the command has no such route.
    """
    values = {name: str(getattr(command, name)) for name in command.path}
    if isinstance(command, c.TicketCommand):
        values["centre"] = centre_of(command.ticket)
    if token is not None:
        values["token"] = token
    for route in _OF_COMMAND.get(type(command), ()):
        if route.variables <= values.keys():
            body = command.model_dump(mode="json", exclude=set(command.path))
            return Request(route.method, route.address(values), body)
    raise LookupError(f"no route for the command '{command.name}'")
