"""Commands on the business day, the services and the centre, and commands of devices."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, model_validator

from contract.centre import CentreConfig
from contract.commands.base import CentreCommand, DeviceCommand, Reason, ServiceCommand, command
from contract.commands.tickets import Wishes
from contract.enums import Assist, ImportMode, Silence
from contract.ids import CounterId, Key, TicketId
from contract.model import Instant, Language, PlainText, Texts
from contract.rows import (
    CENTRE,
    CLOCK,
    COUNTER_STAFF,
    FLOOR_STAFF,
    MANAGERS,
    SELF,
    SERVICE,
    SUPERVISORS,
    R,
)


@command(MANAGERS | CLOCK, f"{CENTRE}/day/open", whole_centre=True)
class OpenDay(CentreCommand):
    """Open the business day."""


@command(MANAGERS | CLOCK, f"{CENTRE}/day/close", whole_centre=True)
class CloseDay(CentreCommand):
    """Close the business day; tickets that are still open expire."""

    reason: Reason = "end_of_day"


@command(SUPERVISORS | CLOCK, f"{SERVICE}/open")
class OpenService(ServiceCommand):
    """Issue tickets for a service again."""


@command(SUPERVISORS, f"{SERVICE}/close")
class CloseService(ServiceCommand):
    """Issue no more tickets for a service today, or until a time; holders of tickets are served.

    Attributes:
        until: when tickets are issued again, within this business day; None: not on this day.
    """

    reason: Reason = "by_hand"
    until: Instant | None = None


@command(SUPERVISORS, f"{SERVICE}/suspend")
class SuspendService(ServiceCommand):
    """Suspend a service (its agency's own system is down); tickets keep their places.

    Attributes:
        resume_automatically: the clock resumes it at `expected_end`, which is then required.
    """

    reason: Reason
    expected_end: Instant | None = None
    resume_automatically: bool = False


@command(SUPERVISORS | CLOCK, f"{SERVICE}/resume")
class ResumeService(ServiceCommand):
    """Resume a service."""


@command(SUPERVISORS, f"{CENTRE}/suspend", whole_centre=True)
class SuspendCentre(CentreCommand):
    """Suspend the centre (alarm, drill, power, strike); tickets keep their places.

    `resume_automatically` as for a service.
    """

    reason: Reason
    expected_end: Instant | None = None
    resume_automatically: bool = False


@command(SUPERVISORS | CLOCK, f"{CENTRE}/resume", whole_centre=True)
class ResumeCentre(CentreCommand):
    """Resume the centre, in the same order."""


@command(SUPERVISORS, f"{CENTRE}/intake/stop", whole_centre=True)
class StopIntake(CentreCommand):
    """Issue no more tickets in the whole centre today, or until a time; visitors who hold one are
    served.

    `until` as for a service.
    """

    reason: Reason = "closing_early"
    until: Instant | None = None


@command(SUPERVISORS | CLOCK, f"{CENTRE}/intake/resume", whole_centre=True)
class ResumeIntake(CentreCommand):
    """Issue tickets again after `stop_intake`."""


@command(SUPERVISORS, f"{CENTRE}/phone-tickets", whole_centre=True)
class SetPhoneTickets(CentreCommand):
    """Let phones in the hall take tickets or not, until it is set again; only where the centre file
    says `phone_tickets`."""

    on: bool


@command(MANAGERS, f"{CENTRE}/time/confirm", whole_centre=True)
class ConfirmTime(CentreCommand):
    """A manager has checked the server's clock, and it is right."""


@command(CLOCK)
class RecordGap(CentreCommand):
    """Record that the server was down; the clocks of the services stood still meanwhile."""

    since: Instant
    until: Instant


@command(SUPERVISORS, f"{CENTRE}/notices", whole_centre=True)
class PostNotice(CentreCommand):
    """Post a notice to the whole hall.

    Attributes:
        notice: the earlier notice that this one replaces.
        texts: in all languages of the hall; empty takes the earlier one down.
    """

    notice: Key | None = None
    texts: Texts = Field(default_factory=dict)
    until: Instant | None = None


@command(COUNTER_STAFF | {R.KIOSK}, f"{CENTRE}/help")
class CallForHelp(CentreCommand):
    """Call the greeter: from a kiosk, or to a counter."""

    counter: CounterId | None = None
    """The counter where an operator needs help; a kiosk is identified by its token."""


# The first who sees the call goes: operators are sometimes nearer than the greeter.
@command(FLOOR_STAFF | {R.OPERATOR}, f"{CENTRE}/help/answer")
class AnswerHelp(CentreCommand):
    """A member of staff has gone to help."""

    place: Annotated[PlainText, Field(max_length=120)]


@command(frozenset({R.DISPLAY}), f"{SELF}/calls")
class ReportCall(DeviceCommand):
    """Report that a display showed a call, that its voice spoke it, or why it did not."""

    call: Annotated[int, Field(ge=1, lt=2**31)]
    how: Literal["shown", "spoken", "silent"]
    reason: Silence | None = None

    @model_validator(mode="after")
    def _reasoned(self) -> "ReportCall":
        if (self.reason is None) == (self.how == "silent"):
            raise ValueError("a reason is needed where the voice was silent, and only there")
        return self


@command(frozenset({R.KIOSK}), f"{SELF}/leases")
class GrantLease(DeviceCommand):
    """Lease numbers for use without the server, for today and tomorrow."""

    series: Key


@command(frozenset({R.KIOSK}), f"{SELF}/hand-in")
class HandIn(DeviceCommand):
    """Hand in a ticket that was issued without the server.

    Attributes:
        ticket, number: from the lease.
        touch: the `command_id` of the visitor's touch.
        issued_at: by the kiosk's clock; limited to the time between the lease and now, and between
            the times of the preceding and the following number of that series and day.
        token: the ticket's token from the lease. With it a kiosk that was enrolled again under
            another id hands in the tickets that it issued before. None: the lease is this kiosk's
            own.
    """

    ticket: TicketId
    number: PlainText
    touch: UUID
    services: Wishes
    language: Language
    priority: bool = False
    assist: tuple[Assist, ...] = ()
    issued_at: Instant
    token: Annotated[PlainText, Field(max_length=200)] | None = Field(default=None, repr=False)


@command(MANAGERS, f"{CENTRE}/configuration", whole_centre=True)
class ImportCentre(CentreCommand):
    """Import a centre's configuration, the first or a new one.

    Attributes:
        based_on: the version of the configuration that it changes, as in `catalogue`; "" where
            there was none. If another version is in use by then, the import is refused. None:
            replace any version.
        displaces: how many bookings lose their slot by it. The import is refused
            (`bookings_displaced`, with the number) until the sender repeats it with that number.
    """

    config: CentreConfig
    based_on: Annotated[PlainText, Field(max_length=32)] | None = None
    mode: ImportMode = ImportMode.EDIT
    displaces: Annotated[int, Field(ge=0, le=1_000_000)] = 0


@command(CLOCK)
class ShiftClock(CentreCommand):
    """Record in the log that the hall's clock differs from the machine's."""

    start: Instant
    rate: Annotated[float, Field(gt=0, le=10_000)]
