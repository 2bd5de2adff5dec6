"""What a reading finds that is no value of the state itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from contract.enums import TicketClass


@dataclass(frozen=True, slots=True)
class LineCount:
    """The waiting tickets of one service: how many, and since when the longest, on its clock."""

    service: str
    waiting: int
    oldest: datetime


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """The waiting tickets of one queue: how many, since when the longest and the shortest (on
    the clock of the service), and for how many people or files."""

    service: str
    ticket_class: TicketClass
    reserved_for: str
    waiting: int
    oldest: datetime
    newest: datetime
    items: int


@dataclass(frozen=True, slots=True)
class AtWork:
    """The present stop of a ticket at a counter, as much as its remaining time needs.

    Attributes:
        called_at: when it was called, or called back from hold, on the clock of the service.
        served: the time of service before that.
    """

    ticket: str
    service: str
    quantity: int
    called_at: datetime | None
    served: timedelta


@dataclass(frozen=True, slots=True)
class PromisedWait:
    """What the bearer of a ticket was told (seconds), and how long it waited for its first
    call, suspensions left out.

    Attributes:
        service: for which it was told.
    """

    service: str
    estimate: int
    promise: int
    waited: timedelta


@dataclass(frozen=True, slots=True)
class DayCount:
    """What a counter did on a day."""

    served: int
    missed: int
    mean_service: int | None
