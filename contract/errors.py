"""Refusals: RFC 9457 problems with a stable type, and the exception that carries one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from contract.model import Outgoing


class ProblemType(StrEnum):
    """Why a command or a query was refused; stable, for programs."""

    MALFORMED = "malformed"
    NOT_SIGNED_IN = "not_signed_in"
    WRONG_SIGN_IN = "wrong_sign_in"
    DEVICE_UNKNOWN = "device_unknown"
    TOO_MANY_ATTEMPTS = "too_many_attempts"
    LOGIN_GUARDED = "login_guarded"
    STEP_NEEDED = "step_needed"
    FORGED = "forged"
    NOT_PERMITTED = "not_permitted"
    NOT_FOUND = "not_found"
    METHOD = "method_not_allowed"
    NOT_ALLOWED_NOW = "not_allowed_now"
    NOT_THIS_TICKET = "not_this_ticket"
    NOT_THIS_SERVICE = "not_this_service"
    NO_ONE_WAITING = "no_one_waiting"
    COUNTER_TAKEN = "counter_taken"
    OTHER_COUNTER = "other_counter"
    TOO_LATE = "too_late"
    COMMAND_REUSED = "command_reused"
    DAY_NOT_OPEN = "day_not_open"
    DAY_ALREADY_OPEN = "day_already_open"
    PAST_DAY = "past_day"
    TICKET_LOST = "ticket_lost"
    ARCHIVED = "archived"
    UNKNOWN_SERVICE = "unknown_service"
    SERVICE_CLOSED = "service_closed"
    NUMBERS_USED_UP = "numbers_used_up"
    CENTRE_FAULTY = "centre_faulty"
    CENTRE_CHANGED = "centre_changed"
    SERVER_REPLACED = "server_replaced"
    UPDATE_DEVICE = "update_device"
    UPDATE_SERVER = "update_server"
    TOO_LARGE = "too_large"
    TOO_FAST = "too_fast"
    SUSPENDED = "suspended"
    CLOCK_IN_DOUBT = "clock_in_doubt"
    COUNTER_AWAY = "counter_away"
    QUEUE_UNSERVED = "queue_unserved"
    NOT_IN_PROFILE = "not_in_profile"
    ALREADY_DONE = "already_done"
    LOGIN_TAKEN = "login_taken"
    WEAK_PASSWORD = "weak_password"
    INTERNAL = "internal"
    UNAVAILABLE = "unavailable"


STATUS: Final[Mapping[ProblemType, int]] = {
    ProblemType.MALFORMED: 400,
    ProblemType.NOT_SIGNED_IN: 401,
    ProblemType.WRONG_SIGN_IN: 401,
    ProblemType.DEVICE_UNKNOWN: 401,
    ProblemType.TOO_MANY_ATTEMPTS: 429,
    ProblemType.LOGIN_GUARDED: 403,
    ProblemType.STEP_NEEDED: 403,
    ProblemType.FORGED: 403,
    ProblemType.NOT_PERMITTED: 403,
    ProblemType.OTHER_COUNTER: 403,
    ProblemType.NOT_FOUND: 404,
    ProblemType.METHOD: 405,
    ProblemType.NOT_ALLOWED_NOW: 409,
    ProblemType.NOT_THIS_TICKET: 409,
    ProblemType.NOT_THIS_SERVICE: 409,
    ProblemType.NO_ONE_WAITING: 409,
    ProblemType.COUNTER_TAKEN: 409,
    ProblemType.TOO_LATE: 409,
    ProblemType.COMMAND_REUSED: 409,
    ProblemType.DAY_NOT_OPEN: 409,
    ProblemType.DAY_ALREADY_OPEN: 409,
    ProblemType.PAST_DAY: 410,
    ProblemType.TICKET_LOST: 410,
    ProblemType.ARCHIVED: 410,
    ProblemType.UNKNOWN_SERVICE: 422,
    ProblemType.SERVICE_CLOSED: 422,
    ProblemType.NUMBERS_USED_UP: 409,
    ProblemType.CENTRE_FAULTY: 422,
    ProblemType.CENTRE_CHANGED: 409,
    ProblemType.SERVER_REPLACED: 409,
    ProblemType.UPDATE_DEVICE: 426,
    ProblemType.UPDATE_SERVER: 426,
    ProblemType.TOO_LARGE: 413,
    ProblemType.TOO_FAST: 429,
    ProblemType.SUSPENDED: 409,
    ProblemType.CLOCK_IN_DOUBT: 409,
    ProblemType.COUNTER_AWAY: 409,
    ProblemType.QUEUE_UNSERVED: 409,
    ProblemType.NOT_IN_PROFILE: 409,
    ProblemType.ALREADY_DONE: 409,
    ProblemType.LOGIN_TAKEN: 409,
    ProblemType.WEAK_PASSWORD: 422,
    ProblemType.INTERNAL: 500,
    ProblemType.UNAVAILABLE: 503,
}
"""The HTTP status of each type."""


class FieldFault(Outgoing):
    """A field at fault and what is wrong with it."""

    field: str
    message: str


class Problem(Outgoing):
    """`application/problem+json`, as it travels.

    Attributes:
        type: one of `ProblemType`, as a relative reference `/problems/...`.
        title: the same in a few English words, for logs.
        status: the HTTP status.
        detail: a sentence in the reader's language.
        fields: the fields at fault.
        state: the current state, where it forbids the command.
        allowed: the names of the commands that are allowed now.
    """

    type: str
    title: str
    status: int
    detail: str
    fields: tuple[FieldFault, ...] = ()
    state: str | None = None
    allowed: tuple[str, ...] | None = None

    @property
    def kind(self) -> ProblemType:
        """The type as an enum member; an unknown one of a newer server counts as `internal`."""
        try:
            return ProblemType(self.type.removeprefix("/problems/"))
        except ValueError:
            return ProblemType.INTERNAL


@dataclass(slots=True, eq=False)
class Refusal(Exception):
    """A command or a query is refused; nothing was changed.

    Attributes:
        kind: the type of the problem.
        values: the variables of the sentence for the reader (`service`, `opens_at`, ...).
        fields: the fields at fault.
        state: the current state, where it forbids the command.
        allowed: the commands that are allowed instead.
    """

    kind: ProblemType
    values: Mapping[str, Any] = field(default_factory=dict)
    fields: tuple[FieldFault, ...] = ()
    state: str | None = None
    allowed: tuple[str, ...] | None = None

    def __str__(self) -> str:
        return f"{self.kind} {dict(self.values)}"

    @property
    def status(self) -> int:
        """The HTTP status."""
        return STATUS[self.kind]


TEMPORARY: Final = frozenset(
    {
        ProblemType.DAY_NOT_OPEN,
        ProblemType.CLOCK_IN_DOUBT,
        ProblemType.NOT_SIGNED_IN,
        ProblemType.TOO_FAST,
        ProblemType.UNAVAILABLE,
        ProblemType.INTERNAL,
    }
)
"""Refusals after which the kiosk hands the ticket in again later. After any other one the kiosk
keeps the ticket, and a manager gets an alarm."""


def malformed_field(field: str, message: str) -> Refusal:
    """The refusal of the value of one field."""
    return Refusal(ProblemType.MALFORMED, fields=(FieldFault(field=field, message=message),))
