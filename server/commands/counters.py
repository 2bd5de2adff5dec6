"""Opening, pausing, closing and taking over a counter; its work profile; tickets reserved for
it."""

from copy import replace
from datetime import datetime, timedelta

from contract import commands as c
from contract import events as e
from contract.enums import ACTIVE, CounterState, Role, TicketState
from contract.errors import FieldFault, ProblemType, Refusal, malformed_field
from contract.lifecycle import NotAllowed
from server.domain.counters import Counter
from server.domain.selection import Levels
from server.domain.tickets import for_counter
from server.engine.centre_view import CentreView
from server.engine.unit_of_work import UnitOfWork
from server.rules.lookups import counter_for, counter_of, counter_taken
from server.rules.profiles import levels_of, names_of, unserved, with_levels


def open_counter(unit: UnitOfWork, command: c.OpenCounter) -> None:
    """Open a counter, or resume work at it; an operator has one counter at a time."""
    counter = counter_of(unit, command.counter)
    if counter.operator not in (None, unit.who.id):
        raise counter_taken(unit, counter)
    _sits_nowhere_else(unit, counter)
    unit.append(e.CounterOpened(counter=counter.id, operator=unit.who.id))


def take_over(unit: UnitOfWork, command: c.TakeOver) -> None:
    """Take over a counter that its operator left; supervisors need not wait for the limit."""
    counter = counter_of(unit, command.counter)
    if counter.operator is None:
        raise NotAllowed(counter.state, command.name, ())
    if counter.operator == unit.who.id:
        return
    _sits_nowhere_else(unit, counter)
    away = timedelta(minutes=unit.setup.config.rules.take_over_minutes)
    left = counter.acted_at is None or unit.now - counter.acted_at >= away
    if unit.who.role is Role.OPERATOR and not left:
        raise counter_taken(unit, counter)
    unit.append(e.CounterTakenOver(counter=counter.id, operator=unit.who.id, was=counter.operator))


def _sits_nowhere_else(unit: UnitOfWork, counter: Counter) -> None:
    for other in unit.counters():
        if other.id != counter.id and other.operator == unit.who.id:
            raise counter_taken(unit, other)


def take_break(unit: UnitOfWork, command: c.TakeBreak) -> None:
    """Pause a counter that has no ticket."""
    counter = _without_ticket(unit, command)
    unit.append(
        e.CounterPaused(
            counter=counter.id,
            reason=command.reason,
            expected_end=unit.now + timedelta(minutes=command.minutes),
        )
    )


def close_counter(unit: UnitOfWork, command: c.CloseCounter) -> None:
    """Close a counter that has no ticket; tickets reserved for it now wait for their services."""
    counter = _without_ticket(unit, command)
    reason = "left_open" if unit.who.role is Role.CLOCK else "operator"
    unit.append(e.CounterClosed(counter=counter.id, reason=reason))
    release(unit, counter)


def record_connection(unit: UnitOfWork, command: c.RecordConnection) -> None:
    """Record that the operator has left a counter, as far as is known, or is back."""
    counter = counter_of(unit, command.counter)
    if counter.state is CounterState.CLOSED:
        return
    if not command.connected:
        record_absence(unit, counter, command.since or unit.now)
    elif not counter.connected:
        unit.append(e.CounterConnectionChanged(counter=counter.id, connected=True))


def record_absence(unit: UnitOfWork, counter: Counter, since: datetime) -> None:
    """Record since when a counter has no operator, unless that is known already."""
    if counter.connected:
        # Intervals before that are facts already.
        since = max(since, counter.same_since or counter.since)
        unit.append(e.CounterConnectionChanged(counter=counter.id, connected=False, since=since))


def close_counters_of(unit: UnitOfWork, person: str) -> None:
    """Close the counters of an operator whose sessions ended, because estimates count on open ones.
    One with a ticket stays open for the next operator who signs in there."""
    for counter in unit.counters():
        if counter.operator == person and counter.ticket is None:
            unit.append(e.CounterClosed(counter=counter.id))
            release(unit, counter)


def set_profile(unit: UnitOfWork, command: c.SetProfile) -> None:
    """Give a counter another work profile; the next call follows it."""
    counter = counter_of(unit, command.counter)
    if command.profile is not None and command.profile not in unit.setup.profiles:
        known = ", ".join(unit.setup.profiles)
        raise malformed_field("profile", f"is none of {known}")
    if counter.profile == command.profile:
        return
    if command.ask:
        wanted = unit.setup.profile_of(counter.id, command.profile)
        _require_coverage(unit, counter, unit.setup.levels[wanted])
    unit.append(e.ProfileSet(counter=counter.id, profile=command.profile))


def _require_coverage(unit: UnitOfWork, counter: Counter, instead: Levels | None = None) -> None:
    """Refuse if a queue would be left without a counter that serves it."""
    others = [(other, levels) for other, levels in with_levels(unit) if other.id != counter.id]
    # The operator who asks is present.
    here = replace(counter, acted_at=unit.now)
    before = unserved(unit, unit.now, [*others, (here, levels_of(unit, counter))])
    after = unserved(unit, unit.now, [*others, *([(here, instead)] if instead else [])])
    left = [service for service in after if service not in before]
    if left:
        values = {"name": names_of(unit, left), "more": len(left) - 1}
        faults = tuple(FieldFault(field="services", message=fault) for fault in left)
        raise Refusal(ProblemType.QUEUE_UNSERVED, values, faults, counter.state)


def release_reserved(unit: UnitOfWork, command: c.ReleaseReserved) -> None:
    """Release the tickets reserved for a counter that stays away."""
    counter = counter_of(unit, command.counter)
    if stays_away(unit, counter, unit.now):
        release(unit, counter)


def stays_away(reading: CentreView, counter: Counter, now: datetime) -> bool:
    """Whether a counter is on a break well past its expected return."""
    grace = timedelta(minutes=reading.setup.config.rules.reserved_grace_minutes)
    return (
        counter.state is CounterState.PAUSED
        and counter.expected_end is not None
        and now >= counter.expected_end + grace
    )


def release(unit: UnitOfWork, counter: Counter) -> None:
    """Release the tickets reserved for a counter to their services."""
    bound = for_counter(counter.id)
    for ticket in unit.open_tickets():
        # A ticket that is at a counter now is released when it comes back to a queue.
        if ticket.reserved_for == bound and ticket.state not in ACTIVE:
            unit.append(e.TicketReleased(ticket=ticket.id, was=bound))


def settle_in_queue(unit: UnitOfWork, identity: str) -> None:
    """Settle a ticket that came back to a queue: if the counter it is reserved for has closed
    meanwhile, it waits for its service; if its day has, it expires."""
    ticket = unit.ticket(identity)
    if ticket is None or ticket.state is not TicketState.WAITING:
        return
    if ticket.day != unit.centre.day:
        unit.append(e.TicketExpired(ticket=ticket.id))
        return
    if not ticket.reserved_for:
        return
    counters = unit.counters()
    at_work = (place.id for place in counters if place.state is not CounterState.CLOSED)
    if ticket.reserved_for not in map(for_counter, at_work):
        unit.append(e.TicketReleased(ticket=ticket.id, was=ticket.reserved_for))


def _without_ticket(unit: UnitOfWork, command: c.TakeBreak | c.CloseCounter) -> Counter:
    counter = counter_for(unit, command.counter)
    if counter.ticket is not None:
        raise NotAllowed(counter.state, command.name, ())
    if command.ask:
        _require_coverage(unit, counter)
    return counter
