"""Taking a ticket, and commands on it away from the counter: by its bearer and by staff."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from contract import commands as c
from contract import events as e
from contract.commands import ServiceWish
from contract.enums import (
    ENDED,
    Channel,
    Claim,
    CommandName,
    Paper,
    Role,
    StopOrder,
    StopState,
    TicketAction,
    TicketClass,
    TicketState,
)
from contract.errors import FieldFault, ProblemType, Refusal, malformed_field
from contract.lifecycle import TICKET, NotAllowed, actions_of, allowed_on
from contract.operations import may
from server.commands.counters import settle_in_queue
from server.context import Answer, AppContext, TicketReply
from server.domain import calendar, limits
from server.domain.buckets import too_fast
from server.domain.centres import ticket_id
from server.domain.fold import series_of
from server.domain.numbering import Lease
from server.domain.tickets import Coupon, Ticket, next_stop, whole_minutes
from server.engine.centre_view import CentreView
from server.engine.unit_of_work import UnitOfWork
from server.rules import intake
from server.rules.intake import offer, quota_of
from server.rules.lookups import service_of, ticket_of
from server.rules.profiles import how_many_serve, names_of
from server.rules.ticket_ends import is_used, may_come_back, number_is_gone
from server.rules.waits import Waits, waits_of

BEARERS = frozenset({Role.VISITOR, Role.KIOSK})
"""Roles that act for the bearer, without a decision of the staff."""

CANCEL_WINDOW = timedelta(minutes=5)
"""How long after its issue a ticket taken by mistake may be cancelled at its kiosk."""


def report_print(unit: UnitOfWork, command: c.ReportPrint) -> None:
    """Record the result of printing the paper; the same again changes nothing."""
    ticket = ticket_of(unit, command.ticket)
    if command.paper is Paper.FAILED:
        fault = command.fault
        if fault is None:
            raise malformed_field("fault", "is needed where the paper failed")
        if ticket.paper is not Paper.FAILED:
            unit.append(e.PrintFailed(ticket=ticket.id, fault=fault))
    elif ticket.paper is not command.paper:
        unit.append(e.TicketPrinted(ticket=ticket.id, paper=command.paper))


def cancel(unit: UnitOfWork, command: c.Cancel) -> None:
    """Cancel a ticket. A kiosk may cancel only one without a paper, or that it issued or handed in
    recently: its visitor is still there, or cancelled it while the server was away."""
    ticket = ticket_of(unit, command.ticket)
    lease = unit.get(Lease, ticket.id)
    came_at = ticket.issued_at if lease is None else lease.ended_at or ticket.issued_at
    fresh = ticket.device == unit.who.id and unit.now - came_at <= CANCEL_WINDOW
    in_hand = ticket.paper not in (Paper.PENDING, Paper.FAILED, Paper.NONE)
    if unit.who.role is Role.KIOSK and in_hand and not fresh:
        raise Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": unit.who.role})
    unit.append(e.TicketCancelled(ticket=ticket.id, reason=command.reason))


def reopen(unit: UnitOfWork, command: c.Reopen) -> None:
    """Bring a missed ticket back to its kept place, or a cancelled one to its queue."""
    ticket = ticket_of(unit, command.ticket)
    _can_be_reopened(unit, ticket)
    unit.append(
        e.TicketReopened(ticket=ticket.id, counter=None, by_bearer=unit.who.role in BEARERS)
    )
    settle_in_queue(unit, ticket.id)


ABOUT: Final = timedelta(minutes=5)
"""How exactly a visitor remembers the time at which the ticket was taken."""


def taken_about(reading: CentreView, at: time) -> Sequence[str]:
    """The ids of the open day's tickets taken at about a time of day, the newest first."""
    day, head = reading.centre.day, reading.setup.config.centre
    if day is None:
        return ()
    moment = datetime.combine(day, at, ZoneInfo(head.time_zone))
    if moment < calendar.day_begins(head, day):
        # A business day may continue after midnight.
        moment += calendar.ONE_DAY
    return reading.tickets_taken(moment - ABOUT, moment + ABOUT)


