"""When a ticket ends, and whether its visitor can still be served."""

from datetime import datetime, timedelta
from typing import Final

from contract.enums import ACTIVE, TicketState
from server.domain import limits
from server.domain.calendar import business_day
from server.domain.counters import Counter
from server.domain.tickets import Coupon, Ticket
from server.engine.centre_view import CentreView
from server.rules.profiles import levels_of, suspended_services

LEFT_AFTER: Final = timedelta(minutes=30)
"""After this time without a command of its operator a counter may count as left."""


def ends_with_day(reading: CentreView, ticket: Ticket, now: datetime) -> bool:
    """Whether an open ticket ends when its day is closed. One at a counter is finished as usual,
    until the business day turns, while its operator is there: a long service gives no sign for
    longer."""
    at = reading.counter(ticket.counter) if ticket.counter and ticket.state in ACTIVE else None
    stop, setup = ticket.present, reading.setup
    usual = timedelta(seconds=setup.typical.get(stop.service, 0) * stop.quantity)
    long = max(LEFT_AFTER, usual * setup.config.alarms.service_of_typical)
    is_there = at is not None and now - at.last_sign < long
    return not is_there or ticket.day < business_day(now, reading.setup.config.centre)


def resumable(reading: CentreView, counter: Counter, ticket: Ticket) -> bool:
    """Whether a ticket on hold can be called back to a counter."""
    service = ticket.present.service
    is_served = ticket.counter == counter.id or service in levels_of(reading, counter).level_of
    return is_served and service not in suspended_services(reading)


def reopenable_here(reading: CentreView, counter: Counter, ticket: Ticket, now: datetime) -> bool:
    """Whether the ticket last finished at a counter can still be served there again."""
    finished_at = counter.last_finished_at
    if counter.last_finished != ticket.id or finished_at is None:
        return False
    recent = limits.may_reopen(finished_at, reading.setup.config.rules, now)
    return recent and not number_is_gone(reading, ticket, now)


def may_come_back(reading: CentreView, ticket: Ticket, now: datetime) -> bool:
    """Whether a missed visitor still keeps the place."""
    clock, until = reading.clock(ticket.present.service, now), ticket.comeback_until
    return until is not None and clock <= until


def number_is_gone(reading: CentreView, ticket: Ticket, now: datetime) -> bool:
    """Whether the number of an ended ticket is in use by another open ticket, or leased to a
    kiosk."""
    if ticket.state is TicketState.MISSED and may_come_back(reading, ticket, now):
        return False
    return reading.is_number_taken(ticket.number, ticket.day, now, resting=False)


def is_used(reading: CentreView, coupon: Coupon) -> bool:
    """Whether a coupon was redeemed by a ticket that was not cancelled (its paper jammed, for
    example)."""
    used_by = reading.ticket(coupon.used_by) if coupon.used_by is not None else None
    if used_by is None:
        return False
    return used_by.state is not TicketState.CANCELLED or used_by.ended_with_coupon
