"""The execution of every command: permission, idempotence, transaction, answer, publication."""

import json
import time
from typing import Any, Final
from uuid import UUID

from pydantic_core import to_json

from contract import commands as c
from contract.commands import Command
from contract.enums import ClockDoubt, ProblemKind, Role
from contract.errors import TEMPORARY, ProblemType, Refusal, malformed_field
from contract.ids import centre_of
from server.commands import handlers, tickets
from server.context import Answer, AppContext, SecretReply, TicketReply
from server.domain.buckets import LimitReached, too_fast
from server.domain.principal import Principal, permit, receives_ticket_tokens
from server.engine.unit_of_work import StoredSuccess, UnitOfWork
from server.rules import permissions
from server.store.tokens import valid_hashes
from server.views import desk, device, ticket

COMMANDS_PER_MINUTE = 240
"""The rate limit and the burst of a device, a person or another system. A fast operator sends one
command in two seconds; a kiosk that was without the server for hours hands in its tickets one after
the other, and waits when it has to."""

TICKET_COMMANDS_PER_MINUTE = 10
"""The rate limit and the burst of a ticket's token: its holder steps back, cancels or rates."""

_OF_THE_CLOCK: Final = 5
"""The version of a UUID that is derived from a name."""

_SECRET: Final = "secret"
"""In a stored answer: the name of the field that held the secret."""


def execute(app: AppContext, who: Principal, command: Command) -> dict[str, Any]:
    """Execute a command once, commit, publish, and count it.

    Returns the answer as JSON: the new desk for a command at a counter, the ticket with its token
    for one on a ticket. The same `command_id` again returns the first answer (for a counter: the
    current desk) and does nothing.

    Raises:
        Refusal: nothing was changed. `too_fast` for a retry says nothing of the first attempt: send
            the same command again after the seconds that the refusal gives.
    """
    began = time.monotonic()
    result: str = ProblemType.INTERNAL
    try:
        answer, revision = _execute(app, who, command)
        result = "done" if revision is not None else "repeated"
    except Refusal as refusal:
        result = refusal.kind
        raise
    finally:
        if app.count is not None:
            app.count(command, result, time.monotonic() - began)
    return answer


def _execute(
    app: AppContext, who: Principal, command: Command
) -> tuple[dict[str, Any], int | None]:
    """The answer of a command, and the revision after it; None for a retry."""
    permit(who, command)
    _refuse_predictable_ids(who, command)
    centre = centre_of_command(command)
    # Keyed: a command may contain personal data, and a plain digest would let a guess be confirmed
    # after the data was erased.
    digest = app.signer.mac(f"{command.name} {command.model_dump_json()}")

    def work(unit: UnitOfWork) -> tuple[dict[str, Any], int | None]:
        unit.begin(who, command.command_id, app.clock.now())
        _require_access(app, unit)
        earlier = unit.earlier(command.command_id)
        if earlier is not None:
            return _repeat(app, unit, command, earlier, digest), None
        permissions.permit_on(unit, command)
        # While the clock is days ahead, until a manager confirms it: times of events never go back.
        settles_clock = isinstance(command, c.ConfirmTime | c.ShiftClock)
        if not settles_clock and app.doubt(unit.centre) is ClockDoubt.AHEAD:
            raise Refusal(ProblemType.CLOCK_IN_DOUBT)
        try:
            answer = handlers.handle(app, unit, command)
        except Refusal as refusal:
            if refusal.state is not None and refusal.allowed is None:
                refusal.allowed = _allowed_instead(app, unit, command)
            raise
        reply, stored = _build(app, unit, command, answer)
        # The touch became this ticket: its own command may still be on its way here.
        touched = command.touch if isinstance(command, c.HandIn) else None
        unit.store_success(who.id, digest, to_json(stored).decode(), command.name, touched)
        return reply, unit.centre.revision

    try:
        _keep_to_limit(app, who, command)
        touch = [str(command.touch)] if isinstance(command, c.HandIn) else []
        reply, revision = app.store.command(centre, work, [str(command.command_id), *touch])
    except LimitReached:
        if who.role is not Role.VISITOR:
            app.note_problem(centre, ProblemKind.LIMIT_REACHED, who.id, command.name)
        raise
    except Refusal as refusal:
        # The number was handed in before, on a day that is over: no ticket is missing.
        is_known = refusal.kind in (*TEMPORARY, ProblemType.PAST_DAY)
        if isinstance(command, c.HandIn) and not is_known:
            paper = f"{command.ticket} {command.number}"
            app.note_problem(centre, ProblemKind.NOT_HANDED_IN, paper, who.id, (who.id, 60))
        raise
    if revision is not None:
        app.bus.publish(centre, revision)
    return reply, revision


def _require_access(app: AppContext, unit: UnitOfWork) -> None:
    """Refuse (`not_signed_in`) a principal whose secret was revoked since it was authenticated: its
    command, which waited, might open the counter that the revocation closed."""
    secret, revision = unit.who.proof or ("", unit.access_revision)
    if revision != unit.access_revision and secret not in unit.on_connection(
        lambda access: valid_hashes(access, [secret], app.machine.now())
    ):
        raise Refusal(ProblemType.NOT_SIGNED_IN, {"what": "token"})