def allowed_now(unit: UnitOfWork, ticket: Ticket) -> tuple[CommandName, ...]:
    """The commands on a ticket away from the counter that the role may give now."""
    actions = allowed_on(ticket.state, another_stop=not ticket.been_everywhere)
    names = [name for name in actions if may(unit.who.role, name)]
    if c.Reopen.name in names:
        # The same check as in the command: a command that is listed works.
        try:
            _can_be_reopened(unit, ticket)
        except Refusal:
            names.remove(c.Reopen.name)
    return tuple(names)


def _can_be_reopened(unit: UnitOfWork, ticket: Ticket) -> None:
    """Refuse to reopen a ticket whose day or time is over: `past_day`, `too_late`,
    `unknown_service`; `not_allowed_now` for a finished one, which only its counter can reopen.
    (Other states are refused by the state table when the event is appended.)"""
    bearer = unit.who.role in BEARERS
    too_late = Refusal(ProblemType.TOO_LATE, {"command": c.Reopen.name}, state=ticket.state)
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
            values = {"command": c.Reopen.name, "state": ticket.state}
            raise Refusal(ProblemType.NOT_ALLOWED_NOW, values, state=ticket.state)
    if bearer and ticket.reopens >= unit.setup.config.rules.visitor_reopens:
        raise too_late


def _is_gone(unit: UnitOfWork, ticket: Ticket) -> bool:
    """Whether a cancelled ticket is too old, or its number or coupon is in use again."""
    recent = limits.may_reopen(ticket.since, unit.setup.config.rules, unit.now)
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
    services = {stop.service for stop in ticket.left} & set(unit.setup.services)
    return all(quota_of(unit, service, unit.now).left != 0 for service in services)


def still_served(unit: UnitOfWork, ticket: Ticket) -> None:
    """Refuse a ticket for a service that the configuration does not have any more."""
    for stop in ticket.left:
        if stop.service not in unit.setup.services:
            fault = FieldFault(field="ticket", message=f"is for '{stop.service}'")
            raise Refusal(ProblemType.UNKNOWN_SERVICE, {"service": stop.service}, (fault,))


def stop_after(unit: UnitOfWork, ticket: Ticket, leaves: str | None = None) -> int | None:
    """The stop after the current one, which `leaves` a counter free; None after the last."""
    if len(ticket.pending) < 2:
        return ticket.pending[0] if ticket.pending else None
    waits, order = waits_of(unit, unit.now, leaves), unit.setup.config.rules.stop_order
    # It keeps its wait.
    waited = ticket.waited_at(unit.clock(ticket.present.service, unit.now)).total_seconds()
    return next_stop(ticket, order, lambda stop: waits.seconds(stop, ticket.ticket_class, waited))


def reprint(unit: UnitOfWork, command: c.Reprint) -> None:
    """Print the paper again, with a new token: the old paper gives no access any more."""
    ticket = _living(unit, command.ticket, command.name)
    unit.append(e.TicketReprinted(ticket=ticket.id, reprints=ticket.copy + 1))


MIN_EXTENSION: Final = timedelta(seconds=30)
"""A pause is not extended by less than this."""


def step_back(unit: UnitOfWork, command: c.StepBack) -> None:
    """Let others go first for some minutes; a pause that would end only slightly later stays."""
    ticket = ticket_of(unit, command.ticket)
    pause = timedelta(minutes=unit.setup.config.rules.step_back_minutes)
    now = unit.clock(ticket.present.service, unit.now)
    until, before = now + pause, ticket.not_before
    may = TicketAction.STEP_BACK in actions_of(TICKET, ticket.state)
    if may and before is not None and before > now and until - before < MIN_EXTENSION:
        return
    unit.append(e.TicketSteppedBack(ticket=ticket.id, not_before=until))


def judge_priority(unit: UnitOfWork, command: c.JudgePriority) -> None:
    """Confirm a claim to priority, or refuse it; the opposite decision corrects a mistake."""
    ticket = _living(unit, command.ticket, command.name)
    wanted = Claim.CONFIRMED if command.confirmed else Claim.REFUSED
    if ticket.claim is wanted:
        return
    if ticket.claim is Claim.NONE:
        raise Refusal(ProblemType.NOT_ALLOWED_NOW, {"command": command.name}, state=ticket.claim)
    unit.append(
        e.PriorityJudged(
            ticket=ticket.id,
            confirmed=command.confirmed,
            ordinary=TicketClass.RETURNING if ticket.coupon else TicketClass.STANDARD,
        )
    )


