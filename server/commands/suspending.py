"""Suspending and resuming services and the centre; stopping the intake; downtime of the server."""

from collections.abc import Iterable
from datetime import datetime

from contract import commands as c
from contract import events as e
from contract.enums import TicketState
from contract.errors import ProblemType, Refusal, malformed_field
from server.commands.calling import require_running
from server.commands.counters import settle_in_queue
from server.context import Answer, AppContext
from server.domain.calendar import business_day_ends
from server.domain.centres import (
    LEAST_GAP,
    MILLISECOND,
    centre_stopped,
    service_stopped,
    stopped_with_gap,
)
from server.domain.tickets import Ticket
from server.engine.unit_of_work import UnitOfWork
from server.views.lookups import service_of


def open_service(app: AppContext, unit: UnitOfWork, command: c.OpenService) -> Answer:
    """Issue tickets for a service again; an open one stays as it is."""
    identity = service_of(unit, command.service)
    state = unit.services().get(identity)
    if state is not None and state.closed_for is not None:
        unit.append(e.ServiceOpened(service=identity))
    return {"service": identity}


def close_service(app: AppContext, unit: UnitOfWork, command: c.CloseService) -> Answer:
    """Issue no more tickets for a service, for a time or today; visitors who hold one are served. A
    second time changes the reason and the time."""
    identity = service_of(unit, command.service)
    until = _within_the_day(unit, command.until)
    state = unit.services().get(identity)
    if state is None or (state.closed_for, state.closed_until) != (command.reason, until):
        unit.append(e.ServiceClosed(service=identity, reason=command.reason, until=until))
    return {"service": identity}


def suspend_service(app: AppContext, unit: UnitOfWork, command: c.SuspendService) -> Answer:
    """Stop the calls of a service; tickets called for it go back to their places. A second time
    changes the reason and the expected end."""
    identity = service_of(unit, command.service)
    _look_at_end(unit, command)
    unit.append(
        e.ServiceSuspended(
            service=identity,
            reason=command.reason,
            expected_end=command.expected_end,
            resume_automatically=command.resume_automatically,
        )
    )
    _take_back(unit, [one for one in unit.active() if one.present.service == identity])
    return {"service": identity}


def resume_service(app: AppContext, unit: UnitOfWork, command: c.ResumeService) -> Answer:
    """Resume a service; one that is not suspended stays as it is."""
    identity = service_of(unit, command.service)
    state = unit.services().get(identity)
    if state is not None and state.suspended_at is not None:
        stopped = service_stopped(unit.centre, state, unit.now) // MILLISECOND
        unit.append(e.ServiceResumed(service=identity, stopped=stopped))
    return {"service": identity}


def suspend_centre(app: AppContext, unit: UnitOfWork, command: c.SuspendCentre) -> Answer:
    """Suspend the centre: no ticket is issued or called, called ones go back to their places."""
    require_running(unit)
    _look_at_end(unit, command)
    unit.append(
        e.CentreSuspended(
            reason=command.reason,
            expected_end=command.expected_end,
            resume_automatically=command.resume_automatically,
        )
    )
    _take_back(unit, unit.active())
    return {}


def resume_centre(app: AppContext, unit: UnitOfWork, command: c.ResumeCentre) -> Answer:
    """Resume the centre, in the same order; one that is not suspended stays as it is."""
    if unit.centre.suspended_at is not None:
        stopped = centre_stopped(unit.centre, unit.now) // MILLISECOND
        unit.append(e.CentreResumed(stopped=stopped))
    return {}


def stop_intake(app: AppContext, unit: UnitOfWork, command: c.StopIntake) -> Answer:
    """Issue no more tickets in the whole centre, for a time or on the open day. A second time
    changes the reason and the time."""
    centre = unit.centre
    if centre.day is None:
        raise Refusal(ProblemType.DAY_NOT_OPEN)
    until = _within_the_day(unit, command.until)
    if (centre.intake_stopped_for, centre.intake_until) != (command.reason, until):
        unit.append(e.IntakeStopped(reason=command.reason, until=until))
    return {}


def resume_intake(app: AppContext, unit: UnitOfWork, command: c.ResumeIntake) -> Answer:
    """Issue tickets again; if they are issued already, nothing changes."""
    if unit.centre.intake_stopped_for is not None:
        unit.append(e.IntakeResumed())
    return {}


def record_gap(app: AppContext, unit: UnitOfWork, command: c.RecordGap) -> Answer:
    """Record that the server was down. Calls stay as they are: the operator can recall. Without an
    open day no ticket was affected."""
    if unit.centre.day is not None and command.until - command.since >= LEAST_GAP:
        total = stopped_with_gap(unit.centre, command.since, command.until, unit.now)
        unit.append(
            e.GapRecorded(since=command.since, until=command.until, stopped=total // MILLISECOND)
        )
    return {}


def _within_the_day(unit: UnitOfWork, until: datetime | None) -> datetime:
    """When tickets are issued again: at a time of this business day (or `malformed`), or when it
    ends."""
    end = business_day_ends(unit.layout.config.centre, unit.now)
    if until is None:
        return end
    if not unit.now < until <= end:
        raise malformed_field("until", "is past" if until <= unit.now else "is not today")
    return until


def _look_at_end(unit: UnitOfWork, command: c.SuspendService | c.SuspendCentre) -> None:
    """Refuse an expected end in the past, or a missing one, as `malformed`."""
    end = command.expected_end
    if end is not None and end <= unit.now:
        raise malformed_field("expected_end", "is past")
    if end is None and command.resume_automatically:
        raise malformed_field("expected_end", "is needed: without it the pause has no end")


def _take_back(unit: UnitOfWork, tickets: Iterable[Ticket]) -> None:
    """Withdraw the calls of those that are called."""
    for one in [one for one in tickets if one.state is TicketState.CALLED]:
        assert one.counter is not None
        call = one.call or 0
        unit.append(
            e.CallWithdrawn(ticket=one.id, counter=one.counter, call=call, reason="suspended")
        )
        settle_in_queue(unit, one.id)
