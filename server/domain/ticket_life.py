"""What each event makes of a ticket.

A ticket's state is the fold of its events: `evolve` is the only way to change
one, and every change of state goes through the table in `contract.lifecycle`.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from contract import events as e
from contract.enums import (
    Claim,
    Paper,
    StopState,
    TicketAction,
    TicketClass,
    TicketState,
)
from contract.lifecycle import TICKET, move
from server.domain.ticket_moves import (
    at_stop,
    in_line,
    moved_by,
    no_skip,
    over,
    with_stop,
)
from server.domain.ticket_returns import returned
from server.domain.ticket_services import ended_with_return, service_changed
from server.domain.tickets import (
    Stop,
    Ticket,
    line_id,
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
        quantity=stops[0].quantity,
    )


def evolve(
    ticket: Ticket,
    data: e.Payload,
    at: datetime,
    *,
    line_calls: int = 0,
    hall_calls: int = 0,
    still: timedelta = NO_TIME,
) -> Ticket:
    """What the ticket is after an event on it.

    Args:
        ticket: the ticket before.
        data: the event's data.
        at: the event's time.
        line_calls: how many calls the line it comes to had made before the event; what
            `skip` counts from.
        hall_calls: how many calls all lines had made.
        still: for how long its service or the hall stood still in the time for which its
            place was held, which counts as waiting: since it was missed, or called.

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
            back = returned(ticket, data, at, line_calls, still)
            if isinstance(data, e.TicketRequeued | e.TicketSteppedBack):
                return replace(back, passed_until=max(back.passed_until, hall_calls + data.skip))
            return back
        case e.TicketEndedWithReturn():
            return ended_with_return(ticket, data, at, still)
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
            return replace(ticket, copy=data.reprints, paper=Paper.PENDING)
        case e.PriorityJudged():
            # Every claim is one to priority: refused by a slip, it is had back by that.
            claim = Claim.CONFIRMED if data.confirmed else Claim.REFUSED
            wanted = TicketClass.PRIORITY if data.confirmed else data.ordinary
            return in_line(replace(ticket, claim=claim, ticket_class=wanted))
        case e.ServiceRated():
            return with_stop(ticket, replace(ticket.stops[data.stop], stars=data.stars), data.stop)
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
            moved = moved_by(ticket, A.START, at)
            first = moved.present.started_at or at
            return with_stop(moved, replace(moved.present, started_at=first, begun_at=at))
        case e.StartUndone():
            moved = moved_by(ticket, A.UNDO_START, at)
            stop = moved.present
            before = stop.started_at if stop.started_at != stop.begun_at else None
            return with_stop(moved, replace(stop, started_at=before, begun_at=None))
        case e.ServiceAdded():
            move(TICKET, ticket.state, A.ADD_SERVICE)
            added = Stop(data.service, data.quantity, StopState.PENDING)
            return replace(ticket, stops=(*ticket.stops, added))
        case e.ServiceChanged():
            return service_changed(ticket, data, at)
        case e.ServiceFinished():
            return _finished(ticket, data, at)
        case e.TicketHeld():
            return _held(ticket, data, at)
        case e.TicketMissed():
            moved = moved_by(ticket, A.MARK_NO_SHOW, at)
            ended = replace(moved.present, state=StopState.UNSERVED, finished_at=at)
            return with_stop(replace(no_skip(moved), comeback_until=data.comeback_until), ended)
        case e.TicketCancelled():
            return over(ticket, A.CANCEL, at)
        case e.TicketExpired():
            return over(ticket, A.EXPIRE, at)
        case _:
            raise ValueError(f"{type(data).__name__} does not happen to a ticket")


def _called(ticket: Ticket, data: e.TicketCalled | e.TicketResumed, at: datetime) -> Ticket:
    if isinstance(data, e.TicketResumed):
        # Time set aside earns nothing: withdrawn, it has waited as long as before.
        moved = replace(
            moved_by(ticket, A.RESUME, at), queued_from=at - ticket.waited, counted=None
        )
    else:
        moved = replace(
            moved_by(ticket, A.CALL, at),
            waited=max(NO_TIME, at - ticket.queued_from),
            reasons=data.reasons,
            counted=f"{int(data.favoured)}{data.profile}" if data.profile else None,
        )
    moved = replace(
        moved,
        counter=data.counter,
        call=data.call,
        called_at=at,
        last_called_at=at,
        recalls=0,
        hold_reason=None,
        remind_at=None,
    )
    # Whose bearer has been there is only called back.
    first = moved.present.called_at or at
    stop = replace(moved.present, called_at=first, counter=data.counter, operator=data.operator)
    return with_stop(moved, stop)


def _held(ticket: Ticket, data: e.TicketHeld, at: datetime) -> Ticket:
    stop = ticket.present
    served = stop.served + max(NO_TIME, at - (stop.begun_at or at))
    moved = replace(moved_by(ticket, A.HOLD, at), hold_reason=data.reason, remind_at=data.remind_at)
    # Only who has come is set aside.
    came = stop.started_at or at
    return with_stop(no_skip(moved), replace(stop, served=served, started_at=came, begun_at=None))


def _finished(ticket: Ticket, data: e.ServiceFinished, at: datetime) -> Ticket:
    state = move(TICKET, ticket.state, A.FINISH, next_stop=data.next_stop is not None)
    done = replace(
        ticket.present,
        state=StopState.SERVED,
        finished_at=at,
        outcome=data.outcome,
        quantity=data.quantity,
    )
    ticket = replace(with_stop(ticket, done), state=state, since=at)
    if data.next_stop is None:
        return ticket
    return at_stop(no_skip(ticket), data.next_stop, at)
