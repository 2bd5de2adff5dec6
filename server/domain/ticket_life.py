"""How events change a ticket.

A ticket's state is the fold of its events: `evolve` is the only way to change one, and every change
of state goes through the table in `contract.lifecycle`.
"""

from collections.abc import Callable
from copy import replace
from datetime import datetime, timedelta

from contract import events as e
from contract.enums import Claim, Paper, StopState, TicketAction, TicketClass, TicketState
from contract.lifecycle import TICKET, move
from server.domain.centres import Centre
from server.domain.tickets import Stop, Ticket, ended_for_today, for_counter, line_id

A = TicketAction

type Clocks = Callable[[str], datetime]
"""The time on the clock of a service at the time of the event."""

NO_TIME = timedelta()


def issued(centre: Centre, data: e.TicketIssued, at: datetime, by: str, clocks: Clocks) -> Ticket:
    """The ticket of a `ticket_issued`, or of a `ticket_handed_in`, in the centre before the event.
    One that was issued during a downtime of the server has waited since its end: the clocks stood
    still for all other tickets, too."""
    waited = NO_TIME
    if isinstance(data, e.TicketHandedIn):
        waited = at - data.issued_at
        if centre.gap_from is not None and centre.gap_until is not None:
            in_gap = centre.gap_until - max(centre.gap_from, data.issued_at)
            waited -= max(NO_TIME, in_gap)
        at = data.issued_at
    first = data.stops[0]
    queued_from = clocks(first.service) - waited
    if data.booked_for is not None:
        # It waits from its time on.
        queued_from += data.booked_for - at
    stops = tuple(
        Stop(
            wanted.service,
            wanted.quantity,
            StopState.PENDING if index else StopState.OPEN,
            queued_at=None if index else queued_from,
            joined_at=None if index else at,
        )
        for index, wanted in enumerate(data.stops)
    )
    claims = data.ticket_class is TicketClass.PRIORITY
    return Ticket(
        id=data.ticket,
        centre=centre.id,
        ordinal=data.ordinal,
        day=data.day,
        number=data.number,
        series=data.series,
        state=TicketState.WAITING,
        paper=data.paper,
        language=data.language,
        ticket_class=data.ticket_class,
        channel=data.channel,
        issued_at=at,
        since=at,
        queued_from=queued_from,
        line=line_id(first.service, data.ticket_class),
        promise=data.promise,
        estimate=data.estimate,
        model_wait=data.model_wait,
        counter_free=data.counter_free,
        served_by=data.served_by,
        stop=0,
        stops=stops,
        claim=Claim.OPEN if claims else Claim.NONE,
        coupon=data.coupon,
        device=data.device,
        issued_by=by,
        booking=data.booking,
        booked_for=data.booked_for,
        not_before=queued_from if data.booked_for is not None else None,
    )


def evolve(ticket: Ticket, data: e.Payload, at: datetime, clocks: Clocks) -> Ticket:
    """The ticket after an event on it. Raises `contract.lifecycle.NotAllowed`."""
    clock = clocks(ticket.present.service)
    match data:
        case e.TicketPrinted():
            return replace(ticket, paper=data.paper)
        case e.PrintFailed():
            return replace(ticket, paper=Paper.FAILED)
        case e.TicketReprinted():
            return replace(ticket, copy=data.reprints, paper=Paper.PENDING)
        case e.PriorityJudged():
            # Every claim is one to priority; this also restores one that was refused by mistake.
            claim = Claim.CONFIRMED if data.confirmed else Claim.REFUSED
            wanted = TicketClass.PRIORITY if data.confirmed else data.ordinary
            return _in_queue(replace(ticket, claim=claim, ticket_class=wanted))
        case e.ServiceRated():
            return _with_stop(ticket, replace(ticket.stops[data.stop], stars=data.stars), data.stop)
        case e.AssistSet() | e.NoteAdded():
            return ticket
        case e.TicketTransferred():
            return _transferred(ticket, data, at, clocks)
        case e.ServiceAdded():
            move(TICKET, ticket.state, A.ADD_SERVICE)
            added = Stop(data.service, data.quantity, StopState.PENDING)
            return replace(ticket, stops=(*ticket.stops, added))
        case e.ServiceChanged():
            return _service_changed(ticket, data, at, clocks)
        case e.TicketsMoved():
            move(TICKET, ticket.state, A.CHANGE_SERVICE)
            return _for_service(ticket, data.to_service, at, clocks)
        case e.ServiceFinished():
            return _finished(ticket, data, at, clocks)
        case e.TicketEndedWithCoupon():
            return _ended_with_coupon(ticket, data, at, clocks)
        case e.TicketCancelled():
            return _over(ticket, A.CANCEL, at, clock)
        case e.TicketExpired():
            return _over(ticket, A.EXPIRE, at, clock)
        case e.TicketSteppedBack():
            move(TICKET, ticket.state, A.STEP_BACK)
            return replace(ticket, not_before=data.not_before)
        case e.TicketReleased():
            move(TICKET, ticket.state, A.RELEASE)
            released = replace(ticket, reserved_for="")
            return _in_queue(_with_stop(released, replace(released.present, reserved_for="")))
        case e.TicketReopened():
            return _reopened(ticket, data, at, clock)
        case _:
            return _at_counter(ticket, data, at, clock)


