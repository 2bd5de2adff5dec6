"""Taking a ticket: the next number of the series, a place in the line of the first stop."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import islice

from contract import commands as c
from contract import events as e
from contract.commands import ServiceWish
from contract.enums import Channel, Paper, StopOrder, TicketClass
from contract.errors import FieldFault, ProblemType, Refusal
from server.application.found import right_left, service_of, ticket_id
from server.application.hall import Answer, Hall, TicketOf
from server.application.intake import offer
from server.application.ports import Unit
from server.application.principal import Principal
from server.application.snapshots.waits import Waits, waits_of
from server.application.staffing import how_many_serve, names_of
from server.domain import calendar, numbering
from server.domain.tickets import Ticket

NEAR = 8
"""How many of the next numbers are looked at before the whole range is."""


def issue(hall: Hall, unit: Unit, who: Principal, command: c.IssueTicket) -> Answer:
    """Issue a ticket: the next number of the series, a place at the end of the line."""
    waits, ticket_class = waits_of(unit, unit.now), _class_of(command)
    for index, wish in enumerate(command.services):
        _can_be_had(unit, wish, index, waits, ticket_class)
    day = unit.centre.day
    if day is None:
        raise Refusal(ProblemType.DAY_NOT_OPEN)
    speaks_here(unit, command.language)
    earlier = _returning(hall, unit, command)
    stops = in_order(unit, command.services, waits, ticket_class)
    first = stops[0].service
    series = unit.layout.series[unit.layout.services[first].series]
    estimate = waits.for_newcomer(first, ticket_class)
    ordinal = unit.centre.ordinal + 1
    identity = ticket_id(unit.centre.id, ordinal)
    unit.append(
        e.TicketIssued(
            ticket=identity,
            ordinal=ordinal,
            number=_next_number(unit, series.key, day),
            series=series.key,
            day=day,
            language=command.language,
            ticket_class=ticket_class,
            assist=(),
            channel=command.channel,
            stops=tuple(
                e.IssuedStop(service=wish.service, quantity=wish.quantity) for wish in stops
            ),
            paper=Paper.PENDING if command.channel is Channel.KIOSK else Paper.NONE,
            promise=estimate.range.late if estimate else None,
            estimate=round(estimate.seconds) if estimate else None,
            returns=earlier.id if earlier else None,
            served_by=how_many_serve(unit, first, unit.now),
        )
    )
    unit.set_assist(identity, tuple(dict.fromkeys(command.assist)))
    return TicketOf(identity)


def _can_be_had(
    unit: Unit, wish: ServiceWish, index: int, waits: Waits, ticket_class: TicketClass
) -> None:
    """Refuse a service that there is not, or that is closed now, with when it opens."""
    try:
        service_of(unit, wish.service)
    except Refusal as refusal:
        fault = FieldFault(field=f"services.{index}", message="is no service here")
        raise Refusal(refusal.kind, refusal.values, (fault,)) from refusal
    seconds = waits.seconds_for_newcomer(wish.service, ticket_class)
    intake = offer(unit, wish.service, unit.now, seconds).intake
    if intake.reason is not None:
        raise Refusal(
            ProblemType.SERVICE_CLOSED,
            {
                "service": wish.service,
                "name": unit.layout.services[wish.service].names,
                "reason": intake.reason,
                "opens_at": intake.opens_at.isoformat() if intake.opens_at else "",
                **calendar.said(intake.opens_at, unit.now, unit.layout.config.centre),
            },
        )


def speaks_here(unit: Unit, language: str) -> None:
    """Refuse a language that the hall does not speak."""
    languages = unit.layout.config.centre.languages
    if language not in languages:
        raise Refusal(
            ProblemType.MALFORMED,
            fields=(
                FieldFault(
                    field="language", message=f"is none of the hall's: {', '.join(languages)}"
                ),
            ),
        )


def in_order(
    unit: Unit, wishes: Sequence[ServiceWish], waits: Waits, ticket_class: TicketClass
) -> list[ServiceWish]:
    """The wishes, the one that comes first in front; the others are chosen when it is done."""
    if len(wishes) < 2 or unit.layout.config.rules.stop_order is StopOrder.AS_GIVEN:
        return list(wishes)
    # As for the stops to come (`server.domain.tickets.next_stop`): the least wait first.
    first = min(wishes, key=lambda wish: waits.seconds_or_never(wish.service, ticket_class))
    return [first, *(wish for wish in wishes if wish is not first)]


def _class_of(command: c.IssueTicket) -> TicketClass:
    """The class of the ticket. A claim to priority counts until staff refuse it, for the wait
    as for who is next."""
    if command.priority:
        return TicketClass.PRIORITY
    return TicketClass.STANDARD if command.returning is None else TicketClass.RETURNING


def _returning(hall: Hall, unit: Unit, command: c.IssueTicket) -> Ticket | None:
    """The ended ticket whose right to come back is used, for a service for which it is.

    Raises:
        Refusal: `not_found`, `too_late`, `already_done`, `not_this_service`.
    """
    token = command.returning
    if token is None:
        return None
    identity = hall.signer.ticket_of(token)
    ticket = unit.ticket(identity) if identity else None
    if ticket is None or not hall.signer.proves(token, ticket.id, ticket.copy):
        raise Refusal(ProblemType.NOT_FOUND, {"what": "ticket"})
    until, day = right_left(unit, ticket, unit.now), unit.centre.day
    if until is None and ticket.return_until is not None:
        raise Refusal(ProblemType.ALREADY_DONE, {"command": "returning"})
    if until is None or day is None or not ticket.day < day <= until:
        raise Refusal(ProblemType.TOO_LATE, {"command": "returning"})
    ended = [stop.service for stop in ticket.stops if stop.return_until]
    if not {wish.service for wish in command.services} & set(ended):
        raise Refusal(
            ProblemType.NOT_THIS_SERVICE,
            {"name": names_of(unit, ended)},
            tuple(FieldFault(field="services", message=one) for one in ended),
        )
    return ticket


def _next_number(unit: Unit, key: str, day: date) -> str:
    series = unit.layout.series[key]
    state = unit.series_state(key)
    rest = timedelta(minutes=unit.layout.config.rules.number_rest_minutes)
    span = numbering.open_range(series)
    tried: Iterable[str] = (
        numbering.written(series, one) for one in numbering.candidates(span, state.last)
    )
    if state.given < numbering.size(span):
        # Before the range is through nobody of today bears the next number, but somebody
        # of yesterday may, or did a moment ago: look at a few, not at all.
        tried = iter(tried)
        near = list(islice(tried, NEAR))
        taken = unit.number_taken(near, unit.now - rest, day)
        for number in near:
            if number not in taken:
                return number
    rest_of_range = list(tried)
    taken = unit.number_taken(rest_of_range, unit.now - rest, day)
    for number in rest_of_range:
        if number not in taken:
            return number
    raise Refusal(ProblemType.NUMBERS_USED_UP, {"series": series.prefix or key})
