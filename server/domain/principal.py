"""The principal of a command, and whether the permission tables and the scope permit it."""

import dataclasses
from dataclasses import dataclass
from typing import Final

from contract.access.enums import Scope, Step
from contract.commands import (
    BookingCommand,
    Command,
    DeviceCommand,
    HoldSlots,
    JoinList,
    OwnTicketCommand,
)
from contract.enums import Role, SnapshotName
from contract.errors import ProblemType, Refusal
from contract.ids import centre_of
from contract.operations import WHOLE_CENTRE, Act, Query, What, in_scopes, may, scope_of


@dataclass(frozen=True, slots=True)
class Principal:
    """A person, a device or the clock, as identified by its token.

    Attributes:
        id: pseudonymous, used in the log.
        centre: the centre that the token belongs to; None for the anonymous principal.
        counter: the counter that it is bound to, if it is.
        ticket: the ticket whose token was sent.
        label: its label for staff, e.g. "kiosk at the door"; never in the log.
        agency: the only agency that a person acts for, if it is only one.
        scopes: the scopes of the token; None: everything that its role may, and for another system
            nothing.
        session: the hash of the session of a person.
        step: the next step of the sign-in, before the session is open.
        renewed: whether a device uses its new secret for the first time.
        proof: the hash of its secret, and the revision of the last event about access in its centre
            when the secret was valid; None without a secret.
        at_server: the command line at the server, which acts for all centres: only it may give
            roles to people of another centre, and forget people who work in several.
    """

    role: Role
    id: str
    centre: str | None = None
    counter: str | None = None
    ticket: str | None = None
    label: str = ""
    agency: str | None = None
    scopes: frozenset[Scope] | None = None
    session: str | None = None
    step: Step | None = None
    renewed: bool = False
    proof: tuple[str, int] | None = dataclasses.field(default=None, compare=False)
    at_server: bool = False

    @property
    def is_anonymous(self) -> bool:
        """Whether the client is not authenticated."""
        return self.role is Role.ANONYMOUS


_COMMAND_LINE: Final = "command-line"
"""Its id in the log."""

ANONYMOUS = Principal(Role.ANONYMOUS, "anonymous")


def clock_of(centre: str) -> Principal:
    """The server's own clock, acting in a centre."""
    return Principal(Role.CLOCK, "clock", centre)


def at_the_server(centre: str, account: int | None = None) -> Principal:
    """A person at the server's command line, by the number of the account at that machine if it is
    known, acting in a centre; no token or session gives this principal."""
    name = _COMMAND_LINE if account is None else f"{_COMMAND_LINE}-{account}"
    return Principal(Role.MANAGER, name, centre, at_server=True)


def is_at_the_server(actor: str) -> bool:
    """Whether the actor of an event stands for the server's command line."""
    return actor == _COMMAND_LINE or actor.startswith(f"{_COMMAND_LINE}-")


def permit_row(who: Principal, what: What) -> None:
    """Permit a principal if the row contains the role, the token has the scope, and a principal of
    one agency does not act on what concerns all; else `not_signed_in`, `step_needed` or
    `not_permitted`."""
    if not permitted_to(who, what):
        raise _refused(who, what)


def permitted_to(who: Principal, what: What) -> bool:
    """Whether `permit_row` raises nothing."""
    permitted = may(who.role, what) and in_scopes(who.role, who.scopes, what)
    return permitted and not (who.agency is not None and what in WHOLE_CENTRE)


def permit(who: Principal, command: Command) -> None:
    """Permit a command, or refuse it as `permit_row` does."""
    permit_row(who, command.name)
    for field in ("centre", "counter", "ticket", "service"):
        # The handler checks a further service or counter in the body.
        subject = getattr(command, field, None) if field in command.path else None
        if subject is not None and not _in_scope(who, field, subject):
            raise _refused(who, command.name)
    if isinstance(command, OwnTicketCommand) and not _in_scope(who, "ticket", command.ticket):
        raise _refused(who, command.name)
    if isinstance(command, BookingCommand | HoldSlots | JoinList) and who.role is Role.VISITOR:
        # The pages of a booking make the principal of its visitor; a ticket makes another.
        permitted = who.ticket is None and getattr(command, "booking", who.id) == who.id
        if not permitted:
            raise _refused(who, command.name)
    if isinstance(command, DeviceCommand) and command.device != who.id:
        raise _refused(who, command.name)


def permit_reading(who: Principal, what: Query | SnapshotName | Act, subject: str | None) -> None:
    """Permit a query or an identity request about a subject (the id of a centre, a counter, a
    ticket or a device), or refuse it as `permit_row` does."""
    permit_row(who, what)
    if subject is None or who.is_anonymous:
        return
    if what is SnapshotName.DEVICE:
        if subject != who.id:
            raise _refused(who, what)
        return
    kind = {SnapshotName.DESK: "counter", SnapshotName.TICKET: "ticket"}.get(
        what,  # type: ignore[arg-type]
        "centre",
    )
    if not _in_scope(who, kind, subject):
        raise _refused(who, what)


def receives_ticket_tokens(who: Principal) -> bool:
    """Whether a principal gets the tokens of tickets: only if it may read a ticket like its bearer.
    With a token it could act, and rate, as the visitor."""
    return permitted_to(who, SnapshotName.TICKET)


def _in_scope(who: Principal, field: str, subject: str) -> bool:
    if who.centre != centre_of(subject):
        return False
    if field == "counter" and who.counter is not None:
        return subject == who.counter
    if field == "ticket" and who.ticket is not None:
        return subject == who.ticket
    return True


def _refused(who: Principal, what: What) -> Refusal:
    if who.is_anonymous:
        return Refusal(ProblemType.NOT_SIGNED_IN, {"what": what})
    if who.step is not None:
        return Refusal(ProblemType.STEP_NEEDED, {"what": what}, state=who.step)
    values: dict[str, str] = {"what": what, "role": who.role}
    scope = scope_of(what)
    if who.role is Role.INTEGRATION and scope is not None and scope not in (who.scopes or ()):
        values |= {"need": "scope", "scope": scope}
    return Refusal(ProblemType.NOT_PERMITTED, values)