def _keep_to_limit(app: AppContext, who: Principal, command: Command) -> None:
    """Refuse (`LimitReached`) a principal that sends commands faster than any work needs: each may
    become an event, which is stored permanently. The clock and the command line have no limit; the
    centre's rules limit the tickets of a kiosk or another system."""
    issues = isinstance(command, c.IssueTicket | c.CheckIn)
    issues &= who.role in (Role.KIOSK, Role.INTEGRATION)
    if who.role is Role.CLOCK or who.at_server or issues:
        return
    of_ticket = who.role is Role.VISITOR
    per_minute = TICKET_COMMANDS_PER_MINUTE if of_ticket else COMMANDS_PER_MINUTE
    key = ("commands", who.role, who.id)
    if not app.buckets.take(key, app.clock.now(), per_minute=per_minute, size=per_minute):
        raise too_fast(per_minute)


def _refuse_predictable_ids(who: Principal, command: Command) -> None:
    """Refuse ids of version 5 as `malformed`: they belong to the clock (`due_at`), whose command a
    client that used one would prevent."""
    if who.role is Role.CLOCK:
        return
    for field in ("command_id", "touch"):
        identity = getattr(command, field, None)
        if isinstance(identity, UUID) and identity.version == _OF_THE_CLOCK:
            raise malformed_field(field, "must be a random UUID (version 4)")


def centre_of_command(command: Command) -> str:
    """The centre that a command is for."""
    for field in ("centre", "counter", "ticket", "service"):
        subject = getattr(command, field, None)
        if subject is not None:
            return centre_of(subject)
    raise TypeError(f"{type(command).__name__} names no centre")


def _build(
    app: AppContext, unit: UnitOfWork, command: Command, answer: Answer
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The answer as it is sent, and as it is stored: without secrets."""
    if isinstance(command, c.CounterCommand):
        return desk.build(app.context(unit), command.counter).wire(), {}
    if isinstance(command, c.TicketCommand):
        answer = TicketReply(command.ticket)
    if answer is None:
        if isinstance(command, c.DeviceCommand):
            return device.build(app.context(unit), unit.who).wire(), {}
        answer = {name: getattr(command, name) for name in command.path}
    match answer:
        case TicketReply(identity, outlook):
            reply = ticket.build(app.context(unit), identity, outlook).wire()
            printed = unit.ticket(identity)
            stored = {**reply, "token": "", "copy": printed.copy if printed else 0}
            return (reply if _gets_token(unit, command) else {**reply, "token": ""}), stored
        case SecretReply(words, name, secret):
            reply = {"centre": unit.centre.id, "revision": unit.centre.revision, **words}
            return {**reply, name: secret}, {**reply, _SECRET: name}
    reply = {"centre": unit.centre.id, "revision": unit.centre.revision, **answer}
    return _with_code(app, reply), reply


def _with_code(app: AppContext, answer: dict[str, Any]) -> dict[str, Any]:
    """An answer about a booking with its code and its token, which are not stored."""
    booking = answer.get("booking")
    if booking is None:
        return answer
    signer = app.signer
    return {**answer, "code": signer.booking_code(booking), "token": signer.token(booking, 0)}


def _repeat(
    app: AppContext, unit: UnitOfWork, command: Command, earlier: StoredSuccess, digest: str
) -> dict[str, Any]:
    if earlier.principal != unit.who.id or earlier.digest != digest:
        raise Refusal(ProblemType.COMMAND_REUSED)
    if isinstance(command, c.CounterCommand):
        return desk.build(app.context(unit), command.counter).wire()
    if isinstance(command, c.GrantLease):
        return device.build(app.context(unit), unit.who).wire()
    stored: dict[str, Any] = json.loads(earlier.answer)
    if (name := stored.pop(_SECRET, None)) is not None:
        signer = app.signer
        derive = signer.token_of if isinstance(command, c.MakeToken) else signer.first_password
        return {**stored, name: derive(unit.centre.id, command.command_id)}
    if "copy" in stored:
        token = app.signer.token(stored["id"], stored.pop("copy"))
        stored["token"] = token if _gets_token(unit, command) else ""
    return _with_code(app, stored)


def _gets_token(unit: UnitOfWork, command: Command) -> bool:
    """Whether the client hands the token of the ticket in the answer to the visitor."""
    issues = isinstance(command, c.IssueTicket | c.CheckIn)
    return issues or receives_ticket_tokens(unit.who)


def _allowed_instead(app: AppContext, unit: UnitOfWork, command: Command) -> tuple[str, ...]:
    """The commands that the reader may give instead: at a counter, its buttons; for a ticket, those
    that its state, its time and the reader's role allow."""
    if isinstance(command, c.CounterCommand):
        return desk.build(app.context(unit), command.counter).allowed
    if isinstance(command, c.TicketCommand) and (found := unit.ticket(command.ticket)):
        return tickets.allowed_now(unit, found)
    return ()
