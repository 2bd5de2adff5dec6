"""What an event makes of everything it touches.

The one way in which state changes, while the hall runs and when it is rebuilt
from its log. It reads and puts values through a small port; where they are kept
is the store's business.
"""

from dataclasses import replace
from datetime import datetime

from contract import events as e
from contract.ids import full_id
from contract.lifecycle import is_active
from contract.words import TicketState
from server.domain import calls, centres, counters, leases, lines, standstill, ticket_life
from server.domain.calls import Call
from server.domain.centres import SeriesState
from server.domain.counters import Counter
from server.domain.happening import Happening, State
from server.domain.layout import Layout
from server.domain.learned import learn
from server.domain.leases import Lease
from server.domain.lines import Line, ProfileCalls
from server.domain.notices import HelpWanted, Note, Notice
from server.domain.standstill import ServiceState, Standstill
from server.domain.tickets import Ticket, line_for


def fold(state: State, what: Happening) -> None:
    """Make of the state what the event makes of it.

    Raises:
        contract.lifecycle.NotAllowed: the tables do not allow it.
        LookupError: it names something that there is not.
    """
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
    elif isinstance(data, e.TicketRequeued | e.TicketSteppedBack):
        line_calls, hall_calls = line_of(state, before).calls, state.hall_calls()
    after = ticket_life.evolve(before, data, what.at, line_calls=line_calls, hall_calls=hall_calls)
    _changed(state, what, before, after)
    learn(state, what, before)
    if isinstance(data, e.NoteAdded):
        note = Note(data.note, state.centre.id, identity, data.stop, what.at, what.by)
        state.put(note)


def _changed(state: State, what: Happening, before: Ticket, after: Ticket) -> None:
    """Put a ticket, and with it its line, its call and the counters it left or came to."""
    state.put(after)
    if after.line != before.line:
        line_of(state, after)
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


def _remember_call(state: State, data: e.TicketCalled) -> None:
    if not data.profile:
        return
    identity = full_id(state.centre.id, data.profile)
    known = state.get(ProfileCalls, identity) or ProfileCalls(identity, state.centre.id)
    state.put(lines.after_call(known, data.boosted))


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
            state.centre.id, ticket.present.service, ticket.ticket_class, ticket.bound
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
                _stand_still(state, what, standstill.CENTRE, data.reason)
        case e.CentreResumed():
            _go_on(state, at, standstill.CENTRE, state.centre.suspended_at)
        case e.GapRecorded():
            identity = standstill.id_of(centre, standstill.GAP, data.since)
            gap = Standstill(
                identity, centre, standstill.CENTRE, data.since, standstill.GAP, data.until
            )
            _put_standstill(state, gap, at)
        case e.TicketsMoved():
            for identity in data.tickets:
                before = state.get(Ticket, identity)
                if before is not None:
                    after = ticket_life.moved_to_service(before, data.to_service)
                    _changed(state, what, before, after)
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
    state.put(standstill.changed(before, data, what.at))


def _stand_still(state: State, what: Happening, subject: str, reason: str) -> None:
    centre = state.centre.id
    identity = standstill.id_of(centre, subject, what.at)
    _put_standstill(state, Standstill(identity, centre, subject, what.at, reason), what.at)


def _put_standstill(state: State, one: Standstill, at: datetime) -> None:
    # Where a clock that went back stands, two may have begun at the same moment: asked
    # for first, the later takes the place of the earlier.
    state.get(Standstill, one.id)
    state.put(one)
    state.centre = replace(state.centre, stood_still_at=at)


def _go_on(state: State, at: datetime, subject: str, since: datetime | None) -> None:
    if since is None:
        return
    lasting = state.get(Standstill, standstill.id_of(state.centre.id, subject, since))
    if lasting is not None:
        state.put(replace(lasting, until=at))
        state.centre = replace(state.centre, stood_still_at=at)