def _at_counter(ticket: Ticket, data: e.Payload, at: datetime, clock: datetime) -> Ticket:
    """The ticket after it was called, or after an event between its call and the end of that."""
    match data:
        case e.TicketCalled() | e.TicketResumed():
            return _called(ticket, data, at, clock)
        case e.TicketRecalled():
            return replace(
                ticket,
                state=move(TICKET, ticket.state, A.RECALL),
                call=data.call,
                recalls=ticket.recalls + 1,
                last_called_at=clock,
            )
        case e.ServiceStarted():
            moved = replace(_moved_by(ticket, A.START, at), not_before=None)
            first = moved.present.started_at or clock
            return _with_stop(moved, replace(moved.present, started_at=first, begun_at=clock))
        case e.StartUndone():
            moved = replace(_moved_by(ticket, A.UNDO_START, at), last_called_at=clock)
            stop = moved.present
            before = stop.started_at if stop.started_at != stop.begun_at else None
            return _with_stop(moved, replace(stop, started_at=before, begun_at=None))
        case e.TicketHeld():
            return _held(ticket, data, at, clock)
        case e.TicketRequeued():
            since = clock - ticket.waited
            if ticket.booked_for is not None:
                # One that was called before its time gains no place by that.
                since = max(since, ticket.queued_from)
            absent = replace(ticket, queued_from=since, not_before=data.not_before)
            return _back_in_queue(absent, A.REQUEUE, at)
        case e.CallWithdrawn():
            # The place is kept: the seconds of a mistaken call count as waiting.
            action = A.UNDO_CALL if data.reason == "slip" else A.SUSPEND
            first_call = (
                ticket.called_at == ticket.present.called_at and ticket.first_wait == ticket.waited
            )
            first_wait = None if first_call else ticket.first_wait
            return _back_in_queue(replace(ticket, first_wait=first_wait), action, at)
        case e.TicketMissed():
            moved = replace(
                _moved_by(ticket, A.MARK_NO_SHOW, at),
                comeback_until=data.comeback_until,
                not_before=None,
            )
            ended = replace(moved.present, state=StopState.UNSERVED, finished_at=clock)
            return _with_stop(moved, ended)
        case _:
            raise ValueError(f"{type(data).__name__} is not an event of a ticket")


def _called(
    ticket: Ticket, data: e.TicketCalled | e.TicketResumed, at: datetime, clock: datetime
) -> Ticket:
    if isinstance(data, e.TicketResumed):
        # The time on hold does not count as waiting: if the call is withdrawn, the wait is as
        # before.
        moved = replace(
            _moved_by(ticket, A.RESUME, at), queued_from=clock - ticket.waited, counted=None
        )
    else:
        waited = max(NO_TIME, clock - ticket.queued_from)
        moved = replace(
            _moved_by(ticket, A.CALL, at),
            waited=waited,
            first_wait=waited if ticket.first_wait is None else ticket.first_wait,
            reasons=data.reasons,
            counted=f"{int(data.favoured)}{data.profile}" if data.profile else None,
        )
    moved = replace(
        moved,
        counter=data.counter,
        call=data.call,
        called_at=clock,
        last_called_at=clock,
        recalls=0,
        hold_reason=None,
        remind_at=None,
    )
    first = moved.present.called_at or clock
    stop = replace(moved.present, called_at=first, counter=data.counter, operator=data.operator)
    return _with_stop(moved, stop)


def _held(ticket: Ticket, data: e.TicketHeld, at: datetime, clock: datetime) -> Ticket:
    stop = ticket.present
    served = stop.served + max(NO_TIME, clock - (stop.begun_at or clock))
    moved = replace(
        _moved_by(ticket, A.HOLD, at),
        hold_reason=data.reason,
        remind_at=data.remind_at,
        not_before=None,
    )
    # Only a ticket whose visitor has come can be put on hold.
    came = stop.started_at or clock
    return _with_stop(moved, replace(stop, served=served, started_at=came, begun_at=None))


