"""What the plain hall is made of."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from contract.enums import BreakReason, Claim, CounterState, Paper, Role, StopState, TicketState
from contract.errors import ProblemType

S = TicketState
NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
NO_TIME: Final = timedelta()
BAKU: Final = ZoneInfo("Asia/Baku")
DAY_STARTS: Final = timedelta(hours=4)
NOT_OVER: Final = (StopState.OPEN, StopState.PENDING)
ENDED: Final = (S.FINISHED, S.CANCELLED, S.EXPIRED)
NOT_AT_WORK: Final = (S.WAITING, S.CALLED, S.ON_HOLD, S.MISSED)
"""The states of an open ticket that is not being served."""


def business_day(moment: datetime) -> date:
    return (moment.astimezone(BAKU) - DAY_STARTS).date()


def turn_of(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), BAKU) + DAY_STARTS


def next_open_day(day: date) -> date:
    """The village works from Monday to Friday."""
    return day + timedelta(days=3 if day.weekday() == 4 else 1)


class Refused(Exception):
    """The hall refuses, for one of these reasons."""

    def __init__(self, *kinds: ProblemType) -> None:
        super().__init__(*kinds)
        self.kinds = kinds


@dataclass(frozen=True)
class Person:
    id: str
    role: Role


@dataclass
class PlainStop:
    """A service on a ticket.

    Attributes:
        reserved_for: the counter that it is meant for.
        begun: how long ago its service began; None while it has not.
        served: for how long it was served before it was put on hold.
    """

    service: str
    quantity: int = 1
    state: StopState = StopState.PENDING
    reserved_for: str | None = None
    begun: timedelta | None = None
    served: timedelta = NO_TIME
    coupon: str | None = None


@dataclass
class PlainTicket:
    """A ticket. What grows or shrinks with the clock of its service is a span, not a time:
    see `runs`.

    Attributes:
        waited: all the time it has waited.
        pause: how long it is still not to be called while others wait.
        called_ago, last_called_ago: since its call, and since its last call or recall.
        comeback_left: for how long its place is still held.
        counted: how its call was counted: the work profile, and whether it was favoured.
        copy: how often its paper was printed again.
        device, touch: the kiosk that issued it, and the touch by which.
    """

    id: str
    ordinal: int
    number: str
    day: date
    ticket_class: str
    claim: Claim
    paper: Paper
    issued_at: datetime
    since: datetime
    stops: list[PlainStop]
    assist: tuple[str, ...] = ()
    device: str | None = None
    touch: str | None = None
    coupon: str | None = None
    state: TicketState = S.WAITING
    stop: int = 0
    waited: timedelta = NO_TIME
    pause: timedelta = NO_TIME
    reserved_for: str | None = None
    counter: str | None = None
    call: int = 0
    called_ago: timedelta = NO_TIME
    last_called_ago: timedelta = NO_TIME
    recalls: int = 0
    counted: tuple[str, bool] | None = None
    comeback_left: timedelta | None = None
    reopens: int = 0
    copy: int = 0

    def runs(self, span: timedelta) -> None:
        """The clock of its service goes on."""
        if self.state is S.WAITING:
            self.waited += span
        self.pause -= span
        self.called_ago += span
        self.last_called_ago += span
        if self.comeback_left is not None:
            self.comeback_left -= span
        if self.present.begun is not None:
            self.present.begun += span

    @property
    def present(self) -> PlainStop:
        """What it waits for, is at, or was at last."""
        return self.stops[self.stop]

    @property
    def service(self) -> str:
        return self.present.service

    @property
    def is_open(self) -> bool:
        return self.state not in ENDED

    @property
    def ended_by_centre(self) -> bool:
        return self.state is S.CANCELLED and self.present.coupon is not None

    @property
    def became(self) -> str | None:
        """The figure of the reports in which it counts; None if no visitor ever had it."""
        if self.state in (S.MISSED, S.EXPIRED) and self.comeback_left is not None:
            return "no_shows"
        if self.state is S.EXPIRED:
            return "unfinished" if self.call else "left"
        if self.state is not S.CANCELLED:
            return "served" if self.state is S.FINISHED else "here"
        if self.ended_by_centre:
            return "coupons"
        return None if self.paper in (Paper.PENDING, Paper.FAILED) else "cancelled"

    @property
    def may_come_back(self) -> bool:
        """Whether its place is still held, or it never was missed."""
        return self.comeback_left is None or self.comeback_left >= NO_TIME

    @property
    def left(self) -> list[PlainStop]:
        """The stops at which it would be served if it went on."""
        return [one for one in self.stops if one is self.present or one.state in NOT_OVER]

    @property
    def pending(self) -> list[int]:
        return [n for n, stop in enumerate(self.stops) if stop.state is StopState.PENDING]

    def comes_to(self, service: str, reserved_for: str | None) -> int | None:
        """The later stop for a service: reserved for the same, else for none."""
        for wanted in (reserved_for, None):
            for place in self.pending:
                stop = self.stops[place]
                if (stop.service, stop.reserved_for) == (service, wanted):
                    return place
        return None


@dataclass
class PlainCounter:
    """A counter.

    Attributes:
        acted_at: when the operator who sits there last did anything.
        last_finished_at: when `last_finished` was, if there is one.
        same_since: since when state, operator and profile are what they are.
    """

    own_profile: str
    profile: str | None = None
    state: CounterState = CounterState.CLOSED
    since: datetime = NEVER
    operator: str | None = None
    ticket: str | None = None
    break_reason: BreakReason | None = None
    expected_end: datetime | None = None
    acted_at: datetime = NEVER
    last_finished: str | None = None
    last_finished_at: datetime = NEVER
    same_since: datetime = NEVER
    same: tuple[CounterState, str | None, str | None] = (CounterState.CLOSED, None, None)


@dataclass
class PlainCoupon:
    ticket: str
    service: str
    valid_through: date
    used_by: str | None = None


@dataclass
class PlainLease:
    id: str
    ordinal: int
    series: str
    number: str
    day: date
    device: str
    granted_at: datetime
    ended_at: datetime | None = None
