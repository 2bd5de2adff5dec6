"""Events of counters, services, the business day and the centre."""

from datetime import date

from contract.centre import CentreConfig
from contract.enums import BreakReason, Silence
from contract.events.base import Payload
from contract.ids import CounterId, ServiceId, TicketId
from contract.model import Instant, Outgoing


class HelpCalled(Payload):
    """An operator or a kiosk called for help."""

    by: str
    place: str
    """A counter's id or a device's."""


class HelpAnswered(Payload):
    by: str
    place: str


class NoticePosted(Payload):
    notice: str
    text_hash: str
    until: Instant | None


class PrivateExpired(Payload):
    """Data of visitors outside the log reached its retention time and was erased."""

    before: Instant


class PrivateErased(Payload):
    """Texts and the kind of help that a visitor asked for were erased on request."""

    texts: tuple[str, ...]
    of_ticket: TicketId | None


class CounterOpened(Payload):
    """A counter was opened, or its break is over."""

    counter: CounterId
    operator: str


class CounterPaused(Payload):
    counter: CounterId
    reason: BreakReason
    expected_end: Instant


class CounterClosed(Payload):
    counter: CounterId
    reason: str = "operator"


class CounterTakenOver(Payload):
    counter: CounterId
    operator: str
    was: str


class CounterConnectionChanged(Payload):
    """The program at a counter does not answer or its operator has left; or both are there again.

    Attributes:
        since: the last sign of the two, where they are gone; else the event's time.
    """

    counter: CounterId
    connected: bool
    since: Instant | None = None


class ProfileSet(Payload):
    counter: CounterId
    profile: str | None
    """Its key; None: the one of the configuration."""


class CallShown(Payload):
    """A display was the first to show a call."""

    call: int
    device: str


class CallSpoken(Payload):
    call: int
    device: str


class CallSilent(Payload):
    call: int
    device: str
    reason: Silence


class DayOpened(Payload):
    day: date


class DayClosed(Payload):
    day: date
    reason: str
    expired: int


class ServiceOpened(Payload):
    service: ServiceId


class ServiceClosed(Payload):
    """No more tickets are issued for a service.

    Attributes:
        until: when they are issued again, at the latest at the end of the business day; None in
            logs of versions without it: then at the next opening of a day.
    """

    service: ServiceId
    reason: str
    until: Instant | None = None


class ServiceSuspended(Payload):
    """A service was suspended; tickets keep their places."""

    service: ServiceId
    reason: str
    expected_end: Instant | None
    resume_automatically: bool = False


class ServiceResumed(Payload):
    service: ServiceId
    stopped: int
    """For how many milliseconds the service was suspended so far, in total."""


class CentreSuspended(Payload):
    """The centre was suspended; tickets keep their places."""

    reason: str
    expected_end: Instant | None = None
    resume_automatically: bool = False


class CentreResumed(Payload):
    stopped: int
    """For how many milliseconds the centre was suspended so far, gaps included."""


class IntakeStopped(Payload):
    """No more tickets are issued in the whole centre on the open day, or until a time."""

    reason: str
    until: Instant | None = None


class IntakeResumed(Payload):
    """Tickets are issued again."""


class PhoneTicketsSet(Payload):
    """Phones in the hall can take tickets from now on, or not."""

    on: bool


class TimeConfirmed(Payload):
    """A manager confirmed that the server's clock is right."""


class GapRecorded(Payload):
    """The server was down."""

    since: Instant
    until: Instant
    stopped: int
    """For how many milliseconds the centre was suspended so far, this gap included."""


class CentreConfigured(Payload):
    """The whole normalised configuration.

    Attributes:
        by_file: whether a centre file was imported; the next one is compared with it.
        file: the content of the file, where changes made elsewhere since the previous file were
            kept.
    """

    config: CentreConfig
    catalogue: str
    by_file: bool = False
    file: CentreConfig | None = None


class SeriesAfter(Outgoing):
    """The number after which a series continues, and how many tickets of the day count as
    issued."""

    series: str
    last: int
    given: int


class RestingNumbers(Outgoing):
    """Numbers that are not issued for a day."""

    numbers: tuple[str, ...]
    through: date


class CentreRestored(Payload):
    """The hall continues from a backup; later events than the one before this are lost.

    Attributes:
        epoch: the name of the log from here on.
        day: the business day of `series`.
        resting: the numbers that visitors may still hold.
        call: the number after which calls continue.
    """

    epoch: str
    day: date
    series: tuple[SeriesAfter, ...]
    resting: tuple[RestingNumbers, ...]
    call: int


class ClockShifted(Payload):
    """From here on the hall's time differs from the machine's (demo, training, tests)."""

    start: Instant
    rate: float


class LeaseGranted(Payload):
    """A kiosk leased numbers for use without the server."""

    device: str
    day: date
    series: str
    first_ordinal: int
    """The ordinal of its first ticket; the others follow without gaps."""
    tickets: tuple[TicketId, ...]
    numbers: tuple[str, ...]
    until: Instant


class LeaseEnded(Payload):
    """A lease ended; its unused numbers are listed."""

    device: str
    tickets: tuple[TicketId, ...]
    """The tickets that were not handed in."""
    unused: tuple[str, ...]
    """Their numbers."""
