"""The `desk`: one counter with its ticket and exactly what it may do now."""

from datetime import timedelta

from contract.commands import SERVED_NAMES
from contract.enums import CommandName, CounterState, TicketState
from contract.lifecycle import allowed
from contract.snapshots import Desk, DeskTicket, HeldTicket, Note, OwnDay
from server.application.calling import cooling, heads_for
from server.application.found import counter_of
from server.application.serving import resumable
from server.application.snapshots import notices, stops
from server.application.snapshots.basis import Basis, seconds
from server.application.staffing import clock_of, reservations_of, services_of, standing_still
from server.application.tickets import number_is_gone
from server.domain.counters import Counter
from server.domain.tickets import Ticket


def build(basis: Basis, identity: str) -> Desk:
    """The desk of a counter.

    Raises:
        Refusal: `not_found`.
    """
    reading = basis.reading
    counter = counter_of(reading, identity)
    ticket = reading.ticket(counter.ticket) if counter.ticket else None
    waiting, oldest = _waiting(basis, counter)
    day = reading.centre.day
    own_day = reading.day_count(identity, day) if day else None
    can_reopen = _can_reopen(basis, counter)
    on_hold = _held(basis, counter)
    return Desk(
        **basis.stamp(),
        catalogue=reading.centre.catalogue,
        counter=identity,
        number=reading.layout.counters[identity].number,
        state=counter.state,
        operator=counter.operator,
        since=counter.since,
        expected_end=counter.expected_end,
        allowed=tuple(_allowed(basis, counter, ticket, can_reopen, bool(on_hold))),
        ticket=_shown(basis, counter, ticket) if ticket else None,
        on_hold=tuple(_aside(basis, one) for one in on_hold),
        last_finished=counter.last_finished if can_reopen else None,
        waiting=waiting,
        longest_wait=oldest,
        own_day=OwnDay(
            served=own_day.served if own_day else 0,
            missed=own_day.missed if own_day else 0,
            mean_service=own_day.mean_service if own_day else None,
        ),
        suspension=notices.of_centre(reading),
    )


def allowed_at(basis: Basis, identity: str) -> list[CommandName]:
    """The names of the commands that a counter may give now."""
    counter = counter_of(basis.reading, identity)
    ticket = basis.reading.ticket(counter.ticket) if counter.ticket else None
    on_hold = bool(_held(basis, counter))
    return _allowed(basis, counter, ticket, _can_reopen(basis, counter), on_hold)


def _allowed(
    basis: Basis, counter: Counter, ticket: Ticket | None, can_reopen: bool, on_hold: bool
) -> list[CommandName]:
    reading, now = basis.reading, basis.now
    young = timedelta(seconds=reading.layout.config.rules.undo_seconds)
    stands = reading.centre.suspended_at is not None
    free = counter.state is CounterState.OPEN and ticket is None
    # The same question that `call_next` asks: a button that is shown works.
    waiting = free and bool(heads_for(reading, counter, basis.clock_now))
    names = allowed(
        counter.state,
        ticket.state if ticket else None,
        can_undo_call=ticket is not None
        and ticket.called_at is not None
        and now - ticket.called_at <= young,
        can_recall=ticket is not None
        and not cooling(reading, ticket, basis.clock_now)
        and not stands
        and ticket.present.service not in standing_still(reading),
        waiting=waiting,
        on_hold=on_hold and not stands,
        can_reopen=can_reopen,
        another_stop=ticket is None or not ticket.been_everywhere,
    )
    return [name for name in names if name in SERVED_NAMES]


def _can_reopen(basis: Basis, counter: Counter) -> bool:
    if counter.last_finished is None or counter.last_finished_at is None:
        return False
    young = timedelta(minutes=basis.reading.layout.config.rules.reopen_minutes)
    if counter.ticket is not None or basis.now - counter.last_finished_at > young:
        return False
    ticket = basis.reading.ticket(counter.last_finished)
    if ticket is None or ticket.present.service not in basis.reading.layout.services:
        return False
    return not number_is_gone(basis.reading, ticket)


def _held(basis: Basis, counter: Counter) -> list[Ticket]:
    """The on_hold tickets that can be called back here, longest first."""
    reading = basis.reading
    on_hold = [
        one for one in reading.aside(TicketState.ON_HOLD) if resumable(reading, counter, one)
    ]
    return sorted(on_hold, key=lambda one: (one.since, one.ordinal))


def _waiting(basis: Basis, counter: Counter) -> tuple[int, int | None]:
    """How many tickets the counter may call, and the longest wait in seconds."""
    reading = basis.reading
    served, bounds = frozenset(services_of(reading, counter)), reservations_of(counter)
    still = standing_still(reading)
    lines = [
        line
        for line in reading.lines()
        if line.service not in still
        and (line.reserved_for in bounds if line.reserved_for else line.service in served)
    ]
    if not lines:
        return 0, None
    longest = max(clock_of(reading, one.service, basis.now) - one.oldest for one in lines)
    return sum(line.waiting for line in lines), seconds(longest)


def _aside(basis: Basis, ticket: Ticket) -> HeldTicket:
    at = basis.reading.layout.counters.get(ticket.counter) if ticket.counter else None
    return HeldTicket(
        id=ticket.id,
        number=ticket.number,
        service=ticket.present.service,
        reason=ticket.hold_reason or "",
        since=ticket.since,
        remind_at=ticket.remind_at,
        counter=at.number if at else None,
    )


def _shown(basis: Basis, counter: Counter, ticket: Ticket) -> DeskTicket:
    return DeskTicket(
        id=ticket.id,
        number=ticket.number,
        state=ticket.state,
        service=ticket.present.service,
        language=ticket.language,
        ticket_class=ticket.ticket_class,
        assist=ticket.assist,
        paper=ticket.paper,
        issued_at=ticket.issued_at,
        since=ticket.since,
        called_at=ticket.called_at,
        waited=seconds(ticket.waited_at(basis.now)),
        recalls=ticket.recalls,
        stops=stops.shown(ticket, basis.reading.layout),
        notes=_notes(basis, counter, ticket),
        reasons=ticket.reasons,
        claim=ticket.claim,
        reserved_for=ticket.reserved_for or None,
        stop=ticket.stop,
    )


def _notes(basis: Basis, counter: Counter, ticket: Ticket) -> tuple[Note, ...]:
    """The notes of the stops that this counter serves, and of the present one."""
    mine = frozenset(services_of(basis.reading, counter))
    return tuple(
        Note(at=note.at, by=note.by, text=words, id=note.id)
        for note, words in basis.reading.notes(ticket.id)
        if note.stop == ticket.stop or ticket.stops[note.stop].service in mine
    )
