"""Opening and closing the business day."""

from datetime import date, datetime

from contract import commands as c
from contract import events as e
from contract.enums import CounterState, TicketAction
from contract.errors import ProblemType, Refusal
from contract.lifecycle import TICKET, actions_of
from server.commands.devices import end_leases
from server.context import Answer, AppContext
from server.domain.calendar import business_day, day_begins
from server.engine.unit_of_work import UnitOfWork


def open_day(app: AppContext, unit: UnitOfWork, command: c.OpenDay) -> Answer:
    """Open the current business day; a day that was left open is closed first."""
    if app.doubt(unit.centre) is not None:
        raise Refusal(ProblemType.CLOCK_IN_DOUBT)
    today = business_day(unit.now, unit.layout.config.centre)
    if unit.centre.day == today:
        raise Refusal(ProblemType.DAY_ALREADY_OPEN, {"day": today.isoformat()})
    if unit.centre.day is not None:
        _close(unit, unit.centre.day, "day_turned")
    else:
        # A ticket that was being served when the day closed may be back in a queue since then, and
        # its counter still open.
        _expire(unit)
        begun = day_begins(unit.layout.config.centre, today)
        _close_counters(unit, "day_turned", before=begun)
    # What staff stopped on an earlier day ends; what they stopped this morning stays.
    for state in unit.services().values():
        ended = state.closed_until is None or state.closed_until <= unit.now
        if state.closed_for is not None and ended:
            unit.append(e.ServiceOpened(service=state.id))
    unit.append(e.DayOpened(day=today))
    end_leases(unit)
    return {"day": today.isoformat()}


def close_day(app: AppContext, unit: UnitOfWork, command: c.CloseDay) -> Answer:
    """Close the day: tickets that wait, are called, on hold or missed expire, each with an event. A
    ticket that is being served is finished as usual and counts for that day; its counter stays open
    until then."""
    day = unit.centre.day
    if day is None:
        raise Refusal(ProblemType.DAY_NOT_OPEN)
    expired = _close(unit, day, command.reason)
    return {"day": day.isoformat(), "expired": expired}


def _close(unit: UnitOfWork, day: date, reason: str) -> int:
    expired = _expire(unit)
    _close_counters(unit, "day_closed")
    unit.append(e.DayClosed(day=day, reason=reason, expired=expired))
    return expired


def _expire(unit: UnitOfWork) -> int:
    tickets = unit.open_tickets()
    over = [one.id for one in tickets if TicketAction.EXPIRE in actions_of(TICKET, one.state)]
    for identity in over:
        unit.append(e.TicketExpired(ticket=identity))
    return len(over)


def _close_counters(unit: UnitOfWork, reason: str, before: datetime | None = None) -> None:
    """Close the counters without a ticket; with `before`, only those left open since then: a
    counter that was opened this morning before the day stays open."""
    for counter in unit.counters():
        if counter.state is CounterState.CLOSED or counter.ticket is not None:
            continue
        if before is None or counter.since < before:
            unit.append(e.CounterClosed(counter=counter.id, reason=reason))
