"""A centre: the unit of consistency, and what each event makes of it."""

from dataclasses import dataclass, replace
from datetime import date

from contract import events as e
from contract.centre import CentreConfig


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


def evolve(centre: Centre, data: e.Payload) -> Centre:
    """What the centre is after one of its events."""
    match data:
        case e.CentreConfigured():
            return replace(centre, config=data.config, catalogue=data.catalogue)
        case e.DayOpened():
            return replace(centre, day=data.day, last_day=data.day)
        case e.DayClosed():
            return replace(centre, day=None)
        case e.TicketIssued():
            return replace(centre, ordinal=data.ordinal)
        case e.TicketCalled() | e.TicketRecalled() | e.TicketResumed():
            return replace(centre, call=data.call)
        case _:
            return centre


def numbered(state: SeriesState, data: e.TicketIssued, prefix: str) -> SeriesState:
    """The series after a ticket took its number."""
    return replace(state, last=int(data.number.removeprefix(prefix)), given=state.given + 1)
