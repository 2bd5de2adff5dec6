"""What each event makes of a ticket.

A ticket's state is the fold of its events: `evolve` is the only way to change
one, and every change of state goes through the table in `contract.lifecycle`.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from contract import events as e
from contract.lifecycle import TICKET, move
from contract.words import (
    Claim,
    Paper,
    StopState,
    TicketAction,
    TicketClass,
    TicketState,
)
from server.domain.tickets import (
    Stop,
    Ticket,
    counter_bound,
    given_up,
    line_id,
    operator_bound,
)

A = TicketAction
NO_TIME = timedelta()


def issued(centre: str, data: e.TicketIssued, at: datetime) -> Ticket:
    """The ticket that a `ticket_issued` begins, or a `ticket_handed_in` brings."""
    if isinstance(data, e.TicketHandedIn):
        at = data.issued_at
    stops = tuple(
        Stop(
            wanted.service,
            wanted.quantity,
            StopState.PENDING if index else StopState.OPEN,
            queued_at=None if index else at,
        )
        for index, wanted in enumerate(data.stops)
    )
    claims = data.ticket_class is TicketClass.PRIORITY
    return Ticket(
        id=data.ticket,
        centre=centre,
        ordinal=data.ordinal,
        day=data.day,
        number=data.number,
        series=data.series,
        state=TicketState.WAITING,
        paper=data.paper,
        language=data.language,
        ticket_class=data.ticket_class,
        assist=data.assist,
        channel=data.channel,
        issued_at=at,
        since=at,
        queued_from=at,
        line=line_id(stops[0].service, data.ticket_class),
        promise=data.promise,
        estimate=data.estimate,
        served_by=data.served_by,
        stop=0,
        stops=stops,
        claim=Claim.OPEN if claims else Claim.NONE,
    )


def evolve(
    ticket: Ticket, data: e.Payload, at: datetime, *, line_calls: int = 0, hall_calls: int = 0
) -> Ticket:
    """What the ticket is after an event on it.

    Args:
        ticket: the ticket before.
        data: the event's data.
        at: the event's time.
        line_calls: how many calls its line had made before the event; what
            `skip` counts from.
        hall_calls: how many calls the hall had made.

    Raises:
        contract.lifecycle.NotAllowed: the table does not allow it.
    """
    match data:
        case (
            e.TicketPrinted()
            | e.PrintFailed()
            | e.TicketReprinted()
            | e.PriorityJudged()
            | e.ServiceRated()
            | e.AssistSet()
            | e.NoteAdded()
        ):
            return _noted(ticket, data)
        case (
            e.TicketRequeued()
            | e.CallWithdrawn()
            | e.TicketReopened()
            | e.TicketTransferred()
            | e.TicketSteppedBack()
            | e.TicketReleased()
        ):
            returned = _returned(ticket, data, at, line_calls)
            if isinstance(data, e.TicketRequeued | e.TicketSteppedBack):
                return replace(returned, passed_until=hall_calls + data.skip)
            return returned
        case _:
            return _served(ticket, data, at)


def _noted(ticket: Ticket, data: e.Payload) -> Ticket:
    """What changes no state: its paper, its claim, its stars."""
    match data:
        case e.TicketPrinted():
            return replace(ticket, paper=data.paper)
        case e.PrintFailed():
            return replace(ticket, paper=Paper.FAILED)
        case e.TicketReprinted():
            return replace(ticket, copy=data.copy_number, paper=Paper.PENDING)
        case e.PriorityJudged():
            if data.confirmed:
                return replace(ticket, claim=Claim.CONFIRMED)
            refused = replace(ticket, claim=Claim.REFUSED, ticket_class=TicketClass.STANDARD)
            return _in_line(refused)
        case e.ServiceRated():
            return _with_stop(ticket, replace(ticket.stops[data.stop], stars=data.stars), data.stop)
        case _:
            return ticket


def _served(ticket: Ticket, data: e.Payload, at: datetime) -> Ticket:
    """Called, served, set aside, ended."""
    match data:
        case e.TicketCalled() | e.TicketResumed():
            return _called(ticket, data, at)
        case e.TicketRecalled():
            return replace(
                ticket,
                state=move(TICKET, ticket.state, A.RECALL),
                call=data.call,
                recalls=ticket.recalls + 1,
                last_called_at=at,
            )
        case e.ServiceStarted():
            moved = _moved(ticket, A.START, at)
            return _with_stop(moved, replace(moved.present, started_at=at))
        case e.StartUndone():
            moved = _moved(ticket, A.UNDO_START, at)
            return _with_stop(moved, replace(moved.present, started_at=None))
        case e.ServiceAdded():
            move(TICKET, ticket.state, A.ADD_SERVICE)
            added = Stop(data.service, data.quantity, StopState.PENDING)
            return replace(ticket, stops=(*ticket.stops, added))
        case e.ServiceChanged():
            move(TICKET, ticket.state, A.CHANGE_SERVICE)
            return _in_line(_with_stop(ticket, replace(ticket.present, service=data.service)))
        case e.ServiceFinished():
            return _finished(ticket, data, at)
        case e.TicketParked():
            return _parked(ticket, data, at)
        case e.TicketMissed():
            moved = _moved(ticket, A.MARK_NO_SHOW, at)
            ended = replace(moved.present, state=StopState.UNSERVED, finished_at=at)
            return _with_stop(replace(moved, comeback_until=data.comeback_until), ended)
        case e.TicketCancelled():
            return _over(ticket, A.CANCEL, at)
        case e.TicketEndedWithReturn():
            return _ended_with_return(ticket, data, at)
        case e.TicketExpired():
            return _over(ticket, A.EXPIRE, at)
        case _:
            raise ValueError(f"{type(data).__name__} does not happen to a ticket")


def _returned(ticket: Ticket, data: e.Payload, at: datetime, line_calls: int) -> Ticket:
    """Back in a line, or to another place in it."""
    match data:
        case e.TicketRequeued():
            back = _back_in_line(ticket, A.REQUEUE, at, queued_from=at - ticket.waited)
            return replace(back, skip_until=line_calls + data.skip)
        case e.CallWithdrawn():
            # The place is held: the seconds of a call that was a slip count as waiting.
            action = A.UNDO_CALL if data.reason == "slip" else A.SUSPEND
            return _back_in_line(ticket, action, at, queued_from=ticket.queued_from)
        case e.TicketReopened():
            return _reopened(ticket, data, at)
        case e.TicketTransferred():
            return _transferred(ticket, data, at)
        case e.TicketSteppedBack():
            move(TICKET, ticket.state, A.STEP_BACK)
            return replace(ticket, skip_until=line_calls + data.skip)
        case e.TicketReleased():
            move(TICKET, ticket.state, A.RELEASE)
            released = replace(ticket, bound="", skip_until=0)
            return _in_line(_with_stop(released, replace(released.present, bound="")))
        case _:
            raise ValueError(f"{type(data).__name__} returns nobody to a line")


def moved_to_service(ticket: Ticket, service: str) -> Ticket:
    """A waiting ticket after its whole line was moved; it keeps its place."""
    move(TICKET, ticket.state, A.CHANGE_SERVICE)
    changed = _with_stop(ticket, replace(ticket.present, service=service))
    return _in_line(replace(changed, skip_until=0))


def _moved(ticket: Ticket, action: TicketAction, at: datetime) -> Ticket:
    return replace(ticket, state=move(TICKET, ticket.state, action), since=at)


def _with_stop(ticket: Ticket, stop: Stop, index: int | None = None) -> Ticket:
    place = ticket.stop if index is None else index
    stops = (*ticket.stops[:place], stop, *ticket.stops[place + 1 :])
    return replace(ticket, stops=stops)


def _in_line(ticket: Ticket) -> Ticket:
    """The ticket in the line of its present stop, class and binding."""
    line = line_id(ticket.present.service, ticket.ticket_class, ticket.bound)
    # A skip counts the calls of one line: nobody has to be let pass in another.
    skip = ticket.skip_until if line == ticket.line else 0
    return replace(ticket, line=line, skip_until=skip)


def _called(ticket: Ticket, data: e.TicketCalled | e.TicketResumed, at: datetime) -> Ticket:
    if isinstance(data, e.TicketResumed):
        # Time set aside earns nothing: withdrawn, it has waited as long as before.
        moved = replace(_moved(ticket, A.RESUME, at), queued_from=at - ticket.waited, counted=None)
    else:
        moved = replace(
            _moved(ticket, A.CALL, at),
            waited=max(NO_TIME, at - ticket.queued_from),
            reasons=data.reasons,
            counted=f"{int(data.boosted)}{data.profile}" if data.profile else None,
        )
    moved = replace(
        moved,
        counter=data.counter,
        call=data.call,
        called_at=at,
        last_called_at=at,
        recalls=0,
        skip_until=0,
        parked_for=None,
        remind_at=None,
    )
    # The wait of a stop ends with its first call; after parking it is only called back.
    first = moved.present.called_at if isinstance(data, e.TicketResumed) else None
    stop = replace(
        moved.present, called_at=first or at, counter=data.counter, operator=data.operator
    )
    return _with_stop(moved, stop)


def _back_in_line(
    ticket: Ticket, action: TicketAction, at: datetime, *, queued_from: datetime
) -> Ticket:
    moved = _uncalled(replace(_moved(ticket, action, at), queued_from=queued_from))
    return _with_stop(moved, replace(moved.present, called_at=None, counter=None, operator=None))


def _uncalled(ticket: Ticket) -> Ticket:
    """Without what only a called ticket has."""
    return replace(
        ticket,
        counter=None,
        called_at=None,
        last_called_at=None,
        recalls=0,
        reasons=None,
        counted=None,
        parked_for=None,
        remind_at=None,
    )


def _parked(ticket: Ticket, data: e.TicketParked, at: datetime) -> Ticket:
    served = ticket.present.served
    if ticket.state is TicketState.SERVING and ticket.present.started_at is not None:
        served += max(NO_TIME, at - ticket.present.started_at)
    moved = replace(_moved(ticket, A.PARK, at), parked_for=data.reason, remind_at=data.remind_at)
    return _with_stop(moved, replace(moved.present, served=served, started_at=None))


def _finished(ticket: Ticket, data: e.ServiceFinished, at: datetime) -> Ticket:
    state = move(TICKET, ticket.state, A.FINISH, next_stop=data.next_stop is not None)
    done = replace(
        ticket.present,
        state=StopState.SERVED,
        finished_at=at,
        outcome=data.outcome,
        quantity=data.quantity,
    )
    ticket = replace(_with_stop(ticket, done), state=state, since=at)
    if data.next_stop is None:
        return ticket
    return _at_stop(ticket, data.next_stop, at)


def _at_stop(ticket: Ticket, index: int, at: datetime) -> Ticket:
    """Waiting for another stop; the wait goes on where it was."""
    ticket = _uncalled(replace(ticket, stop=index, queued_from=at - ticket.waited))
    ticket = replace(ticket, bound=ticket.present.bound, skip_until=0)
    opened = replace(ticket.present, state=StopState.OPEN, queued_at=at)
    return _in_line(_with_stop(ticket, opened))


def _transferred(ticket: Ticket, data: e.TicketTransferred, at: datetime) -> Ticket:
    waited = ticket.waited_at(at)
    was = ticket.present
    ended = replace(
        was,
        state=StopState.UNSERVED if data.left_unserved else StopState.SERVED,
        finished_at=at,
    )
    ticket = replace(_with_stop(_moved(ticket, A.TRANSFER, at), ended), waited=waited)
    bound = ""
    if data.to_counter is not None:
        bound = counter_bound(data.to_counter)
    elif data.to_operator is not None:
        bound = operator_bound(data.to_operator)
    stops = [*ticket.stops, Stop(data.service, was.quantity, StopState.PENDING, bound=bound)]
    if data.return_to is not None:
        back = counter_bound(data.return_to)
        stops.append(Stop(was.service, was.quantity, StopState.PENDING, bound=back))
    return _at_stop(replace(ticket, stops=tuple(stops)), data.stop, at)


def _reopened(ticket: Ticket, data: e.TicketReopened, at: datetime) -> Ticket:
    before = ticket
    ticket = replace(
        _moved(ticket, A.REOPEN, at),
        reopens=ticket.reopens + data.by_bearer,
        comeback_until=None,
        # The right to come back for what was ended lapses when that goes on after all.
        return_until=None if ticket.ended_by_hall else ticket.return_until,
        ended_by_hall=False,
    )
    stop = replace(ticket.present, state=StopState.OPEN, finished_at=None, outcome=None)
    if data.counter is not None:
        return _with_stop(replace(ticket, counter=data.counter), stop)
    # A missed visitor's place was held: the time as MISSED counts as waiting.
    held = at - before.since if before.state is TicketState.MISSED else NO_TIME
    waited = before.waited + max(NO_TIME, held)
    ticket = _uncalled(replace(ticket, queued_from=at - waited))
    return _with_stop(
        ticket, replace(stop, called_at=None, started_at=None, counter=None, operator=None)
    )


def _ended_with_return(ticket: Ticket, data: e.TicketEndedWithReturn, at: datetime) -> Ticket:
    service = ticket.present.service
    # Of two services that were ended, each may be come back for on its own next day.
    until = max(ticket.return_until or data.valid_until, data.valid_until)
    if data.next_stop is None:
        ended = replace(_over(ticket, A.END_WITH_RETURN, at), ended_by_hall=True)
        return replace(given_up(ended, service, at), return_until=until)
    state = move(TICKET, ticket.state, A.END_WITH_RETURN, next_stop=True)
    ended = replace(ticket, state=state, since=at, waited=ticket.waited_at(at))
    ended = replace(given_up(ended, service, at), return_until=until)
    return _at_stop(ended, data.next_stop, at)


def _over(ticket: Ticket, action: TicketAction, at: datetime) -> Ticket:
    waited = ticket.waited_at(at)
    moved = replace(_moved(ticket, action, at), waited=waited)
    present = moved.present
    if present.state is StopState.OPEN:
        present = replace(present, state=StopState.UNSERVED, finished_at=at)
    return _with_stop(moved, present)
