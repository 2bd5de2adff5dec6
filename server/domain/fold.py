"""What an event makes of everything it touches.

The one way in which state changes, while the hall runs and when it is rebuilt
from its log. It reads and puts values through a small port; where they are kept
is the store's business.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from contract import events as e
from contract.enums import TicketState
from contract.ids import full_id
from contract.lifecycle import is_active
from server.domain import calls, centres, counters, leases, lines, suspension, ticket_life
from server.domain.calls import Call
from server.domain.centres import SeriesState
from server.domain.counters import Counter
from server.domain.happening import Happening, State, line_clock, still_since
from server.domain.layout import Layout
from server.domain.learned import learn
from server.domain.leases import Lease
from server.domain.lines import Line, ProfileCalls
from server.domain.notices import HelpWanted, Note, Notice
from server.domain.put_right import put_right
from server.domain.suspension import ServiceState, Suspension
from server.domain.ticket_services import moved_to_service
from server.domain.tickets import Ticket, line_for


def fold(state: State, what: Happening) -> None:
    """Make of the state what the event makes of it.

    Raises:
        contract.lifecycle.NotAllowed: the tables do not allow it.
        LookupError: it names something that there is not.
    """
    put_right(state, what.at)
    data = what.data
    where = _where(state, data)
    if isinstance(data, e.TicketIssued):
        _issue(state, what, data)
    elif (identity := getattr(data, "ticket", None)) is not None:
        _ticket(state, what, identity)
    if where is not None:
        state.put(counters.evolve(_counter(state, where), data, what.at, what.by))
    _call(state, what)
    _hall(state, what)
    state.centre = centres.evolve(state.centre, data, what.at)
    if isinstance(data, e.CentreConfigured):
        state.configured(Layout(data.config))
        for identity in state.layout.counters:
            if state.get(Counter, identity) is None:
                state.put(counters.built(state.centre.id, identity, what.at))


# Tickets, their lines and their counters.


def _issue(state: State, what: Happening, data: e.TicketIssued) -> None:
    ticket = ticket_life.issued(state.centre.id, data, what.at)
    # Handed in, it stood in line before anybody knew of it.
    still = still_since(state, ticket.present.service, ticket.since, what.at)
    ticket = _later(ticket, still)
    ticket = _on_clock_of_line(state, ticket, what.at)
    state.put(ticket)
    line_of(state, ticket)
    if isinstance(data, e.TicketHandedIn):
        lease = state.get(Lease, ticket.id)
        if lease is not None:
            state.put(replace(lease, ended_at=what.at))
    else:
        prefix = state.layout.series[data.series].prefix
        state.put(centres.numbered(series_of(state, data.series), data, prefix))
    if data.returns is not None and (earlier := state.get(Ticket, data.returns)) is not None:
        state.put(replace(earlier, returned_as=ticket.id))


def _ticket(state: State, what: Happening, identity: str) -> None:
    before = state.get(Ticket, identity)
    if before is None:
        raise LookupError(f"no ticket {identity}")
    data = what.data
    line_calls = hall_calls = 0
    if isinstance(data, e.TicketCalled):
        line = line_of(state, before)
        state.put(replace(line, calls=line.calls + 1))
        _remember_call(state, data)
    elif isinstance(data, e.CallWithdrawn):
        _forget_call(state, before)
    standing = before
    if isinstance(data, e.TicketRequeued | e.TicketSteppedBack):
        # What was changed at the counter may have made it another line's.
        standing = _along(state, before, before.line)
        line_calls, hall_calls = line_of(state, before).calls, state.hall_calls()
    still = timedelta()
    if isinstance(data, e.CallWithdrawn):
        still = still_since(state, before.present.service, before.called_at, what.at)
    elif before.state is TicketState.MISSED:
        still = still_since(state, before.present.service, before.since, what.at)
    after = ticket_life.evolve(
        _on_clock_of_hall(state, standing, what.at),
        data,
        what.at,
        line_calls=line_calls,
        hall_calls=hall_calls,
        still=still,
    )
    after = _on_clock_of_line(state, after, what.at)
    _changed(state, what, standing, after)
    learn(state, what, before)
    if isinstance(data, e.NoteAdded):
        note = Note(data.note, state.centre.id, identity, data.stop, what.at, what.by)
        state.put(note)


# The clock by which a line waits stands while the line does (`suspension.clock`), so that
# nobody in it falls behind or comes ahead of others for it. What an event makes of a ticket
# is reckoned by the clock of the hall, before and after which the two are exchanged.


def _on_clock_of_hall(state: State, ticket: Ticket, at: datetime) -> Ticket:
    return _later(ticket, at - line_clock(state, ticket.present.service, at))


def _on_clock_of_line(state: State, ticket: Ticket, at: datetime) -> Ticket:
    return _later(ticket, line_clock(state, ticket.present.service, at) - at)


def _later(ticket: Ticket, by: timedelta) -> Ticket:
    """The ticket, if it waits, having waited less by so much on the same clock."""
    if ticket.state is not TicketState.WAITING or not by:
        return ticket
    return replace(ticket, queued_from=ticket.queued_from + by)


def _changed(state: State, what: Happening, before: Ticket, after: Ticket) -> None:
    """Put a ticket, and with it its line, its call and the counters it left or came to."""
    if after.line != before.line:
        after = _along(state, after, before.line)
    state.put(after)
    if before.state is TicketState.CALLED and before.call is not None:
        open_call = state.get(Call, before.call)
        if open_call is not None:
            state.put(calls.ended(open_call, what.data, what.at))
    if isinstance(what.data, e.StartUndone) and after.call is not None:
        answered = state.get(Call, after.call)
        if answered is not None:
            state.put(calls.revived(answered))
    was_at = before.counter if is_active(before.state) else None
    is_at = after.counter if is_active(after.state) else None
    if was_at == is_at:
        return
    if was_at is not None and (left := state.get(Counter, was_at)) is not None:
        state.put(counters.with_ticket(left, None))
    if is_at is not None:
        state.put(counters.with_ticket(_counter(state, is_at), after.id))


def _along(state: State, ticket: Ticket, was_in: str) -> Ticket:
    """A ticket in the line to which it belongs, letting as many pass as it had left to before."""
    line, left = line_of(state, ticket), state.get(Line, was_in)
    return lines.skip_along(ticket, left, line) if left is not None else ticket


def _remember_call(state: State, data: e.TicketCalled) -> None:
    if not data.profile:
        return
    identity = full_id(state.centre.id, data.profile)
    known = state.get(ProfileCalls, identity) or ProfileCalls(identity, state.centre.id)
    state.put(lines.after_call(known, data.favoured))


def _forget_call(state: State, ticket: Ticket) -> None:
    """A withdrawn call uses nothing of the cap up, and nobody was let pass by it."""
    if ticket.counted is None:
        # Called back after it was set aside: that counted nowhere.
        return
    line = state.get(Line, ticket.line)
    if line is not None:
        state.put(lines.forgotten_by(line))
    known = state.get(ProfileCalls, full_id(state.centre.id, ticket.counted[1:]))
    if known is not None:
        state.put(lines.without_call(known, ticket.counted[0]))


def line_of(state: State, ticket: Ticket) -> Line:
    """The line to which a ticket belongs, formed when it is its first."""
    line = state.get(Line, line_for(ticket))
    if line is None:
        line = lines.formed(
            state.centre.id, ticket.present.service, ticket.ticket_class, ticket.reserved_for
        )
        state.put(line)
    return line


def series_of(state: State, key: str) -> SeriesState:
    """How far a series has come on the open day."""
    identity = full_id(state.centre.id, key)
    day = state.centre.day
    found = state.get(SeriesState, identity)
    if found is None or (day is not None and found.day != day):
        return centres.fresh_series(identity, state.centre.id, day)
    return found


def _where(state: State, data: e.Payload) -> str | None:
    """The counter at which an event is, or at which the ticket of it is active till then."""
    if (named := getattr(data, "counter", None)) is not None:
        return str(named)
    identity = getattr(data, "ticket", None)
    ticket = state.get(Ticket, identity) if identity is not None else None
    return ticket.counter if ticket is not None and is_active(ticket.state) else None


def _counter(state: State, identity: str) -> Counter:
    counter = state.get(Counter, identity)
    if counter is None:
        raise LookupError(f"no counter {identity}")
    return counter


# Calls.


def _call(state: State, what: Happening) -> None:
    data = what.data
    if isinstance(data, e.CallShown | e.CallSpoken):
        if (call := state.get(Call, data.call)) is not None:
            state.put(calls.reported(call, data, what.at))
        return
    identity = getattr(data, "ticket", None)
    ticket = state.get(Ticket, identity) if identity is not None else None
    assist = ticket.assist if ticket else ()
    if (made := calls.made(state.centre.id, data, what.at, assist)) is not None:
        state.put(made)


# The hall.


def _hall(state: State, what: Happening) -> None:
    data, at, centre = what.data, what.at, state.centre.id
    match data:
        case e.ServiceOpened() | e.ServiceClosed() | e.ServiceSuspended() | e.ServiceResumed():
            _service(state, what, data.service)
        case e.CentreSuspended():
            if state.centre.suspended_at is None:
                _stand_still(state, what, suspension.CENTRE, data.reason)
        case e.CentreResumed():
            _go_on(state, at, suspension.CENTRE, state.centre.suspended_at)
        case e.GapRecorded():
            identity = suspension.id_of(centre, suspension.GAP, data.since)
            gap = Suspension(
                identity, centre, suspension.CENTRE, data.since, suspension.GAP, data.until
            )
            _leave_out(state, gap, at)
            _put_standstill(state, gap, at)
        case e.TicketsMoved():
            for identity in data.tickets:
                before = state.get(Ticket, identity)
                if before is not None:
                    running = _on_clock_of_hall(state, before, at)
                    after = moved_to_service(running, data.to_service, at)
                    _changed(state, what, before, _on_clock_of_line(state, after, at))
        case e.NoticePosted():
            state.put(Notice(data.notice, centre, at, data.until))
        case e.HelpCalled():
            state.put(HelpWanted(f"{centre}/{data.place}", centre, data.place, at))
        case e.HelpAnswered():
            wanted = state.get(HelpWanted, f"{centre}/{data.place}")
            if wanted is not None:
                state.put(replace(wanted, answered_at=at))
        case e.LeaseGranted():
            for lease in leases.granted(centre, data, at):
                state.put(lease)
        case e.LeaseEnded():
            for ticket in data.tickets:
                if (held := state.get(Lease, ticket)) is not None:
                    state.put(replace(held, ended_at=at))
        case _:
            pass


def _service(state: State, what: Happening, identity: str) -> None:
    before = state.get(ServiceState, identity) or ServiceState(identity, state.centre.id)
    data = what.data
    if isinstance(data, e.ServiceSuspended) and before.suspended_at is None:
        _stand_still(state, what, identity, data.reason)
    if isinstance(data, e.ServiceResumed):
        _go_on(state, what.at, identity, before.suspended_at)
    state.put(suspension.changed(before, data, what.at))


def _stand_still(state: State, what: Happening, subject: str, reason: str) -> None:
    centre = state.centre.id
    identity = suspension.id_of(centre, subject, what.at)
    _put_standstill(state, Suspension(identity, centre, subject, what.at, reason), what.at)


def _put_standstill(state: State, one: Suspension, at: datetime) -> None:
    # Where a clock that went back stands, two may have begun at the same moment: asked
    # for first, the later takes the place of the earlier.
    state.get(Suspension, one.id)
    state.put(one)
    state.centre = replace(state.centre, stood_still_at=at)


def _leave_out(state: State, gap: Suspension, at: datetime) -> None:
    """Nobody has waited in what turns out to have been a gap, but for what stood still anyway."""
    waiting = state.waiting_tickets(suspension.CENTRE)
    if not waiting:
        return
    known = state.suspensions(min(one.since for one in waiting))
    for ticket in waiting:
        span = (ticket.since, at, ticket.present.service)
        still = suspension.stood_still(known, *span)
        _put_later(state, ticket, suspension.stood_still([*known, gap], *span) - still)


def _put_later(state: State, ticket: Ticket, by: timedelta) -> None:
    if (after := _later(ticket, by)) is not ticket:
        state.put(after)


def _go_on(state: State, at: datetime, subject: str, since: datetime | None) -> None:
    if since is None:
        return
    for ticket in state.waiting_tickets(subject):
        # It may stand still for another reason yet.
        if subject != suspension.CENTRE:
            rest = state.centre.suspended_at
        elif (service := state.get(ServiceState, ticket.present.service)) is not None:
            rest = service.suspended_at
        else:
            rest = None
        goes_on = suspension.clock(at, rest)
        _put_later(state, ticket, goes_on - suspension.clock(goes_on, since))
    lasting = state.get(Suspension, suspension.id_of(state.centre.id, subject, since))
    if lasting is not None:
        state.put(replace(lasting, until=at))
        state.centre = replace(state.centre, stood_still_at=at)
