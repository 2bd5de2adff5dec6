"""Refusals: RFC 9457 problems with a stable type, and the exception that carries one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Self

from contract.model import Outgoing


class ProblemType(StrEnum):
    """Why a command or a query was refused, with the HTTP status; stable, for programs."""

    status: int

    def __new__(cls, name: str, status: int = 0) -> Self:
        """A new member; a member is found by its name alone."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.status = status
        return member

    MALFORMED = "malformed", 400
    NOT_SIGNED_IN = "not_signed_in", 401
    WRONG_SIGN_IN = "wrong_sign_in", 401
    DEVICE_UNKNOWN = "device_unknown", 401
    TOO_MANY_ATTEMPTS = "too_many_attempts", 429
    LOGIN_GUARDED = "login_guarded", 403
    STEP_NEEDED = "step_needed", 403
    FORGED = "forged", 403
    NOT_PERMITTED = "not_permitted", 403
    NOT_FOUND = "not_found", 404
    METHOD = "method_not_allowed", 405
    NOT_ALLOWED_NOW = "not_allowed_now", 409
    NOT_THIS_TICKET = "not_this_ticket", 409
    NOT_THIS_SERVICE = "not_this_service", 409
    NO_ONE_WAITING = "no_one_waiting", 409
    COUNTER_TAKEN = "counter_taken", 409
    OTHER_COUNTER = "other_counter", 403
    TOO_LATE = "too_late", 409
    COMMAND_REUSED = "command_reused", 409
    DAY_NOT_OPEN = "day_not_open", 409
    DAY_ALREADY_OPEN = "day_already_open", 409
    PAST_DAY = "past_day", 410
    TICKET_LOST = "ticket_lost", 410
    UNKNOWN_SERVICE = "unknown_service", 422
    SERVICE_CLOSED = "service_closed", 422
    NUMBERS_USED_UP = "numbers_used_up", 409
    CENTRE_FAULTY = "centre_faulty", 422
    CENTRE_CHANGED = "centre_changed", 409
    SERVER_REPLACED = "server_replaced", 409
    UPDATE_DEVICE = "update_device", 426
    UPDATE_SERVER = "update_server", 426
    TOO_LARGE = "too_large", 413
    TOO_FAST = "too_fast", 429
    SUSPENDED = "suspended", 409
    CLOCK_IN_DOUBT = "clock_in_doubt", 409
    COUNTER_AWAY = "counter_away", 409
    QUEUE_UNSERVED = "queue_unserved", 409
    NOT_IN_PROFILE = "not_in_profile", 409
    ALREADY_DONE = "already_done", 409
    LOGIN_TAKEN = "login_taken", 409
    WEAK_PASSWORD = "weak_password", 422
    NOT_BOOKABLE = "not_bookable", 422
    SLOT_TAKEN = "slot_taken", 409
    BOOKING_LIMIT = "booking_limit", 409
    TOO_EARLY = "too_early", 409
    BOOKINGS_DISPLACED = "bookings_displaced", 409
    INTERNAL = "internal", 500
    UNAVAILABLE = "unavailable", 503


class FieldFault(Outgoing):
    """A field at fault and what is wrong with it."""

    field: str
    message: str


class Problem(Outgoing):
    """`application/problem+json`, as it travels.

    Attributes:
        type: one of `ProblemType`, as a relative reference `/problems/...`.
        title: the same in a few English words, for logs.
        detail: a sentence in the reader's language.
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
        values: the variables of the sentence for the reader (`service`, `opens_at`, ...).
        fields: the fields at fault.
        state: the current state, where it forbids the command.
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
        return self.kind.status


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


def existing[T](value: T | None, **values: object) -> T:
    """A value, or `not_found` with the variables of its sentence if there is none."""
    if value is None:
        raise Refusal(ProblemType.NOT_FOUND, values)
    return value


def malformed_field(field: str, message: str) -> Refusal:
    """The refusal of the value of one field."""
    return Refusal(ProblemType.MALFORMED, fields=(FieldFault(field=field, message=message),))
