"""What happens to counters, services, the day and the centre."""

from datetime import date

from contract.centre import CentreConfig
from contract.enums import BreakReason, Silence
from contract.events.base import Payload
from contract.ids import CounterId, ServiceId, TicketId
from contract.model import Instant, Outgoing


class HelpCalled(Payload):
    """Somebody called for help."""

    by: str
    place: str
    """A counter's id or a device's."""


class HelpAnswered(Payload):
    """The call for help was answered."""

    by: str
    place: str


class NoticePosted(Payload):
    """A notice was posted."""

    notice: str
    text_hash: str
    until: Instant | None


class PrivateExpired(Payload):
    """What was kept of visitors outside the log for long enough was erased."""

    before: Instant


class PrivateErased(Payload):
    """Texts were erased on request, and which help a visitor asked for."""

    texts: tuple[str, ...]
    of_ticket: TicketId | None


class CounterOpened(Payload):
    """A counter was opened, or its break is over."""

    counter: CounterId
    operator: str


class CounterPaused(Payload):
    """A counter takes a break."""

    counter: CounterId
    reason: BreakReason
    expected_end: Instant


class CounterClosed(Payload):
    """A counter was closed."""

    counter: CounterId
    reason: str = "operator"


class CounterTakenOver(Payload):
    """Another operator took a counter over."""

    counter: CounterId
    operator: str
    was: str


class CounterConnectionChanged(Payload):
    """The program at a counter does not answer, or answers again."""

    counter: CounterId
    connected: bool


class ProfileSet(Payload):
    """A counter got another work profile."""

    counter: CounterId
    profile: str | None
    """Its key; None: the one of the configuration."""


class CallShown(Payload):
    """A display showed a call, the first to do so."""

    call: int
    device: str


class CallSpoken(Payload):
    """A voice spoke a call."""

    call: int
    device: str


class CallSilent(Payload):
    """A voice did not speak a call, and why."""

    call: int
    device: str
    reason: Silence


class DayOpened(Payload):
    """The business day was opened."""

    day: date


class DayClosed(Payload):
    """The business day was closed."""

    day: date
    reason: str
    expired: int


class ServiceOpened(Payload):
    """A service was opened."""

    service: ServiceId


class ServiceClosed(Payload):
    """No more tickets are given for a service.

    Attributes:
        until: when they are given again, at the latest at the end of the business day; None in
            logs of versions that had no end: then it is the next opening of a day.
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
    """A service was resumed."""

    service: ServiceId
    stopped: int
    """For how many milliseconds the service was suspended so far, all together."""


class CentreSuspended(Payload):
    """The centre was suspended; tickets keep their places."""

    reason: str
    expected_end: Instant | None = None
    resume_automatically: bool = False


class CentreResumed(Payload):
    """The centre was resumed."""

    stopped: int
    """For how many milliseconds the centre was suspended so far, gaps included."""


class IntakeStopped(Payload):
    """No more tickets are given in the whole centre on the open day.

    Attributes:
        until: when they are given again; None: not on this day.
    """

    reason: str
    until: Instant | None = None


class IntakeResumed(Payload):
    """Tickets are given again."""


class TimeConfirmed(Payload):
    """A manager confirmed that the server's clock is right."""


class GapRecorded(Payload):
    """The server itself was away."""

    since: Instant
    until: Instant
    stopped: int
    """For how many milliseconds the centre was suspended so far, this gap included."""


class CentreConfigured(Payload):
    """The whole normalised configuration.

    Attributes:
        by_file: whether a centre file was imported; the next one is compared with it.
        file: what the file said, where what was changed elsewhere since the one before was kept.
    """

    config: CentreConfig
    catalogue: str
    by_file: bool = False
    file: CentreConfig | None = None


class SeriesAfter(Outgoing):
    """After which number a series goes on, and how many of the day count as given."""

    series: str
    last: int
    given: int


class RestingNumbers(Outgoing):
    """Numbers that no ticket gets through a day."""

    numbers: tuple[str, ...]
    through: date


class CentreRestored(Payload):
    """The hall goes on from a copy; what happened after the event before this one is lost.

    Attributes:
        epoch: names the log from here on.
        day: the business day of `series`.
        series: after which numbers it goes on.
        resting: what visitors may have in their hands.
        call: the number after which calls go on.
    """

    epoch: str
    day: date
    series: tuple[SeriesAfter, ...]
    resting: tuple[RestingNumbers, ...]
    call: int


class ClockShifted(Payload):
    """From here on the hall's time is not the machine's (demo, training, tests)."""

    start: Instant
    rate: float


class LeaseGranted(Payload):
    """A kiosk got numbers for when the server is away."""

    device: str
    day: date
    series: str
    first_ordinal: int
    """Of its tickets, which follow one another."""
    tickets: tuple[TicketId, ...]
    numbers: tuple[str, ...]
    until: Instant


class LeaseEnded(Payload):
    """A lease ended; what was not used is named."""

    device: str
    tickets: tuple[TicketId, ...]
    """Those that nobody handed in."""
    unused: tuple[str, ...]
    """Their numbers."""