def set_assist(unit: UnitOfWork, command: c.SetAssist) -> None:
    """Set the help that a visitor asks for; the log records only that it was set."""
    ticket = _living(unit, command.ticket, command.name)
    unit.append(e.AssistSet(ticket=ticket.id))
    unit.set_assist(ticket.id, tuple(dict.fromkeys(command.assist)))


def add_note(unit: UnitOfWork, command: c.AddNote) -> None:
    """Add a note for the operator who serves the current stop."""
    ticket = _living(unit, command.ticket, command.name)
    keep_note(unit, ticket.id, ticket.stop, command.note)


def keep_note(unit: UnitOfWork, ticket: str, stop: int, words: str) -> None:
    """Store a note outside the log, and its existence in the log."""
    note, text_hash = unit.store_text(words)
    unit.append(e.NoteAdded(ticket=ticket, note=note, stop=stop, text_hash=text_hash))


def rate(unit: UnitOfWork, command: c.Rate) -> None:
    """Rate a stop that was served, once."""
    ticket = ticket_of(unit, command.ticket)
    if command.stop >= len(ticket.stops):
        raise malformed_field("stop", "is not a stop of this ticket")
    stop = ticket.stops[command.stop]
    if stop.state is not StopState.SERVED:
        raise NotAllowed(stop.state, c.Rate.name, ())
    if stop.stars is not None:
        raise Refusal(ProblemType.ALREADY_DONE, {"command": command.name})
    note, text_hash = None, None
    if command.comment is not None:
        note, text_hash = unit.store_comment(command.comment)
    unit.append(
        e.ServiceRated(
            ticket=ticket.id, stop=command.stop, stars=command.stars, note=note, text_hash=text_hash
        )
    )


def _living(unit: UnitOfWork, identity: str, name: CommandName) -> Ticket:
    """The ticket, unless it is over (`NotAllowed`)."""
    ticket = ticket_of(unit, identity)
    if ticket.state in ENDED:
        raise NotAllowed(ticket.state, name, ())
    return ticket


_CHANNELS: Final = {
    Role.KIOSK: Channel.KIOSK,
    Role.OPERATOR: Channel.COUNTER,
    Role.VISITOR: Channel.PHONE,
    Role.INTEGRATION: Channel.INTEGRATION,
}
"""The channel of a ticket by role; other staff take them as a greeter does."""


def issue(app: AppContext, unit: UnitOfWork, command: c.IssueTicket) -> Answer:
    """Issue a ticket: the next number of the series, a place at the end of the queue."""
    keep_to_limit(app, unit)
    ticket_class = TicketClass.STANDARD
    if command.priority:
        # A claim to priority counts until staff refuse it, for the wait and the order of calls.
        ticket_class = TicketClass.PRIORITY
    elif command.coupon is not None:
        ticket_class = TicketClass.RETURNING
    waits = waits_of(unit, unit.now)
    for index, wish in enumerate(command.services):
        _can_be_had(unit, wish, index, waits, ticket_class)
    if unit.centre.day is None:
        raise Refusal(ProblemType.DAY_NOT_OPEN)
    languages = unit.setup.config.centre.languages
    if command.language not in languages:
        raise malformed_field("language", f"is none of the hall's: {', '.join(languages)}")
    coupon = _coupon(app, unit, command)
    stops = _in_order(unit, command.services, waits, ticket_class)
    reply = issued(unit, waits, stops, command.language, ticket_class, coupon=coupon)
    unit.set_assist(reply.ticket, tuple(dict.fromkeys(command.assist)))
    return reply


def ordinary(
    unit: UnitOfWork, wishes: Sequence[ServiceWish], language: str, booking: str | None = None
) -> TicketReply:
    """Issue the ticket of a visitor whose booking does not count, or refuse it as any other."""
    waits = waits_of(unit, unit.now)
    for index, wish in enumerate(wishes):
        _can_be_had(unit, wish, index, waits, TicketClass.STANDARD)
    return issued(unit, waits, wishes, language, TicketClass.STANDARD, booking=booking)


