"""Taking a ticket: the next number of the series, a place in the queue of the first stop."""

from collections.abc import Sequence
from typing import Final

from contract import commands as c
from contract import events as e
from contract.commands import ServiceWish
from contract.enums import Channel, Paper, Role, StopOrder, TicketClass
from contract.errors import FieldFault, ProblemType, Refusal, malformed_field
from server.context import Answer, AppContext, TicketReply
from server.domain import calendar
from server.domain.buckets import too_fast
from server.domain.centres import ticket_id
from server.domain.fold import series_of
from server.domain.tickets import Coupon, whole_minutes
from server.engine.unit_of_work import UnitOfWork
from server.views import intake
from server.views.intake import offer
from server.views.lookups import service_of
from server.views.staffing import how_many_serve, is_used, names_of
from server.views.waits import Waits, waits_of

_CHANNELS: Final = {
    Role.KIOSK: Channel.KIOSK,
    Role.OPERATOR: Channel.COUNTER,
    Role.VISITOR: Channel.PHONE,
    Role.INTEGRATION: Channel.INTEGRATION,
}
"""The channel of a ticket by role; other staff take them as a greeter does."""


def issue(app: AppContext, unit: UnitOfWork, command: c.IssueTicket) -> Answer:
    """Issue a ticket: the next number of the series, a place at the end of the queue."""
    _keep_to_limit(app, unit)
    waits, ticket_class = waits_of(unit, unit.now), TicketClass.STANDARD
    if command.priority:
        # A claim to priority counts until staff refuse it, for the wait and the order of calls.
        ticket_class = TicketClass.PRIORITY
    elif command.coupon is not None:
        ticket_class = TicketClass.RETURNING
    for index, wish in enumerate(command.services):
        _can_be_had(unit, wish, index, waits, ticket_class)
    day = unit.centre.day
    if day is None:
        raise Refusal(ProblemType.DAY_NOT_OPEN)
    languages = unit.layout.config.centre.languages
    if command.language not in languages:
        raise malformed_field("language", f"is none of the hall's: {', '.join(languages)}")
    coupon = _coupon(app, unit, command)
    stops = _in_order(unit, command.services, waits, ticket_class)
    first = stops[0].service
    channel = _CHANNELS.get(unit.who.role, Channel.GREETER)
    series = unit.layout.series[unit.layout.services[first].series]
    number = intake.next_number(unit, series.key, series_of(unit, series.key).last, day, unit.now)
    if number is None:
        raise Refusal(ProblemType.NUMBERS_USED_UP, {"series": series.prefix or series.key})
    outlook = waits.outlook_for_newcomer(first, ticket_class)
    estimate = outlook.estimate
    ordinal = unit.centre.ordinal + 1
    identity = ticket_id(unit.centre, ordinal)
    unit.append(
        e.TicketIssued(
            ticket=identity,
            ordinal=ordinal,
            number=number,
            series=series.key,
            day=day,
            language=command.language,
            ticket_class=ticket_class,
            assist=(),
            channel=channel,
            stops=tuple(e.IssuedStop(service=one.service, quantity=one.quantity) for one in stops),
            paper=Paper.PENDING if channel is Channel.KIOSK else Paper.NONE,
            promise=estimate.range.late if estimate else None,
            estimate=round(estimate.seconds) if estimate else None,
            # A time that is known, as until the hall opens, is no guess to learn from.
            model_wait=round(estimate.model) if estimate and not estimate.known else None,
            counter_free=estimate.is_free if estimate else False,
            coupon=coupon.id if coupon else None,
            served_by=how_many_serve(unit, first, unit.now),
            device=unit.who.id if unit.who.role is Role.KIOSK else None,
        )
    )
    unit.set_assist(identity, tuple(dict.fromkeys(command.assist)))
    return TicketReply(identity, outlook)


def _can_be_had(
    unit: UnitOfWork, wish: ServiceWish, index: int, waits: Waits, ticket_class: TicketClass
) -> None:
    """Refuse a service that does not exist, or that is closed now."""
    try:
        service_of(unit, wish.service)
    except Refusal as refusal:
        fault = FieldFault(field=f"services.{index}", message="is no service here")
        raise Refusal(refusal.kind, refusal.values, (fault,)) from refusal
    seconds = waits.seconds_for_newcomer(wish.service, ticket_class)
    intake = offer(unit, wish.service, unit.now, seconds)
    if intake.reason is not None:
        values = {
            "service": wish.service,
            "name": unit.layout.services[wish.service].names,
            "reason": intake.reason,
            "opens_at": intake.opens_at.isoformat() if intake.opens_at else "",
            **calendar.said(intake.opens_at, unit.now, unit.layout.config.centre),
        }
        raise Refusal(ProblemType.SERVICE_CLOSED, values)


def _in_order(
    unit: UnitOfWork, wishes: Sequence[ServiceWish], waits: Waits, ticket_class: TicketClass
) -> list[ServiceWish]:
    """The wishes, with the first stop at the front; the next stops are chosen when it is done."""
    if len(wishes) < 2 or unit.layout.config.rules.stop_order is StopOrder.AS_GIVEN:
        return list(wishes)

    # As for the pending stops (`server.domain.tickets.next_stop`): the least wait first.
    def ready(wish: ServiceWish) -> float:
        return whole_minutes(waits.seconds_for_newcomer(wish.service, ticket_class))

    first = min(wishes, key=ready)
    return [first, *(wish for wish in wishes if wish is not first)]


def _coupon(app: AppContext, unit: UnitOfWork, command: c.IssueTicket) -> Coupon | None:
    """The coupon that is redeemed, if it is valid on this day for one of the services."""
    token, day = command.coupon, unit.centre.day
    if token is None or day is None:
        return None
    identity = app.signer.verify_coupon(token)
    coupon = unit.get(Coupon, identity) if identity is not None else None
    ended = unit.ticket(coupon.ticket) if coupon is not None else None
    if coupon is None or (ended is not None and coupon not in unit.coupons(ended.id)):
        raise Refusal(ProblemType.NOT_FOUND, {"what": "coupon"})
    if is_used(unit, coupon):
        raise Refusal(ProblemType.ALREADY_DONE, {"command": "coupon"})
    service_of(unit, coupon.service)
    if day > coupon.valid_through or (ended is not None and day <= ended.day):
        raise Refusal(ProblemType.TOO_LATE, {"command": "coupon"})
    if coupon.service not in {wish.service for wish in command.services}:
        fault = FieldFault(field="services", message=coupon.service)
        values = {"name": names_of(unit, [coupon.service])}
        raise Refusal(ProblemType.NOT_THIS_SERVICE, values, (fault,))
    return coupon


def _keep_to_limit(app: AppContext, unit: UnitOfWork) -> None:
    rules = unit.layout.config.rules
    per_minute = {
        Role.KIOSK: rules.kiosk_issues_per_minute,
        Role.INTEGRATION: rules.token_issues_per_minute,
    }.get(unit.who.role)
    if per_minute is not None and not app.buckets.take(
        unit.who.id, app.clock.now(), per_minute=per_minute, size=rules.issue_burst
    ):
        raise too_fast(per_minute, "tickets")
