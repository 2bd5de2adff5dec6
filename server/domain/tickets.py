"""A ticket and what each event makes of it.

A ticket's state is the fold of its events: `evolve` is the only way to change
one, and every change of state goes through the table in `contract.lifecycle`.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from contract import events as e
from contract.lifecycle import TICKET, move
from contract.snapshots import Reasons
from contract.words import (
    Assist,
    Channel,
    Outcome,
    Paper,
    StopState,
    TicketAction,
    TicketClass,
    TicketState,
)

A = TicketAction


@dataclass(frozen=True, slots=True)
class Stop:
    """One service on a ticket.

    Its durations: wait (queued to called), walk (called to started), service
    (started to finished). `started_at` stays None where the start was forgotten.
    """

    service: str
    quantity: int
    state: StopState
    queued_at: datetime | None = None
    called_at: datetime | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    counter: str | None = None
    operator: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Ticket:
    """One visitor's ticket for the whole stay.

    Attributes:
        ordinal: the how-manieth ticket of the centre; settles ties.
        since: when it came into its present state.
        queued_from: while it waits, now minus this is all the time it has waited;
            the key by which its line is ordered.
        waited: the time it had waited when it last left its line.
        counter: where it is active, or where it last was.
        skip_until: it lets others pass until its line has made so many calls.
        copy: how often its paper was printed again; part of its token.
        stop: the index of its present stop.
    """

    id: str
    centre: str
    ordinal: int
    day: date
    number: str
    series: str
    state: TicketState
    paper: Paper
    language: str
    ticket_class: TicketClass
    assist: tuple[Assist, ...]
    channel: Channel
    issued_at: datetime
    since: datetime
    queued_from: datetime
    line: str
    promise: int | None
    stop: int
    stops: tuple[Stop, ...]
    waited: timedelta = timedelta()
    counter: str | None = None
    call: int | None = None
    called_at: datetime | None = None
    recalls: int = 0
    skip_until: int = 0
    comeback_until: datetime | None = None
    copy: int = 0
    reopens: int = 0
    reasons: Reasons | None = None

    @property
    def present(self) -> Stop:
        """The stop it is at, waits for, or was at last."""
        return self.stops[self.stop]

    def waited_at(self, now: datetime) -> timedelta:
        """All the time it has spent waiting, over all its stops."""
        if self.state is TicketState.WAITING:
            return now - self.queued_from
        return self.waited


def line_id(service: str, ticket_class: TicketClass, bound: str = "") -> str:
    """The line of waiting tickets of one service and class, bound to nobody or somebody."""
    return f"{service}/{ticket_class}/{bound}"


def next_stop(ticket: Ticket) -> int | None:
    """The index of the stop that comes after the present one, None when it is the last."""
    for index, stop in enumerate(ticket.stops):
        if stop.state is StopState.PENDING:
            return index
    return None


def issued(centre: str, data: e.TicketIssued, at: datetime) -> Ticket:
    """The ticket that a `ticket_issued` begins."""
    stops = tuple(
        Stop(
            wanted.service,
            wanted.quantity,
            StopState.PENDING if index else StopState.OPEN,
            queued_at=None if index else at,
        )
        for index, wanted in enumerate(data.stops)
    )
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
        stop=0,
        stops=stops,
    )


def evolve(ticket: Ticket, data: e.Payload, at: datetime, *, line_calls: int = 0) -> Ticket:
    """What the ticket is after an event on it.

    Args:
        ticket: the ticket before.
        data: the event's data.
        at: the event's time.
        line_calls: how many calls its line had made before the event; what
            `skip` counts from.

    Raises:
        contract.lifecycle.NotAllowed: the table does not allow it.
    """
    match data:
        case e.TicketPrinted():
            return replace(ticket, paper=data.paper)
        case e.PrintFailed():
            return replace(ticket, paper=Paper.FAILED)
        case e.TicketReprinted():
            return replace(ticket, copy=data.copy_number, paper=Paper.PENDING)
        case e.TicketCalled():
            return _called(ticket, data, at)
        case e.TicketRecalled():
            return replace(
                ticket,
                state=move(TICKET, ticket.state, A.RECALL),
                call=data.call,
                recalls=ticket.recalls + 1,
            )
        case e.ServiceStarted():
            moved = _moved(ticket, A.START, at)
            return _with_stop(moved, replace(moved.present, started_at=at))
        case e.StartUndone():
            moved = _moved(ticket, A.UNDO_START, at)
            return _with_stop(moved, replace(moved.present, started_at=None))
        case e.ServiceFinished():
            return _finished(ticket, data, at)
        case e.TicketRequeued():
            back = _back_in_line(ticket, A.REQUEUE, at, queued_from=at - ticket.waited)
            return replace(back, skip_until=line_calls + data.skip)
        case e.CallWithdrawn():
            # The place is held: the seconds of a call that was a slip count as waiting.
            return _back_in_line(ticket, A.UNDO_CALL, at, queued_from=ticket.queued_from)
        case e.TicketMissed():
            moved = _moved(ticket, A.MARK_NO_SHOW, at)
            ended = replace(moved.present, state=StopState.UNSERVED, finished_at=at)
            return _with_stop(replace(moved, comeback_until=data.comeback_until), ended)
        case e.TicketReopened():
            return _reopened(ticket, data, at)
        case e.TicketCancelled():
            return _over(ticket, A.CANCEL, at)
        case e.TicketExpired():
            return _over(ticket, A.EXPIRE, at)
        case _:
            raise ValueError(f"{type(data).__name__} does not happen to a ticket")


def _moved(ticket: Ticket, action: TicketAction, at: datetime) -> Ticket:
    return replace(ticket, state=move(TICKET, ticket.state, action), since=at)


def _with_stop(ticket: Ticket, stop: Stop) -> Ticket:
    stops = (*ticket.stops[: ticket.stop], stop, *ticket.stops[ticket.stop + 1 :])
    return replace(ticket, stops=stops)


def _called(ticket: Ticket, data: e.TicketCalled, at: datetime) -> Ticket:
    moved = replace(
        _moved(ticket, A.CALL, at),
        waited=at - ticket.queued_from,
        counter=data.counter,
        call=data.call,
        called_at=at,
        recalls=0,
        skip_until=0,
        reasons=data.reasons,
    )
    stop = replace(moved.present, called_at=at, counter=data.counter, operator=data.operator)
    return _with_stop(moved, stop)


def _back_in_line(
    ticket: Ticket, action: TicketAction, at: datetime, *, queued_from: datetime
) -> Ticket:
    moved = replace(
        _moved(ticket, action, at),
        queued_from=queued_from,
        counter=None,
        called_at=None,
        recalls=0,
        reasons=None,
    )
    return _with_stop(moved, replace(moved.present, called_at=None, counter=None, operator=None))


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
    ticket = replace(
        ticket,
        stop=data.next_stop,
        queued_from=at - ticket.waited,
        counter=None,
        called_at=None,
        recalls=0,
        reasons=None,
    )
    opened = replace(ticket.present, state=StopState.OPEN, queued_at=at)
    return replace(_with_stop(ticket, opened), line=line_id(opened.service, ticket.ticket_class))


def _reopened(ticket: Ticket, data: e.TicketReopened, at: datetime) -> Ticket:
    before = ticket
    ticket = replace(_moved(ticket, A.REOPEN, at), reopens=ticket.reopens + 1, comeback_until=None)
    stop = replace(ticket.present, state=StopState.OPEN, finished_at=None, outcome=None)
    if data.counter is not None:
        return _with_stop(replace(ticket, counter=data.counter), stop)
    # A missed visitor's place was held: the time as MISSED counts as waiting.
    held = at - before.since if before.state is TicketState.MISSED else timedelta()
    waited = before.waited + held
    ticket = replace(
        ticket,
        queued_from=at - waited,
        counter=None,
        called_at=None,
        recalls=0,
        reasons=None,
    )
    return _with_stop(
        ticket, replace(stop, called_at=None, started_at=None, counter=None, operator=None)
    )


def _over(ticket: Ticket, action: TicketAction, at: datetime) -> Ticket:
    waited = ticket.waited_at(at)
    moved = replace(_moved(ticket, action, at), waited=waited)
    present = moved.present
    if present.state is StopState.OPEN:
        present = replace(present, state=StopState.UNSERVED, finished_at=at)
    return _with_stop(moved, present)
