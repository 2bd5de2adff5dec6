"""Results of queries on the state."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from contract.enums import TicketClass


@dataclass(frozen=True, slots=True)
class LineCount:
    """The waiting tickets of one service: how many, and since when the longest waits, on its
    clock."""

    service: str
    waiting: int
    oldest: datetime


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """The waiting tickets of one queue: how many, since when the longest and the shortest wait (on
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
    """The current stop of a ticket at a counter, with what the estimate of its remaining time
    needs.

    Attributes:
        called_at: when it was called, or resumed from hold, on the clock of the service.
        served: the time of service before that.
    """

    ticket: str
    service: str
    quantity: int
    called_at: datetime | None
    served: timedelta


@dataclass(frozen=True, slots=True)
class PromisedWait:
    """The predicted wait of a ticket (seconds), and its actual wait until the first call, without
    suspensions.

    Attributes:
        service: the service of the prediction.
    """

    service: str
    estimate: int
    promise: int
    waited: timedelta


@dataclass(frozen=True, slots=True)
class DayCount:
    """The work of a counter on a day."""

    served: int
    missed: int
    mean_service: int | None
