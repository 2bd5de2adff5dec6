"""The things of the plain hall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from contract.enums import Claim, CounterState, Paper, Role, StopState, TicketState
from contract.errors import ProblemType

S = TicketState
NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
NO_TIME: Final = timedelta()
BAKU: Final = ZoneInfo("Asia/Baku")
DAY_STARTS: Final = timedelta(hours=4)
NOT_OVER: Final = (StopState.OPEN, StopState.PENDING)
OVER: Final = (S.FINISHED, S.CANCELLED, S.EXPIRED)


def business_day(moment: datetime) -> date:
    """The day that a moment belongs to."""
    return (moment.astimezone(BAKU) - DAY_STARTS).date()


class No(Exception):
    """The hall refuses, for one of these reasons."""

    def __init__(self, *kinds: ProblemType) -> None:
        super().__init__(*kinds)
        self.kinds = kinds


@dataclass(frozen=True)
class Person:
    """Who gives a command."""

    id: str
    role: Role


@dataclass(frozen=True)
class PlainRules:
    """The numbers of the centre."""

    undo: timedelta = timedelta(seconds=30)
    reopen: timedelta = timedelta(minutes=10)
    comeback: timedelta = timedelta(minutes=30)
    paper_time: timedelta = timedelta(seconds=30)
    rest: timedelta = timedelta(minutes=60)
    cooldown: timedelta = timedelta(seconds=5)
    no_show_after: timedelta = timedelta(seconds=60)
    grace: timedelta = timedelta(minutes=10)
    away: timedelta = timedelta(minutes=5)
    wait_max: timedelta = timedelta(minutes=90)
    requeue_skip: int = 2
    step_back_skip: int = 1
    no_show_recalls: int = 3
    visitor_reopens: int = 1
    lease_size: int = 2
    cap_of: int = 5
    cap: int = 3
    as_given: bool = True
    head_start: Mapping[str, float] = field(default_factory=dict)
    rate: Mapping[str, float] = field(default_factory=dict)
    strict: Sequence[str] = ()
    target: Mapping[str, timedelta] = field(default_factory=dict)
    quota: Mapping[str, int] = field(default_factory=dict)
    """By service, both."""


@dataclass(frozen=True)
class PlainProfile:
    """A work profile: the services of each level, and from which wait on the level counts."""

    levels: Sequence[Sequence[str]]
    after: Sequence[timedelta]

    @property
    def services(self) -> list[str]:
        """All of them, best level first."""
        return [one for level in self.levels for one in level]

    def level(self, service: str) -> int:
        """The level of a service that is served."""
        return next(n for n, level in enumerate(self.levels) if service in level)


@dataclass
class PlainStop:
    """A service on a ticket.

    Attributes:
        bound: the counter or the operator that it is meant for.
        begun: since when it is served, as was said.
        served: for how long it was served before it was set aside.
    """

    service: str
    quantity: int = 1
    state: StopState = StopState.PENDING
    reserved_for: str | None = None
    stars: int | None = None
    return_until: date | None = None
    begun: datetime | None = None
    served: timedelta = timedelta()


@dataclass
class PlainTicket:
    """A ticket; `waited` is what it had waited at `since`."""

    id: str
    ordinal: int
    number: str
    day: date
    ticket_class: str
    paper: Paper
    issued_at: datetime
    since: datetime
    stops: list[PlainStop]
    state: TicketState = S.WAITING
    stop: int = 0
    waited: timedelta = NO_TIME
    claim: Claim = Claim.NONE
    copy: int = 0
    reserved_for: str | None = None
    assist: tuple[str, ...] = ()
    counter: str | None = None
    call: int = 0
    called_at: datetime = NEVER
    last_called_at: datetime = NEVER
    recalls: int = 0
    skip_until: int = 0
    skips_in: tuple[str, str, str | None] | None = None
    """The line whose calls it counts."""
    passed_until: int = 0
    counted: tuple[str, bool, tuple[str, str, str | None]] | None = None
    """How its call was counted: the work profile, whether it was favoured; in which line."""
    comeback_until: datetime | None = None
    missed_at: datetime = NEVER
    reopens: int = 0
    ended_by_hall: bool = False
    returned_as: str | None = None
    returns: str | None = None
    """The ticket whose right to come back it was taken with."""
    touch: str | None = None
    notes: list[int] = field(default_factory=list)
    """The stop of each."""

    @property
    def return_until(self) -> date | None:
        """Up to which day its bearer may come back for a stop that was ended."""
        return max((one.return_until for one in self.stops if one.return_until), default=None)

    @property
    def present(self) -> PlainStop:
        """What it waits for, is at, or was at last."""
        return self.stops[self.stop]

    @property
    def service(self) -> str:
        """The service of the present stop."""
        return self.present.service

    @property
    def line(self) -> tuple[str, str, str | None]:
        """Service, class, and whom it is bound to."""
        return self.service, self.ticket_class, self.reserved_for

    @property
    def left(self) -> list[PlainStop]:
        """The stops at which it would be served if it went on."""
        return [one for one in self.stops if one is self.present or one.state in NOT_OVER]

    def no_skip(self) -> None:
        """It lets nobody pass any more."""
        self.skip_until = self.passed_until = 0
        self.skips_in = None

    @property
    def living(self) -> bool:
        """Whether its number is borne."""
        return self.state not in OVER

    @property
    def pending(self) -> list[int]:
        """The stops that come later."""
        return [n for n, stop in enumerate(self.stops) if stop.state is StopState.PENDING]


@dataclass
class PlainCounter:
    """A counter; its own profile is the configuration's."""

    own_profile: str
    profile: str | None = None
    state: CounterState = CounterState.CLOSED
    since: datetime = NEVER
    operator: str | None = None
    ticket: str | None = None
    back_at: datetime | None = None
    acted_at: datetime = NEVER
    last: str | None = None
    last_at: datetime = NEVER


@dataclass
class PlainSeries:
    """A series: its ranges, and how far it has come today."""

    prefix: str
    first: int
    last: int
    leased_from: int = 0
    day: date | None = None
    given: int = 0
    at: int | None = None

    def written(self, number: int) -> str:
        """As it is printed."""
        return f"{self.prefix}{number:03d}"


@dataclass
class PlainLease:
    """A number that a kiosk may give alone."""

    id: str
    ordinal: int
    series: str
    number: str
    day: date
    device: str
    granted_at: datetime
    ended: bool = False
    handed_in_at: datetime | None = None
