"""Taking a ticket, what became of its paper, giving it up and bringing it back."""

from datetime import timedelta
from itertools import islice

from contract import commands as c
from contract import events as e
from contract.errors import FieldFault, ProblemType, Refusal
from contract.words import (
    Channel,
    Paper,
    Role,
    StopState,
    TicketClass,
    TicketState,
)
from server.application.found import ticket_id, ticket_of
from server.application.hall import Answer, Hall, TicketOf
from server.application.ports import Unit
from server.application.principal import Principal
from server.application.snapshots.waits import expected_for
from server.domain import calendar, numbering
from server.domain.tickets import Ticket

NEAR = 8
"""How many of the next numbers are looked at before the whole range is."""

VISITOR_REOPENS = 1
"""How often a visitor may bring a given-up ticket back."""


def issue(hall: Hall, unit: Unit, who: Principal, command: c.IssueTicket) -> Answer:
    """Issue a ticket: the next number of the series, a place at the end of the line."""
    head = unit.layout.config.centre
    for index, wish in enumerate(command.services):
        service = unit.layout.services.get(wish.service)
        if service is None:
            raise Refusal(
                ProblemType.UNKNOWN_SERVICE,
                {"service": wish.service},
                fields=(FieldFault(field=f"services.{index}", message="is no service here"),),
            )
        intake = calendar.intake(head, service, unit.now, unit.centre.day)
        if intake.reason is not None:
            raise Refusal(
                ProblemType.SERVICE_CLOSED,
                {
                    "service": wish.service,
                    "name": service.names,
                    "reason": intake.reason,
                    "opens_at": intake.opens_at.isoformat() if intake.opens_at else "",
                    **calendar.said(intake.opens_at, unit.now, head),
                },
            )
    if unit.centre.day is None:
        raise Refusal(ProblemType.DAY_NOT_OPEN)
    if command.language not in head.languages:
        raise Refusal(
            ProblemType.MALFORMED,
            fields=(
                FieldFault(
                    field="language",
                    message=f"is none of the hall's: {', '.join(head.languages)}",
                ),
            ),
        )
    first = command.services[0].service
    series = unit.layout.series[unit.layout.services[first].series]
    expected = expected_for(unit, first)
    ordinal = unit.centre.ordinal + 1
    identity = ticket_id(unit.centre.id, ordinal)
    unit.append(
        e.TicketIssued(
            ticket=identity,
            ordinal=ordinal,
            number=_next_number(unit, series.key),
            series=series.key,
            day=unit.centre.day,
            language=command.language,
            ticket_class=TicketClass.PRIORITY if command.priority else TicketClass.STANDARD,
            assist=command.assist,
            channel=command.channel,
            stops=tuple(
                e.IssuedStop(service=wish.service, quantity=wish.quantity)
                for wish in command.services
            ),
            paper=Paper.PENDING if command.channel is Channel.KIOSK else Paper.NONE,
            promise=expected.late if expected else None,
        )
    )
    return TicketOf(identity)


def _next_number(unit: Unit, key: str) -> str:
    series = unit.layout.series[key]
    state = unit.series_state(key)
    rest = timedelta(minutes=unit.layout.config.rules.number_rest_minutes)
    tried = (numbering.written(series, one) for one in numbering.candidates(series, state.last))
    if state.given < numbering.size(series):
        # Before the range is through nobody of today bears the next number, but
        # somebody of yesterday may still be served: look at a few, not at all.
        near = list(islice(tried, NEAR))
        taken = unit.number_taken(near, None)
        for number in near:
            if number not in taken:
                return number
    rest_of_range = list(tried)
    taken = unit.number_taken(rest_of_range, unit.now - rest)
    for number in rest_of_range:
        if number not in taken:
            return number
    raise Refusal(ProblemType.NUMBERS_USED_UP, {"series": series.prefix or key})


def report_print(hall: Hall, unit: Unit, who: Principal, command: c.ReportPrint) -> Answer:
    """Record what became of the paper. A report of what is already recorded changes nothing."""
    ticket = ticket_of(unit, command.ticket)
    if command.paper is Paper.FAILED:
        fault = command.fault
        if fault is None:
            raise Refusal(
                ProblemType.MALFORMED,
                fields=(FieldFault(field="fault", message="is needed where the paper failed"),),
            )
        if ticket.paper is not Paper.FAILED:
            unit.append(e.PrintFailed(ticket=ticket.id, fault=fault))
    elif ticket.paper is not command.paper:
        unit.append(e.TicketPrinted(ticket=ticket.id, paper=command.paper))
    return TicketOf(ticket.id)


def cancel(hall: Hall, unit: Unit, who: Principal, command: c.Cancel) -> Answer:
    """Give a ticket up. A kiosk may only give up one whose paper is in nobody's hand."""
    ticket = ticket_of(unit, command.ticket)
    if who.role is Role.KIOSK and ticket.paper not in (Paper.PENDING, Paper.FAILED, Paper.NONE):
        raise Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": who.role})
    unit.append(e.TicketCancelled(ticket=ticket.id, reason=command.reason))
    return TicketOf(ticket.id)


def reopen(hall: Hall, unit: Unit, who: Principal, command: c.Reopen) -> Answer:
    """Bring a missed ticket back to the place held for it, or a cancelled one to its line."""
    ticket = ticket_of(unit, command.ticket)
    rules = unit.layout.config.rules
    if unit.centre.day != ticket.day:
        raise Refusal(ProblemType.PAST_DAY)
    if ticket.state is TicketState.MISSED:
        late = ticket.comeback_until is not None and unit.now > ticket.comeback_until
        if late and who.role in (Role.VISITOR, Role.KIOSK):
            raise Refusal(ProblemType.TOO_LATE, {"command": command.name})
    elif ticket.state is TicketState.CANCELLED:
        late = unit.now - ticket.since > timedelta(minutes=rules.reopen_minutes)
        if late or number_is_gone(unit, ticket):
            raise Refusal(ProblemType.TOO_LATE, {"command": command.name})
        _still_served(unit, ticket)
    elif ticket.state is TicketState.FINISHED:
        # A finished ticket is reopened where it was finished: at its counter.
        raise Refusal(
            ProblemType.NOT_ALLOWED_NOW,
            {"command": command.name, "state": ticket.state},
            state=ticket.state,
            allowed=(),
        )
    if who.role is Role.VISITOR and ticket.reopens >= VISITOR_REOPENS:
        raise Refusal(ProblemType.TOO_LATE, {"command": command.name})
    unit.append(e.TicketReopened(ticket=ticket.id, counter=None))
    return TicketOf(ticket.id)


def number_is_gone(unit: Unit, ticket: Ticket) -> bool:
    """Whether somebody living bears the number of an ended ticket by now."""
    return ticket.number in unit.number_taken([ticket.number], None)


def _still_served(unit: Unit, ticket: Ticket) -> None:
    """Refuse a ticket for a service that a newer configuration has no more."""
    for stop in ticket.stops:
        if stop.state is not StopState.SERVED and stop.service not in unit.layout.services:
            raise Refusal(
                ProblemType.UNKNOWN_SERVICE,
                {"service": stop.service},
                fields=(FieldFault(field="ticket", message=f"is for '{stop.service}'"),),
            )
