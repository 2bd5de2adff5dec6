"""The result of printing a ticket's paper; cancelling and reopening a ticket."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from contract import commands as c
from contract import events as e
from contract.enums import CommandName, Paper, Role, TicketState
from contract.errors import FieldFault, ProblemType, Refusal, malformed_field
from contract.lifecycle import allowed_on
from contract.operations import may
from server.commands.counters import settle_in_queue
from server.context import Answer, AppContext, TicketReply
from server.domain import calendar, limits
from server.domain.numbering import Lease
from server.domain.principal import Principal
from server.domain.tickets import Coupon, Ticket, next_stop
from server.engine.centre_view import CentreView
from server.engine.unit_of_work import UnitOfWork
from server.views.intake import quota_of
from server.views.lookups import ticket_of
from server.views.staffing import may_come_back, number_is_gone
from server.views.waits import waits_of

BEARERS = frozenset({Role.VISITOR, Role.KIOSK})
"""Roles that act for the bearer, without a decision of the staff."""


STILL_THERE = timedelta(minutes=5)
"""How long after its issue a ticket taken by mistake may be cancelled at its kiosk."""


def report_print(
    app: AppContext, unit: UnitOfWork, who: Principal, command: c.ReportPrint
) -> Answer:
    """Record the result of printing the paper. A report of what is already recorded changes
    nothing."""
    ticket = ticket_of(unit, command.ticket)
    if command.paper is Paper.FAILED:
        fault = command.fault
        if fault is None:
            raise malformed_field("fault", "is needed where the paper failed")
        if ticket.paper is not Paper.FAILED:
            unit.append(e.PrintFailed(ticket=ticket.id, fault=fault))
    elif ticket.paper is not command.paper:
        unit.append(e.TicketPrinted(ticket=ticket.id, paper=command.paper))
    return TicketReply(ticket.id)


def cancel(app: AppContext, unit: UnitOfWork, who: Principal, command: c.Cancel) -> Answer:
    """Cancel a ticket. A kiosk may only cancel a ticket without a paper, or one that it issued or
    handed in recently: its visitor is still at the kiosk, or cancelled it while the server was
    away."""
    ticket = ticket_of(unit, command.ticket)
    lease = unit.get(Lease, ticket.id)
    came_at = ticket.issued_at if lease is None else lease.ended_at or ticket.issued_at
    fresh = ticket.device == who.id and unit.now - came_at <= STILL_THERE
    in_hand = ticket.paper not in (Paper.PENDING, Paper.FAILED, Paper.NONE)
    if who.role is Role.KIOSK and in_hand and not fresh:
        raise Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": who.role})
    unit.append(e.TicketCancelled(ticket=ticket.id, reason=command.reason))
    return TicketReply(ticket.id)


def reopen(app: AppContext, unit: UnitOfWork, who: Principal, command: c.Reopen) -> Answer:
    """Bring a missed ticket back to its kept place, or a cancelled one to its queue."""
    ticket = ticket_of(unit, command.ticket)
    _can_be_reopened(unit, who, ticket)
    unit.append(e.TicketReopened(ticket=ticket.id, counter=None, by_bearer=who.role in BEARERS))
    settle_in_queue(unit, ticket.id)
    return TicketReply(ticket.id)


ABOUT: Final = timedelta(minutes=5)
"""How exactly a visitor remembers the time at which the ticket was taken."""


def taken_about(reading: CentreView, at: time) -> Sequence[str]:
    """The ids of the open day's tickets that were taken at about a time of day, the newest first;
    none while no day is open."""
    day, head = reading.centre.day, reading.layout.config.centre
    if day is None:
        return ()
    moment = datetime.combine(day, at, ZoneInfo(head.time_zone))
    if moment < calendar.day_begins(head, day):
        # A business day may continue after midnight.
        moment += calendar.ONE_DAY
    return reading.tickets_taken(moment - ABOUT, moment + ABOUT)


def allowed_now(unit: UnitOfWork, who: Principal, ticket: Ticket) -> tuple[CommandName, ...]:
    """The commands on a ticket away from the counter that a role may give now, and that are not too
    late."""
    found = allowed_on(ticket.state, another_stop=not ticket.been_everywhere)
    names = [name for name in found if may(who.role, name)]
    if CommandName.REOPEN in names:
        # The same check as in the command: a command that is listed works.
        try:
            _can_be_reopened(unit, who, ticket)
        except Refusal:
            names.remove(CommandName.REOPEN)
    return tuple(names)


def _can_be_reopened(unit: UnitOfWork, who: Principal, ticket: Ticket) -> None:
    """Refuse to reopen a ticket whose day or time is over.

    Raises:
        Refusal: `past_day`, `too_late`, `unknown_service`; `not_allowed_now` for a finished one,
            which only its counter can reopen. (Other states are refused by the state table when the
            event is appended.)
    """
    bearer = who.role in BEARERS
    too_late = Refusal(ProblemType.TOO_LATE, {"command": CommandName.REOPEN}, state=ticket.state)
    if unit.centre.day != ticket.day:
        raise Refusal(ProblemType.PAST_DAY)
    match ticket.state:
        case TicketState.MISSED:
            late = bearer and not may_come_back(unit, ticket, unit.now)
            if late or number_is_gone(unit, ticket, unit.now):
                raise too_late
            still_served(unit, ticket)
        case TicketState.CANCELLED:
            if _is_gone(unit, ticket) or (bearer and not _bearer_may(unit, ticket)):
                raise too_late
            still_served(unit, ticket)
        case TicketState.FINISHED:
            raise Refusal(
                ProblemType.NOT_ALLOWED_NOW,
                {"command": CommandName.REOPEN, "state": ticket.state},
                state=ticket.state,
            )
    if bearer and ticket.reopens >= unit.layout.config.rules.visitor_reopens:
        raise too_late


def _is_gone(unit: UnitOfWork, ticket: Ticket) -> bool:
    """Whether a cancelled ticket cannot be reopened any more: too old, or its number or coupon is
    in use again."""
    recent = limits.may_reopen(ticket.since, unit.layout.config.rules, unit.now)
    late = not recent and not ticket.ended_with_coupon
    coupon = unit.get(Coupon, ticket.coupon) if ticket.coupon is not None else None
    used_again = coupon is not None and coupon.used_by != ticket.id
    return late or used_again or number_is_gone(unit, ticket, unit.now)


def _bearer_may(unit: UnitOfWork, ticket: Ticket) -> bool:
    """Whether a bearer may reopen a cancelled ticket: not if the centre ended it (the coupon would
    be lost), and not if cancelling and reopening would get round the comeback time of a missed
    visitor, or a quota that others have used meanwhile."""
    if ticket.ended_with_coupon:
        return False
    if ticket.comeback_until is not None and not may_come_back(unit, ticket, unit.now):
        return False
    services = {stop.service for stop in ticket.left} & set(unit.layout.services)
    return all(quota_of(unit, service, unit.now).left != 0 for service in services)


def still_served(unit: UnitOfWork, ticket: Ticket) -> None:
    """Refuse a ticket for a service that the configuration does not have any more."""
    for stop in ticket.left:
        if stop.service not in unit.layout.services:
            raise Refusal(
                ProblemType.UNKNOWN_SERVICE,
                {"service": stop.service},
                fields=(FieldFault(field="ticket", message=f"is for '{stop.service}'"),),
            )


def stop_after(unit: UnitOfWork, ticket: Ticket, leaves: str | None = None) -> int | None:
    """The stop that follows when the current one ends; None after the last.

    Args:
        leaves: the counter that becomes free when the current stop ends.
    """
    if len(ticket.pending) < 2:
        return ticket.pending[0] if ticket.pending else None
    waits, order = waits_of(unit, unit.now, leaves), unit.layout.config.rules.stop_order
    return next_stop(ticket, order, partial(waits.seconds_elsewhere, ticket))
