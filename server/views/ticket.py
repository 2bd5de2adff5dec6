"""The `ticket`: one visitor's own, for the phone and for the kiosk that issued it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from contract.answers import PassedBy, Why
from contract.enums import ACTIVE, ENDED, Role, TicketState
from contract.errors import ProblemType, Refusal
from contract.ids import full_id
from contract.lifecycle import allowed_on
from contract.operations import may
from contract.snapshots import Coupon, QueueHead, TicketFields
from contract.snapshots import Ticket as TicketSnapshot
from contract.texts import Say
from contract.why import why_before, why_called, with_order
from server.domain.calendar import business_day
from server.domain.tickets import Ticket, for_counter
from server.engine.centre_view import CentreView
from server.rules.lookups import ticket_of
from server.rules.profiles import numbers_serving
from server.rules.ticket_ends import is_used
from server.rules.waits import Outlook
from server.views.promises import promised_wait
from server.views.snapshot_context import (
    SnapshotContext,
    copied,
    number_of,
    seconds,
    stops_shown,
    suspension_of,
)

BEARER_MAY: Final = {
    state: tuple(name for name in allowed_on(state, another_stop=True) if may(Role.VISITOR, name))
    for state in TicketState
}
"""The commands that the state of a ticket allows to its bearer."""


def build(
    context: SnapshotContext, identity: str, outlook: Outlook | None = None
) -> TicketSnapshot:
    """The snapshot of one ticket, refused as `not_found`; with the prediction for its bearer, if it
    is known already."""
    ticket = ticket_of(context.reading, identity)
    return _shown(context, ticket, outlook or _outlook(context, ticket))


def build_many(context: SnapshotContext, identities: Iterable[str]) -> dict[str, TicketSnapshot]:
    """The snapshots of several tickets; unknown ones are left out."""
    tickets = filter(None, (context.reading.ticket(identity) for identity in identities))
    return {ticket.id: _shown(context, ticket, _outlook(context, ticket)) for ticket in tickets}


def _outlook(context: SnapshotContext, ticket: Ticket) -> Outlook:
    waits = ticket.state is TicketState.WAITING
    if not waits or ticket.present.service not in context.reading.setup.services:
        return Outlook(served=True, ahead=None, estimate=None)
    return context.waits.outlook(ticket)


def _shown(context: SnapshotContext, ticket: Ticket, outlook: Outlook) -> TicketSnapshot:
    """A ticket as its bearer sees it."""
    reading, setup = context.reading, context.reading.setup
    service = ticket.present.service
    active = ticket.state in ACTIVE and ticket.counter is not None
    at = setup.counters.get(ticket.counter) if active and ticket.counter else None
    zone = at.zone if at else (setup.zone_of(service) if service in setup.services else None)
    suspension = None
    if ticket.state not in ENDED:
        suspension = suspension_of(reading) or suspension_of(reading, service)
    promise = context.promise_state(ticket, outlook if suspension is None else None)
    # Before its time others are called first: how many are ahead says nothing then.
    early = ticket.booked_for is not None and context.now < ticket.booked_for
    wait = promised_wait(ticket)
    promised = ticket.queued_from + timedelta(seconds=wait) if wait is not None else None
    return TicketSnapshot(
        **context.stamp(),
        catalogue=reading.centre.catalogue,
        **copied(TicketFields, ticket),
        token=context.signer.token(ticket.id, ticket.copy),
        ahead=None if early else outlook.ahead,
        served=outlook.served,
        expected=outlook.range if suspension is None and not early else None,
        promise=ticket.promise,
        counter=at.number if at else None,
        direction=at.direction if at else None,
        zone=full_id(setup.slug, zone) if zone else None,
        counters=_counters(reading, ticket),
        call=ticket.call if ticket.state is TicketState.CALLED else None,
        comeback_until=context.wall_time(ticket, ticket.comeback_until),
        stops=stops_shown(ticket, setup),
        suspension=suspension,
        coupons=_coupons(context, ticket),
        ended_with_coupon=ticket.ended_with_coupon,
        delay=context.delay_of(ticket, promise),
        promised_until=context.wall_time(ticket, promised),
        promise_state=promise,
        not_before=_not_before(context, ticket),
        closes_at=setup.hours(service, business_day(context.now, setup.config.centre)).closing
        if service in setup.services and ticket.state not in ENDED
        else None,
        allowed=BEARER_MAY[ticket.state],
    )


def _not_before(context: SnapshotContext, ticket: Ticket) -> datetime | None:
    """The time of day until which others are called before a waiting ticket."""
    clock = context.reading.clock(ticket.present.service, context.now)
    until = ticket.not_before
    is_later = ticket.state is TicketState.WAITING and until is not None and until > clock
    return context.wall_time(ticket, until) if is_later else None


def _coupons(context: SnapshotContext, ticket: Ticket) -> tuple[Coupon, ...]:
    return tuple(
        Coupon(
            service=coupon.service,
            token=context.signer.token(coupon.id, 0),
            valid_through=coupon.valid_through,
            used=is_used(context.reading, coupon),
        )
        for coupon in context.reading.coupons(ticket.id)
    )


def _counters(reading: CentreView, ticket: Ticket) -> tuple[str, ...]:
    """The numbers of the counters that serve the current stop, by their current work profiles."""
    if ticket.reserved_for:
        counters = reading.setup.counters
        return tuple(
            counter.number
            for key, counter in counters.items()
            if ticket.reserved_for == for_counter(key)
        )
    return numbers_serving(reading, ticket.present.service)


PASSED = 5
"""How many of the calls before a ticket are listed."""


def why(context: SnapshotContext, identity: str, say: Say, *, to_bearer: bool) -> Why:
    """The answer for one ticket; `not_allowed_now` if it neither waits nor was called. The visitor
    (`to_bearer`) gets only the sentence: the rule that decided could disclose the class of another
    ticket."""
    ticket, ahead = ticket_of(context.reading, identity), context.reading.setup.booked_ahead
    if ticket.reasons is not None:
        reasons = None if to_bearer else ticket.reasons
        counter = number_of(context.reading.setup, ticket.counter) or ""
        called = why_called(ticket.reasons, say, counter)
        sentence = with_order(called, ticket.reasons.rule, ahead, say)
        return Why(ticket=ticket.id, number=ticket.number, sentence=sentence, reasons=reasons)
    if ticket.state is not TicketState.WAITING:
        raise Refusal(
            ProblemType.NOT_ALLOWED_NOW, {"command": "why"}, state=ticket.state, allowed=()
        )
    passed = _passed_by(context, ticket, say)
    return Why(
        ticket=ticket.id,
        number=ticket.number,
        sentence=passed[0].sentence if passed else say("why_waiting"),
        passed_by=passed,
    )


def _passed_by(context: SnapshotContext, ticket: Ticket, say: Say) -> tuple[PassedBy, ...]:
    """The last calls for its service, since it came to its queue, of tickets that were taken
    later."""
    service, setup = ticket.present.service, context.reading.setup
    target = setup.priority_rules.targets.get(service, timedelta())
    calls = []
    for call in context.reading.calls_before(ticket, PASSED):
        if call.reasons is None or call.called_at is None:
            continue
        own = QueueHead(
            ticket=ticket.id,
            number=ticket.number,
            waited=seconds(call.called_at - ticket.queued_from),
            service=service,
            target=round(target.total_seconds()),
        )
        sentence = why_before(call.reasons, own, say)
        sentence = with_order(sentence, call.reasons.rule, setup.booked_ahead, say)
        calls.append(PassedBy(call=call.call, number=call.number, at=call.at, sentence=sentence))
    return tuple(calls)
