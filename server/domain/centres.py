"""A centre: the unit of consistency, and what each event makes of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from contract import events as e
from contract.centre import CentreConfig
from server.domain.calendar import believed


@dataclass(frozen=True, slots=True)
class Centre:
    """The row that every command of a centre takes first.

    Attributes:
        epoch: changes when the database was restored from a backup.
        revision: the number of the last event.
        head: the hash of the last event; "" before the first.
        catalogue: the version of the configuration's texts.
        call: the number of the last call; never resets.
        ordinal: how many tickets the centre ever issued.
        day: the open business day; None while closed.
        last_day: the day that was opened last.
        opened_at: when that was.
        last_at: the time of the last event.
        trusted_at: the newest time that was believed; what is far from it is doubted.
        suspended_at, suspended_for: since when the whole hall stands still, and why.
        stood_still_at: when a suspension of anything last began, lasted or ended.
        learned: changes whenever the hall has learned something of itself.
    """

    id: str
    epoch: str
    revision: int = 0
    head: str = ""
    config: CentreConfig | None = None
    catalogue: str = ""
    call: int = 0
    ordinal: int = 0
    day: date | None = None
    last_day: date | None = None
    opened_at: datetime | None = None
    last_at: datetime | None = None
    trusted_at: datetime | None = None
    suspended_at: datetime | None = None
    suspended_for: str | None = None
    stood_still_at: datetime | None = None
    learned: int = 0


@dataclass(frozen=True, slots=True)
class SeriesState:
    """How far a series has come on its day.

    Attributes:
        last: the last number given; None before the first.
        given: how many numbers were given; more than the range after a wrap.
    """

    id: str
    centre: str
    day: date
    last: int | None = None
    given: int = 0


def evolve(centre: Centre, data: e.Payload, at: datetime) -> Centre:
    """What the centre is after one of its events."""
    # Whoever opens a day by hand vouches for the time, and whoever shifts the clock.
    vouched = isinstance(data, e.ClockShifted) or (isinstance(data, e.DayOpened) and data.confirmed)
    trusted = at if vouched else believed(centre.trusted_at, at)
    centre = replace(centre, last_at=at, trusted_at=trusted)
    match data:
        case e.CentreConfigured():
            return replace(centre, config=data.config, catalogue=data.catalogue)
        case e.DayOpened():
            return replace(centre, day=data.day, last_day=data.day, opened_at=at)
        case e.DayClosed():
            return replace(centre, day=None)
        case e.TicketIssued():
            # A ticket that is handed in has an ordinal from its lease.
            return replace(centre, ordinal=max(centre.ordinal, data.ordinal))
        case e.LeaseGranted():
            return replace(centre, ordinal=data.first_ordinal + len(data.tickets) - 1)
        case e.CentreSuspended():
            return replace(centre, suspended_at=at, suspended_for=data.reason)
        case e.CentreResumed():
            return replace(centre, suspended_at=None, suspended_for=None)
        case e.TicketCalled() | e.TicketRecalled() | e.TicketResumed():
            return replace(centre, call=data.call)
        case _:
            return centre


def fresh_series(identity: str, centre: str, day: date | None) -> SeriesState:
    """A series from which no number was given on a day."""
    return SeriesState(identity, centre, day or date.min)


def numbered(state: SeriesState, data: e.TicketIssued, prefix: str) -> SeriesState:
    """The series after a ticket took its number."""
    return replace(state, last=int(data.number.removeprefix(prefix)), given=state.given + 1)
