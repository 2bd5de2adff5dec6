"""Commands on a ticket: by its bearer, by a kiosk, by staff on the floor."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from contract.access.enums import Scope
from contract.commands.base import (
    CentreCommand,
    FreeText,
    Quantity,
    Reason,
    ServiceCommand,
    TicketCommand,
    command,
)
from contract.enums import Assist, Channel, Paper, PrintFault
from contract.ids import CounterId, ServiceId, Token
from contract.model import Incoming, Language
from contract.rows import (
    CENTRE,
    COUNTER_STAFF,
    FLOOR_STAFF,
    SERVICE,
    SUPERVISORS,
    TICKET,
    TICKET_OF_CENTRE,
    R,
)


class ServiceWish(Incoming):
    """One service that a visitor wants, for a number of people or files."""

    service: ServiceId
    quantity: Quantity = 1


def _ids_are_wishes(value: object) -> object:
    if isinstance(value, list | tuple):
        return [{"service": stop} if isinstance(stop, str) else stop for stop in value]
    return value


def _no_service_twice(value: tuple[ServiceWish, ...]) -> tuple[ServiceWish, ...]:
    if len({wish.service for wish in value}) < len(value):
        raise ValueError("a service is named twice; say how many by its quantity")
    return value


Wishes = Annotated[
    tuple[ServiceWish, ...],
    Field(min_length=1, max_length=8),
    BeforeValidator(_ids_are_wishes),
    AfterValidator(_no_service_twice),
]
"""The services that a visitor wants: ids, or wishes with a quantity; none twice."""


@command(
    FLOOR_STAFF | {R.KIOSK, R.OPERATOR, R.VISITOR, R.INTEGRATION},
    f"{CENTRE}/tickets",
    scope=Scope.TICKETS,
)
class IssueTicket(CentreCommand):
    """Take a ticket: one touch."""

    services: Wishes
    language: Language
    priority: bool = False
    """A claim to priority; staff confirm it or return the ticket to its place."""
    assist: tuple[Assist, ...] = ()
    channel: Channel | None = None
    """Ignored: the role says how a ticket was taken. Earlier programs send it."""
    coupon: Token | None = None
    """The token of the coupon that a visitor of an earlier day was given."""


@command(FLOOR_STAFF | {R.KIOSK}, f"{TICKET}/print-report")
class ReportPrint(TicketCommand):
    """Report whether the paper of a ticket was printed."""

    paper: Paper
    """`printed`, `failed` or `shown`."""
    fault: PrintFault | None = None
    """Why, where `paper` is `failed`."""

    @field_validator("paper")
    @classmethod
    def _a_result(cls, value: Paper) -> Paper:
        if value not in (Paper.PRINTED, Paper.FAILED, Paper.SHOWN):
            raise ValueError("a report says 'printed', 'failed' or 'shown'")
        return value


@command(FLOOR_STAFF | {R.KIOSK}, f"{TICKET}/reprint", f"{TICKET_OF_CENTRE}/reprint")
class Reprint(TicketCommand):
    """Print the paper again, with a new token; the old one becomes invalid."""


@command(FLOOR_STAFF | {R.VISITOR, R.KIOSK}, f"{TICKET}/cancel", f"{TICKET_OF_CENTRE}/cancel")
class Cancel(TicketCommand):
    """Cancel a ticket."""

    reason: Reason = "left"


@command(FLOOR_STAFF | {R.VISITOR}, f"{TICKET}/step-back", f"{TICKET_OF_CENTRE}/step-back")
class StepBack(TicketCommand):
    """Let others go first for a few minutes."""


@command(FLOOR_STAFF, f"{TICKET_OF_CENTRE}/coupon")
class GiveCoupon(TicketCommand):
    """End the current stop of a ticket: its visitor comes back another day, with a coupon."""


@command(
    COUNTER_STAFF | FLOOR_STAFF | {R.VISITOR, R.KIOSK},
    f"{TICKET}/reopen",
    f"{TICKET_OF_CENTRE}/reopen",
)
class Reopen(TicketCommand):
    """Bring an ended ticket back: a missed or cancelled one to its queue."""


@command(frozenset({R.VISITOR}), f"{TICKET}/rate")
class Rate(TicketCommand):
    """Rate a stop that was served, once."""

    stop: Annotated[int, Field(ge=0, le=99)]
    stars: Annotated[int, Field(ge=1, le=5)]
    comment: FreeText | None = None


@command(COUNTER_STAFF | FLOOR_STAFF, f"{TICKET_OF_CENTRE}/requeue", name="requeue")
class RequeueTicket(TicketCommand):
    """The called visitor did not come: back to the queue, by staff on the floor."""


@command(COUNTER_STAFF | FLOOR_STAFF, f"{TICKET_OF_CENTRE}/change-service")
class ChangeService(TicketCommand):
    """The wrong service was taken: correct the present stop."""

    service: ServiceId


class Destination(Incoming):
    """The destination of a ticket: a service or a counter.

    Attributes:
        to_service: with a counter: the service there; by default the present one.
        with_return: it comes back to the counter that sends it; a waiting ticket comes back to the
            queue of its current service.
        note: for the operator who serves it there; stored outside the log.
        sure: wait for that counter even though it is on a break.
    """

    to_service: ServiceId | None = None
    to_counter: CounterId | None = None
    with_return: bool = False
    note: FreeText | None = None
    sure: bool = False

    @model_validator(mode="after")
    def _somewhere(self) -> "Destination":
        if not (self.to_service or self.to_counter):
            raise ValueError("to_service or to_counter is needed")
        return self


@command(COUNTER_STAFF | FLOOR_STAFF, f"{TICKET_OF_CENTRE}/transfer", name="transfer")
class TransferTicket(TicketCommand, Destination):
    """Send a ticket elsewhere, by staff on the floor; same number, same arrival."""


@command(COUNTER_STAFF | FLOOR_STAFF, f"{TICKET_OF_CENTRE}/add-service", name="add_service")
class AddServiceToTicket(TicketCommand):
    """Add one more stop, by staff on the floor."""

    service: ServiceId
    quantity: Quantity = 1


@command(COUNTER_STAFF | FLOOR_STAFF, f"{TICKET_OF_CENTRE}/priority")
class JudgePriority(TicketCommand):
    """Confirm a claim to priority, or return the ticket to its ordinary place."""

    confirmed: bool


@command(COUNTER_STAFF | FLOOR_STAFF, f"{TICKET_OF_CENTRE}/assist")
class SetAssist(TicketCommand):
    """Set the help that a visitor asks for; it is deleted with the visit."""

    assist: tuple[Assist, ...]


@command(COUNTER_STAFF | FLOOR_STAFF, f"{TICKET_OF_CENTRE}/note")
class AddNote(TicketCommand):
    """Add a note to a ticket, for the operator who serves its current stop."""

    note: FreeText


@command(SUPERVISORS, f"{SERVICE}/move")
class MoveTickets(ServiceCommand):
    """Move all tickets that wait for a service to another one; they keep their places."""

    to_service: ServiceId


@command(SUPERVISORS, f"{SERVICE}/end-with-coupon")
class EndWithCoupon(ServiceCommand):
    """End all waits for a service; each visitor gets a coupon to come back."""
