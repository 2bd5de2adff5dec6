"""A centre, which is the unit of consistency, and its services: how events change them, and the
clocks that stand still during a suspension.

The clock of a service is the time minus all the time for which it was suspended so far: by itself,
with the whole centre, or because the server was down (a gap). Waiting, walking, serving, the time
to come back and the time to answer a call are all measured on it. So a suspension costs no ticket
its place or its time, and resuming changes one number. It runs on the clock of the centre, so an
overlap counts once.
"""

import re
from copy import replace
from datetime import date, datetime, timedelta
from typing import Final

from msgspec import Struct

from contract import events as e
from contract.centre import CentreConfig
from contract.enums import ClockDoubt
from contract.epochs import letters_of
from contract.ids import full_id, key_of
from server.domain.overbooking import ShowRate


class Restore(Struct, frozen=True):
    """A restore of a centre from a backup: the letters of its epoch, which end the ids of later
    tickets, and the ordinal of the last ticket before."""

    letters: str
    ordinal: int


class Centre(Struct, frozen=True):
    """The row that every command of a centre locks first.

    Attributes:
        epoch: the name of its log since the first import, or since the last restore.
        head: the hash of the last event; "" before the first.
        catalogue: the version of the configuration's texts.
        call: the number of the last call; never resets.
        ordinal: how many tickets the centre ever issued.
        day: the open business day; None while closed.
        last_day: the day that was opened last.
        opened_at: the time of that.
        confirmed_at: the time of the last event by which a manager confirmed the time.
        suspended_at, suspended_for, expected_end: since when, why and until when (if known) the
            whole centre is suspended.
        resumes_automatically: whether the clock ends the suspension then.
        stopped: how long it was suspended before, including downtime of the server.
        resumed_at: when a suspension, of the centre or a service, or a gap last ended.
        gap_from, gap_until: the last downtime of the server, during which all clocks stood still.
        intake_stopped_for: why no more tickets are issued today.
        intake_until: when they are issued again.
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
    confirmed_at: datetime | None = None
    suspended_at: datetime | None = None
    suspended_for: str | None = None
    expected_end: datetime | None = None
    stopped: timedelta = timedelta()
    resumed_at: datetime | None = None
    gap_from: datetime | None = None
    gap_until: datetime | None = None
    intake_stopped_for: str | None = None
    intake_until: datetime | None = None
    phones_off: bool = False
    show_rates: tuple[ShowRate, ...] = ()
    resumes_automatically: bool = False
    restores: tuple[Restore, ...] = ()

    def running_since(self, moment: datetime) -> datetime:
        """A moment, or when the last suspension ended if that was later."""
        return max(moment, self.resumed_at or moment)


class SeriesState(Struct, frozen=True):
    """The state of a series on its day.

    Attributes:
        last: the last issued number; None before the first.
        given: how many numbers were issued; after a wrap more than the range has.
    """

    id: str
    centre: str
    day: date
    last: int | None = None
    given: int = 0


def evolve(centre: Centre, data: e.Payload, at: datetime) -> Centre:
    """The centre after one of its events."""
    centre = replace(centre, last_at=at)
    match data:
        case e.CentreConfigured():
            return replace(centre, config=data.config, catalogue=data.catalogue)
        case e.CentreRestored():
            restores = (*centre.restores, Restore(letters_of(data.epoch), centre.ordinal))
            return replace(centre, epoch=data.epoch, call=data.call, restores=restores)
        case e.DayOpened():
            return replace(
                centre,
                day=data.day,
                last_day=data.day,
                opened_at=at,
                intake_stopped_for=None,
                intake_until=None,
            )
        case e.DayClosed():
            return replace(centre, day=None)
        case e.TicketIssued():
            # A ticket that is handed in has an ordinal from its lease.
            return replace(centre, ordinal=max(centre.ordinal, data.ordinal))
        case e.LeaseGranted():
            return replace(centre, ordinal=data.first_ordinal + len(data.tickets) - 1)
        case e.CentreSuspended():
            return replace(
                centre,
                suspended_at=at,
                suspended_for=data.reason,
                expected_end=data.expected_end,
                resumes_automatically=data.resume_automatically,
            )
        case e.CentreResumed():
            return replace(
                centre,
                suspended_at=None,
                suspended_for=None,
                expected_end=None,
                resumes_automatically=False,
                stopped=timedelta(milliseconds=data.stopped),
                resumed_at=at,
            )
        case e.GapRecorded() if centre.suspended_at is None:
            stopped, until = timedelta(milliseconds=data.stopped), min(data.until, at)
            began = until - (stopped - centre.stopped)
            return replace(centre, stopped=stopped, resumed_at=at, gap_from=began, gap_until=until)
        case e.ServiceResumed():
            return replace(centre, resumed_at=at)
        case e.IntakeStopped():
            return replace(centre, intake_stopped_for=data.reason, intake_until=data.until)
        case e.IntakeResumed():
            return replace(centre, intake_stopped_for=None, intake_until=None)
        case e.PhoneTicketsSet():
            return replace(centre, phones_off=not data.on)
        case e.TimeConfirmed() | e.ClockShifted():
            return replace(centre, confirmed_at=at)
        case e.TicketCalled() | e.TicketRecalled() | e.TicketResumed():
            return replace(centre, call=data.call)
        case _:
            return centre


BEHIND = timedelta(minutes=2)
"""A clock that is further behind the last event is in doubt."""

AHEAD = timedelta(days=3)
"""A clock that is, at the start, further ahead of the last event and the last sign of a running
server is in doubt."""


def event_time(clock: datetime, last_at: datetime | None) -> datetime:
    """The time of an event that comes after the last one."""
    return clock if last_at is None else max(clock, last_at)


def doubt(
    centre: Centre, clock: datetime, *, started: datetime, alive: datetime | None, jumped: bool
) -> ClockDoubt | None:
    """Why the clock may be wrong; None if there is no sign of it.

    Args:
        started: its time when this process started, or when the time was confirmed.
        alive: when a server last ran before that; None: not known.
        jumped: whether it jumped since.
    """
    if jumped:
        return ClockDoubt.JUMPED
    if centre.last_at is None or centre.last_day is None:
        return None
    if clock < centre.last_at - BEHIND:
        # After a confirmation while it is behind, the time stands at that event until the clock has
        # caught up.
        return ClockDoubt.BEHIND if centre.confirmed_at != centre.last_at else None
    seen = max(centre.last_at, alive or centre.last_at)
    return ClockDoubt.AHEAD if started > seen + AHEAD else None


_TICKET: Final = re.compile(r"t([1-9][0-9]{0,17})(?:-([a-z2-7]{4}))?")


class RestingNumber(Struct, frozen=True):
    """A number that a visitor may hold, though it is not in the log; `through` is the last day on
    which it is not issued again."""

    id: str
    through: date


def ticket_id(centre: Centre, ordinal: int) -> str:
    """The id of the ticket with an ordinal: `asan-7.t1042`, or `asan-7.t1042-x7k3` since a
    restore."""
    key = f"t{ordinal}"
    return full_id(centre.id, f"{key}-{centre.restores[-1].letters}" if centre.restores else key)


def is_in_log(centre: Centre, identity: str) -> bool:
    """Whether the log of a centre contains the issue or lease of this id."""
    found = _TICKET.fullmatch(key_of(identity))
    if found is None:
        return False
    ordinal, letters = int(found[1]), found[2] or ""
    begun = [("", 0), *((restore.letters, restore.ordinal) for restore in centre.restores)]
    ends = [*(restore.ordinal for restore in centre.restores), centre.ordinal]
    return any(
        known == letters and after < ordinal <= last
        for (known, after), last in zip(begun, ends, strict=True)
    )


# Services, and the clocks.

CENTRE = ""
"""Stands for all services in place of the id of a service."""

LEAST_GAP = timedelta(minutes=1)
"""The shortest downtime of the server that is a gap."""

MILLISECOND = timedelta(milliseconds=1)


class ServiceState(Struct, frozen=True):
    """The state of a service, as set by staff.

    Attributes:
        closed_for: why staff stopped issuing tickets for it; tickets already taken are served.
        closed_until: when tickets are issued again.
        suspended_at, suspended_for, expected_end: those of the current suspension.
        resumes_automatically: whether the clock ends it at `expected_end`.
        stopped_at: the centre's clock when that began.
        stopped: how long the service was suspended before, on the centre's clock.
    """

    id: str
    centre: str
    closed_for: str | None = None
    closed_until: datetime | None = None
    suspended_at: datetime | None = None
    suspended_for: str | None = None
    expected_end: datetime | None = None
    resumes_automatically: bool = False
    stopped_at: datetime | None = None
    stopped: timedelta = timedelta()


def centre_clock(centre: Centre, at: datetime) -> datetime:
    """The time minus the total suspended time of the centre so far."""
    return min(at, centre.suspended_at or at) - centre.stopped


def service_clock(centre: Centre, service: ServiceState | None, at: datetime) -> datetime:
    """The time minus the total suspended time of a service so far; `None`: it never was."""
    now = centre_clock(centre, at)
    if service is None:
        return now
    return min(now, service.stopped_at or now) - service.stopped


def centre_stopped(centre: Centre, at: datetime) -> timedelta:
    """How long the centre was suspended so far."""
    return at - centre_clock(centre, at)


def service_stopped(centre: Centre, service: ServiceState, at: datetime) -> timedelta:
    """How long a service was suspended so far, on the centre's clock."""
    return centre_clock(centre, at) - service_clock(centre, service, at)