def _finished(ticket: Ticket, data: e.ServiceFinished, at: datetime, clocks: Clocks) -> Ticket:
    state = move(TICKET, ticket.state, A.FINISH, next_stop=data.next_stop is not None)
    done = replace(
        ticket.present,
        state=StopState.SERVED,
        finished_at=clocks(ticket.present.service),
        outcome=data.outcome,
        quantity=data.quantity,
    )
    ticket = replace(_with_stop(ticket, done), state=state, since=at)
    if data.next_stop is None:
        return ticket
    return _at_stop(ticket, data.next_stop, clocks(ticket.stops[data.next_stop].service))


def _transferred(ticket: Ticket, data: e.TicketTransferred, at: datetime, clocks: Clocks) -> Ticket:
    was = ticket.present
    waited = ticket.waited_at(clocks(was.service))
    ended = replace(
        was,
        state=StopState.UNSERVED if data.left_unserved else StopState.SERVED,
        finished_at=clocks(was.service),
    )
    ticket = replace(_with_stop(_moved_by(ticket, A.TRANSFER, at), ended), waited=waited)
    reserved_for = for_counter(data.to_counter) if data.to_counter is not None else ""
    stops = [*ticket.stops]
    if data.stop < len(stops):
        stops[data.stop] = replace(stops[data.stop], reserved_for=reserved_for)
    else:
        stops.append(Stop(data.service, was.quantity, StopState.PENDING, reserved_for=reserved_for))
    if data.with_return:
        back = for_counter(data.return_to) if data.return_to is not None else ""
        stops.append(Stop(was.service, was.quantity, StopState.PENDING, reserved_for=back))
    sent = replace(ticket, stops=tuple(stops))
    return _at_stop(sent, data.stop, clocks(sent.stops[data.stop].service))


def _reopened(ticket: Ticket, data: e.TicketReopened, at: datetime, clock: datetime) -> Ticket:
    waited = ticket.waited + _place_kept(ticket, clock)
    reopened = replace(
        _moved_by(ticket, A.REOPEN, at),
        reopens=ticket.reopens + data.by_bearer,
        comeback_until=None,
        not_before=None,
    )
    # The coupon of an ended stop becomes void when that stop is reopened.
    stop = replace(
        ticket.present, state=StopState.OPEN, finished_at=None, outcome=None, coupon=None
    )
    if data.counter is not None:
        return _with_stop(replace(reopened, counter=data.counter), stop)
    reopened = _in_queue(_uncalled(replace(reopened, queued_from=clock - waited)))
    return _with_stop(reopened, _waiting_again(stop))


def _for_service(ticket: Ticket, service: str, at: datetime, clocks: Clocks) -> Ticket:
    """The ticket with another service at its current stop; it keeps its wait."""
    since = at if ticket.state is TicketState.WAITING else ticket.since
    return _in_queue(replace(_on_other_clock(ticket, service, clocks), since=since))


def _service_changed(
    ticket: Ticket, data: e.ServiceChanged, at: datetime, clocks: Clocks
) -> Ticket:
    """The ticket for another service, which may be one of its later stops: the current stop then
    comes after that one."""
    move(TICKET, ticket.state, A.CHANGE_SERVICE)
    was = ticket.present
    if data.instead is None:
        if data.service == was.service:
            return ticket
        return _for_service(ticket, data.service, at, clocks)
    goal = ticket.stops[data.instead]
    later = Stop(was.service, was.quantity, StopState.PENDING, reserved_for=was.reserved_for)
    if ticket.state is TicketState.WAITING:
        waited = ticket.waited_at(clocks(was.service))
        changed = replace(_with_stop(ticket, later), waited=waited, since=at, served_by=None)
        return _at_stop(changed, data.instead, clocks(goal.service))
    # Called, or on hold: the work so far belongs to that stop.
    changed = _on_other_clock(ticket, goal.service, clocks)
    present = replace(
        changed.present,
        quantity=goal.quantity,
        reserved_for=goal.reserved_for,
        served=was.served + goal.served,
    )
    changed = replace(_with_stop(changed, later), stop=data.instead, reserved_for=goal.reserved_for)
    return _with_stop(changed, present)


def _ended_with_coupon(
    ticket: Ticket, data: e.TicketEndedWithCoupon, at: datetime, clocks: Clocks
) -> Ticket:
    """The ticket after a service of a current or later stop was ended for today."""
    clock = clocks(data.service)
    ended = ended_for_today(ticket, data.service, clock, data.coupon)
    if data.later:
        return ended
    ended = replace(ended, waited=ticket.waited_at(clock) + _place_kept(ticket, clock))
    if data.next_stop is None:
        return replace(_over(ended, A.END_WITH_COUPON, at, clock), waited=ended.waited)
    state = move(TICKET, ticket.state, A.END_WITH_COUPON, next_stop=True)
    ended = replace(ended, state=state, since=at, comeback_until=None)
    return _at_stop(ended, data.next_stop, clocks(ended.stops[data.next_stop].service))