def issued(
    unit: UnitOfWork,
    waits: Waits,
    stops: Sequence[ServiceWish],
    language: str,
    ticket_class: TicketClass,
    *,
    coupon: Coupon | None = None,
    booking: str | None = None,
    booked_for: datetime | None = None,
) -> TicketReply:
    """Issue a ticket on the open day, past hours and quotas: the caller has checked them, or they
    do not count for a booking."""
    day, first = unit.centre.day, stops[0].service
    if day is None:
        raise Refusal(ProblemType.DAY_NOT_OPEN)
    channel = _CHANNELS.get(unit.who.role, Channel.GREETER)
    series = unit.setup.series[unit.setup.services[first].series]
    number = intake.next_number(unit, series.key, series_of(unit, series.key).last, day, unit.now)
    if number is None:
        raise Refusal(ProblemType.NUMBERS_USED_UP, {"series": series.prefix or series.key})
    outlook = waits.outlook_for_newcomer(first, ticket_class)
    # A booked visitor was promised the time of the booking.
    estimate = outlook.estimate if booked_for is None else None
    ordinal = unit.centre.ordinal + 1
    identity = ticket_id(unit.centre, ordinal)
    unit.append(
        e.TicketIssued(
            ticket=identity,
            ordinal=ordinal,
            number=number,
            series=series.key,
            day=day,
            language=language,
            ticket_class=ticket_class,
            assist=(),
            channel=channel,
            stops=tuple(e.IssuedStop(service=row.service, quantity=row.quantity) for row in stops),
            paper=Paper.PENDING if channel is Channel.KIOSK else Paper.NONE,
            promise=estimate.range.late if estimate else None,
            estimate=round(estimate.seconds) if estimate else None,
            # A time that is known, as until the hall opens, is no guess to learn from.
            model_wait=round(estimate.model) if estimate and not estimate.known else None,
            counter_free=estimate.is_free if estimate else False,
            coupon=coupon.id if coupon else None,
            served_by=how_many_serve(unit, first, unit.now, waits.late),
            device=unit.who.id if unit.who.role is Role.KIOSK else None,
            booking=booking,
            booked_for=booked_for,
        )
    )
    return TicketReply(identity, outlook)


def _can_be_had(
    unit: UnitOfWork, wish: ServiceWish, index: int, waits: Waits, ticket_class: TicketClass
) -> None:
    """Refuse a service that does not exist, or that is closed now."""
    service_of(unit, wish.service, f"services.{index}")
    seconds = waits.seconds(wish.service, ticket_class)
    intake = offer(unit, wish.service, unit.now, seconds)
    if intake.reason is not None:
        values = {
            "service": wish.service,
            "name": unit.setup.services[wish.service].names,
            "reason": intake.reason,
            "opens_at": intake.opens_at.isoformat() if intake.opens_at else "",
            **calendar.said(intake.opens_at, unit.now, unit.setup.config.centre),
        }
        raise Refusal(ProblemType.SERVICE_CLOSED, values)


def _in_order(
    unit: UnitOfWork, wishes: Sequence[ServiceWish], waits: Waits, ticket_class: TicketClass
) -> list[ServiceWish]:
    """The wishes, with the first stop at the front; the next stops are chosen when it is done."""
    if len(wishes) < 2 or unit.setup.config.rules.stop_order is StopOrder.AS_GIVEN:
        return list(wishes)

    # As for the pending stops (`server.domain.tickets.next_stop`): the least wait first.
    def ready(wish: ServiceWish) -> float:
        return whole_minutes(waits.seconds(wish.service, ticket_class))

    first = min(wishes, key=ready)
    return [first, *(wish for wish in wishes if wish is not first)]


def _coupon(app: AppContext, unit: UnitOfWork, command: c.IssueTicket) -> Coupon | None:
    """The coupon that is redeemed, if it is valid for the service; else `not_found`, `too_late`,
    `already_done`, `not_this_service`, or `unknown_service` if its service is no more."""
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


def keep_to_limit(app: AppContext, unit: UnitOfWork) -> None:
    """Refuse (`too_fast`) a kiosk or another system that issues tickets faster than its limit."""
    rules = unit.setup.config.rules
    per_minute = {
        Role.KIOSK: rules.kiosk_issues_per_minute,
        Role.INTEGRATION: rules.token_issues_per_minute,
    }.get(unit.who.role)
    if per_minute is not None and not app.buckets.take(
        unit.who.id, app.clock.now(), per_minute=per_minute, size=rules.issue_burst
    ):
        raise too_fast(per_minute, "tickets")