def stopped_with_gap(centre: Centre, since: datetime, until: datetime, at: datetime) -> timedelta:
    """How long the centre was suspended so far, including the part of a gap in which it was not
    suspended. The gap counts from the last event on: the clock never goes back."""
    before = centre_stopped(centre, at)
    if centre.suspended_at is not None:
        return before
    begun = max(since, centre.last_at or since)
    return before + max(timedelta(), min(until, at) - begun)


def service_changed(
    centre: Centre, state: ServiceState, data: e.Payload, at: datetime
) -> ServiceState:
    """A service after one of its events."""
    match data:
        case e.ServiceOpened():
            return replace(state, closed_for=None, closed_until=None)
        case e.ServiceClosed():
            return replace(state, closed_for=data.reason, closed_until=data.until)
        case e.ServiceSuspended():
            return replace(
                state,
                suspended_at=state.suspended_at or at,
                suspended_for=data.reason,
                expected_end=data.expected_end,
                resumes_automatically=data.resume_automatically,
                stopped_at=state.stopped_at or centre_clock(centre, at),
            )
        case e.ServiceResumed():
            return replace(
                state,
                suspended_at=None,
                suspended_for=None,
                expected_end=None,
                resumes_automatically=False,
                stopped_at=None,
                stopped=data.stopped * MILLISECOND,
            )
        case _:
            return state