# The steps of which the changes consist; `clock` is the time on the clock of the service.


def _moved_by(ticket: Ticket, action: TicketAction, at: datetime) -> Ticket:
    """The ticket in the state that the life cycle gives."""
    return replace(ticket, state=move(TICKET, ticket.state, action), since=at)


def _with_stop(ticket: Ticket, stop: Stop, index: int | None = None) -> Ticket:
    """The ticket with one stop replaced, by default the current one."""
    place = ticket.stop if index is None else index
    stops = (*ticket.stops[:place], stop, *ticket.stops[place + 1 :])
    return replace(ticket, stops=stops)


def _in_queue(ticket: Ticket) -> Ticket:
    """The ticket in the queue of its current stop, class and reservation, if it waits. At a counter
    it keeps the queue from which it was called: a withdrawn call returns it there."""
    if ticket.state is not TicketState.WAITING:
        return ticket
    line = line_id(ticket.present.service, ticket.ticket_class, ticket.reserved_for)
    return replace(ticket, line=line)


def _uncalled(ticket: Ticket) -> Ticket:
    """The ticket without the fields that only a called ticket, or one on hold, has."""
    return replace(
        ticket,
        counter=None,
        called_at=None,
        last_called_at=None,
        recalls=0,
        reasons=None,
        counted=None,
        hold_reason=None,
        remind_at=None,
    )


def _waiting_again(stop: Stop) -> Stop:
    """A stop whose bearer waits again. An answered call, by coming or by a hold, stays the end of
    its wait; any other call does not count."""
    called = stop.called_at if stop.started_at is not None else None
    return replace(stop, called_at=called, counter=None, operator=None)


def _back_in_queue(ticket: Ticket, action: TicketAction, at: datetime) -> Ticket:
    """The ticket back in the queue from which it was called, at its place by `queued_from`."""
    moved = _in_queue(_uncalled(_moved_by(ticket, action, at)))
    return _with_stop(moved, _waiting_again(moved.present))


def _at_stop(ticket: Ticket, index: int, clock: datetime) -> Ticket:
    """The ticket waiting for another stop since it came into its current state; it keeps its wait.
    The clock is that of the stop's service."""
    ticket = _uncalled(
        replace(ticket, stop=index, queued_from=clock - ticket.waited, not_before=None)
    )
    ticket = replace(ticket, reserved_for=ticket.present.reserved_for)
    opened = replace(ticket.present, state=StopState.OPEN, queued_at=clock, joined_at=ticket.since)
    return _in_queue(_with_stop(ticket, opened))


def _on_other_clock(ticket: Ticket, service: str, clocks: Clocks) -> Ticket:
    """The ticket with another service at its current stop, with its times converted to that
    service's clock."""
    by = clocks(service) - clocks(ticket.present.service)
    stop = ticket.present

    def later(moment: datetime | None) -> datetime | None:
        return None if moment is None else moment + by

    changed = replace(
        ticket,
        queued_from=ticket.queued_from + by,
        not_before=later(ticket.not_before),
        called_at=later(ticket.called_at),
        last_called_at=later(ticket.last_called_at),
        comeback_until=later(ticket.comeback_until),
        served_by=None,
    )
    return _with_stop(
        changed,
        replace(
            stop,
            service=service,
            queued_at=later(stop.queued_at),
            called_at=later(stop.called_at),
            started_at=later(stop.started_at),
            begun_at=later(stop.begun_at),
            finished_at=later(stop.finished_at),
        ),
    )


def _over(ticket: Ticket, action: TicketAction, at: datetime, clock: datetime) -> Ticket:
    """The ended ticket: the current stop ends unserved, the wait is fixed. When a service ended
    whose operator left is not known."""
    waited = ticket.waited_at(clock)
    moved = replace(_moved_by(ticket, action, at), waited=waited)
    present = moved.present
    if present.state is StopState.OPEN:
        present = replace(present, state=StopState.UNSERVED, finished_at=clock, begun_at=None)
    return _with_stop(moved, present)


def _place_kept(ticket: Ticket, clock: datetime) -> timedelta:
    """How long a missed visitor kept the place, which counts as waiting: at most the comeback time,
    even if staff bring the ticket back later."""
    missed_at = ticket.present.finished_at
    if ticket.state is not TicketState.MISSED or missed_at is None:
        return NO_TIME
    return max(NO_TIME, min(clock, ticket.comeback_until or clock) - missed_at)
