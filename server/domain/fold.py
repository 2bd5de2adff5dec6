"""Applies an event to the state.

The only way in which state changes, while the server runs and when state is rebuilt from the log.
"""

from collections.abc import Callable
from copy import replace
from datetime import date, datetime, timedelta
from typing import Final

from contract import events as e
from contract.enums import ACTIVE, ENDED, BookingState, TicketState
from contract.ids import full_id
from server.domain import bookings, calls, centres, counters, numbering, ticket_facts, ticket_life
from server.domain.bookings import Booking
from server.domain.calls import Call, ProfileCalls
from server.domain.centres import RestingNumber, SeriesState, ServiceState
from server.domain.counters import Counter
from server.domain.draws import Draw, draw_id, hash_of, week_of
from server.domain.facts import RecordedEvent
from server.domain.learning import learn
from server.domain.notices import HelpWanted, Note, Notice, Private
from server.domain.numbering import Lease
from server.domain.overbooking import cell_of, learned
from server.domain.setup import Setup
from server.domain.state.hall_queries import HallQueries
from server.domain.state.hall_state import HallState, key_of
from server.domain.tickets import Coupon, Ticket

FOLD_VERSION = 9
"""Increased where the same log gives another state than before: checkpoints of an earlier version
are then not used."""

CALLS_KEPT: Final = 200
"""The number of calls that are kept: a board that was offline catches up with them."""

LEASES_KEPT: Final = timedelta(days=8)
"""How long leases are kept after their day: a kiosk may hand in tickets after a week offline."""

COUPONS_KEPT: Final = timedelta(days=30)
"""How long coupons are kept after their last day: the bearer is then refused with the right
reason."""


def fold(state: HallState, event: RecordedEvent) -> None:
    """Apply an event to the state. Raises `contract.lifecycle.NotAllowed` if the life cycle does
    not allow it, LookupError if it refers to a value that does not exist."""
    data = event.data
    identity: str | None = getattr(data, "ticket", None)
    before = state.get(Ticket, identity) if identity is not None else None
    # The counter of the event, or the one at which its ticket was active until then.
    where: str | None = getattr(data, "counter", None)
    if where is None and before is not None and before.state in ACTIVE:
        where = before.counter
    if isinstance(data, e.TicketIssued):
        _issue(state, event, data)
    elif isinstance(data, e.SlotsHeld):
        state.put(bookings.held(state.centre.id, data, event.at))
    elif isinstance(data, e.BookingListed):
        state.put(bookings.listed(state.centre.id, data, event.at))
    elif isinstance(data, e.DrawOpened):
        state.put(Draw(data.service, data.week, data.commitment))
    elif isinstance(data, e.DrawHeld):
        _drawn(state, data, event.at)
    elif isinstance(data, e.DisplacedTold):
        for key in data.bookings:
            if (lost := state.get(Booking, key)) is not None:
                state.put(replace(lost, told=True))
    elif before is not None:
        _ticket(state, event, before)
    elif identity is not None:
        raise LookupError(f"no ticket {identity}")
    if where is not None:
        counter = _counter(state, where)
        _counter_changed(state, event, counter, counters.evolve(counter, data, event.at, event.by))
    after = state.get(Ticket, identity) if identity is not None else None
    if isinstance(data, e.CallShown | e.CallSpoken | e.CallSilent):
        if (call := state.get(Call, data.call)) is not None:
            state.put(calls.reported(call, data, event.at))
    elif after is not None and (made := calls.made(after, event)) is not None:
        state.put(made)
    _hall(state, event)
    booking: str | None = getattr(data, "booking", None)
    if booking is not None and not isinstance(data, e.SlotsHeld | e.BookingListed):
        _booking(state, event, booking)
    state.centre = centres.evolve(state.centre, data, event.at)
    if isinstance(data, e.CentreConfigured):
        state.configured(Setup(data.config))
        for identity in state.setup.counters:
            if state.get(Counter, identity) is None:
                state.put(counters.built(state.centre.id, identity, event.at))


# Tickets, their queues and their counters.


def _issue(state: HallState, event: RecordedEvent, data: e.TicketIssued) -> None:
    ticket = ticket_life.issued(state.centre, data, event.at, event.by, state.clocks(event.at))
    state.put(ticket)
    state.facts.add(ticket_facts.facts_of(event, None, ticket, state.setup))
    if isinstance(data, e.TicketHandedIn):
        lease = state.get(Lease, ticket.id)
        if lease is not None:
            state.put(replace(lease, ended_at=event.at, handed_in=True))
    else:
        prefix = state.setup.series[data.series].prefix
        series, last = series_of(state, data.series), int(data.number.removeprefix(prefix))
        state.put(replace(series, last=last, given=series.given + 1))
    if data.coupon is not None and (coupon := state.get(Coupon, data.coupon)) is not None:
        state.put(replace(coupon, used_by=ticket.id))


def _ticket(state: HallState, event: RecordedEvent, before: Ticket) -> None:
    data = event.data
    if isinstance(data, e.TicketCalled) and data.profile:
        profile = full_id(state.centre.id, data.profile)
        known = state.get(ProfileCalls, profile) or ProfileCalls(profile, state.centre.id)
        state.put(calls.after_call(known, data.favoured))
    elif isinstance(data, e.CallWithdrawn) and before.counted is not None:
        # It does not count for the cap; a call from hold was not counted.
        withdrawn = state.get(ProfileCalls, full_id(state.centre.id, before.counted[1:]))
        if withdrawn is not None:
            recent = withdrawn.recent.replace(before.counted[0], "", 1)
            state.put(replace(withdrawn, recent=recent))
    after = ticket_life.evolve(before, data, event.at, state.clocks(event.at))
    # The counters are still those before the call: which of them were idle is learned.
    learn(state, event, before)
    _changed(state, event, before, after)
    if isinstance(data, e.NoteAdded):
        note = Note(data.note, state.centre.id, before.id, data.stop, event.at, event.by)
        state.put(note)
    elif isinstance(data, e.TicketEndedWithCoupon):
        coupon = data.coupon, state.centre.id, before.id, data.service, data.valid_through
        state.put(Coupon(*coupon))


def _changed(state: HallState, event: RecordedEvent, before: Ticket, after: Ticket) -> None:
    """Store a changed ticket, and update its queue, its call and the counters it left or came
    to."""
    state.put(after)
    state.facts.add(ticket_facts.facts_of(event, before, after, state.setup))
    if before.state is TicketState.CALLED and before.call is not None:
        open_call = state.get(Call, before.call)
        if open_call is not None:
            over = calls.ended(open_call, event.data, event.at)
            _call_changed(state, event, open_call, over, before)
    if isinstance(event.data, e.StartUndone) and after.call is not None:
        answered = state.get(Call, after.call)
        if answered is not None:
            _call_changed(state, event, answered, replace(answered, over_at=None), before)
    was_at = before.counter if before.state in ACTIVE else None
    is_at = after.counter if after.state in ACTIVE else None
    if was_at == is_at:
        return
    if was_at is not None and (left := state.get(Counter, was_at)) is not None:
        state.put(replace(left, ticket=None))
    if is_at is not None:
        state.put(replace(_counter(state, is_at), ticket=after.id))


def series_of(state: HallQueries, key: str) -> SeriesState:
    """The state of a series on the open day."""
    identity = full_id(state.centre.id, key)
    day = state.centre.day
    series = state.get(SeriesState, identity)
    if series is None or (day is not None and series.day != day):
        return SeriesState(identity, state.centre.id, day or date.min)
    return series


def _counter_changed(
    state: HallState, event: RecordedEvent, before: Counter, after: Counter
) -> None:
    state.put(after)
    state.facts.add(counters.facts_of(event, before, after, state.centre, state.setup))


def _counter(state: HallState, identity: str) -> Counter:
    counter = state.get(Counter, identity)
    if counter is None:
        raise LookupError(f"no counter {identity}")
    return counter


def _call_changed(
    state: HallState, event: RecordedEvent, before: Call, after: Call, ticket: Ticket
) -> None:
    state.put(after)
    state.facts.add(calls.facts_of(event, before, after, ticket, state.setup))


def _booking(state: HallState, event: RecordedEvent, identity: str) -> None:
    before = state.get(Booking, identity)
    if before is None:
        raise LookupError(f"no booking {identity}")
    after = bookings.evolve(before, event.data, event.at)
    if (wanted := after.wanted) is not None and wanted.in_draw:
        draw = state.draw(after.service, week_of(after.day))
        if draw is not None and draw.is_held:
            # Confirmed too late for the draw.
            after = bookings.ranked(after, 0, event.at)
    state.put(after)
    if isinstance(event.data, e.SlotsOffered):
        _given_on(state, after, event.at)
    came = after.state is BookingState.ARRIVED
    if before.state is BookingState.BOOKED and (came or after.state is BookingState.MISSED):
        cell = cell_of(after.at - after.made_at, answered=after.answered)
        rates = learned(state.centre.show_rates, cell, came=came, at=event.at)
        state.centre = replace(state.centre, show_rates=rates)
    state.facts.add(bookings.facts_of(event, before, after, state.setup))


def _given_on(state: HallState, offered: Booking, now: datetime) -> None:
    """What one visitor has freed, and is offered to another, does not rest any more."""
    for at in offered.slots:
        of_day = state.bookings(offered.service, offered.day)
        resting = [each for each in of_day if at in each.resting(offered.day, now)]
        if resting:
            other = min(resting, key=lambda each: each.id)
            state.put(bookings.given_on(other, offered.day, {at}))


def _drawn(state: HallState, data: e.DrawHeld, at: datetime) -> None:
    opened = state.get(Draw, draw_id(data.service, data.week))
    if opened is None:
        raise LookupError(f"no draw of {data.service} for {data.week}")
    ranked = tuple(hash_of(key) for key in data.ranked)
    state.put(replace(opened, seed=data.seed, ranked=ranked))
    for rank, key in enumerate(data.ranked, 1):
        if (booking := state.get(Booking, key)) is not None:
            state.put(bookings.ranked(booking, rank, at))


# The hall.


def _hall(state: HallState, event: RecordedEvent) -> None:
    data, at, centre = event.data, event.at, state.centre.id
    match data:
        case e.ServiceOpened() | e.ServiceClosed() | e.ServiceSuspended() | e.ServiceResumed():
            before = state.get(ServiceState, data.service) or ServiceState(data.service, centre)
            state.put(centres.service_changed(state.centre, before, data, at))
        case e.TicketsMoved():
            for identity in data.tickets:
                ticket = state.get(Ticket, identity)
                if ticket is not None:
                    after = ticket_life.evolve(ticket, data, at, state.clocks(at))
                    _changed(state, event, ticket, after)
        case e.DayOpened() if data.day != state.centre.last_day:
            _leave_memory(state, data.day, at)
        case e.DayClosed():
            for identity in state.setup.counters:
                counter = _counter(state, identity)
                _counter_changed(state, event, counter, counter)
        case e.NoticePosted():
            state.put(Notice(data.notice, centre, at, data.until))
        case e.HelpCalled():
            state.put(HelpWanted(f"{centre}/{data.place}", centre, data.place, at))
        case e.HelpAnswered():
            wanted = state.get(HelpWanted, f"{centre}/{data.place}")
            if wanted is not None:
                state.put(replace(wanted, answered_at=at))
        case e.PrivateExpired():
            for identity in state.private_expired(data.before):
                state.drop(Private, identity)
        case e.PrivateErased():
            for identity in (*data.texts, data.of_ticket or ""):
                state.drop(Private, identity)
        case e.CentreRestored():
            _restored(state, data, at)
        case e.LeaseGranted():
            for lease in numbering.granted(centre, data, at):
                state.put(lease)
        case e.LeaseEnded():
            for ticket_id in data.tickets:
                if (held := state.get(Lease, ticket_id)) is not None:
                    state.put(replace(held, ended_at=at))
        case _:
            pass


def _restored(state: HallState, data: e.CentreRestored, at: datetime) -> None:
    """Continue after the numbers that may have been issued in the lost hours."""
    centre = state.centre.id
    for after in data.series:
        identity = full_id(centre, after.series)
        state.put(SeriesState(identity, centre, data.day, after.last, after.given))
    for group in data.resting:
        for number in group.numbers:
            state.put(RestingNumber(number, group.through))
    for lease in state.leases():
        state.put(replace(lease, ended_at=at))


def _leave_memory(state: HallState, day: date, now: datetime) -> None:
    """Remove from a state what is over when a day is opened. Active tickets stay, and those whose
    number rests or that have a valid coupon."""
    _drop(state, Coupon, lambda coupon: coupon.valid_through < day - COUPONS_KEPT)
    valid = [coupon for coupon in state.all_of(Coupon) if coupon.valid_through >= day]
    with_coupon = {identity for coupon in valid for identity in (coupon.ticket, coupon.used_by)}

    def is_over(ticket: Ticket) -> bool:
        ended = ticket.state in ENDED and ticket.day < day
        return ended and ticket.id not in with_coupon and not state.keeps_number(ticket, now)

    def is_gone(ticket: str) -> bool:
        return state.get(Ticket, ticket) is None

    _drop(state, Ticket, is_over)
    last = state.centre.call
    _drop(state, Call, lambda call: call.call <= last - CALLS_KEPT and is_gone(call.ticket))
    _drop(state, Draw, lambda draw: draw.week + timedelta(days=7) <= day)
    _drop(state, Booking, lambda booking: booking.is_over(day, now))
    _drop(state, Note, lambda note: is_gone(note.ticket))
    _drop(state, Notice, lambda notice: notice.until is not None and notice.until <= now)
    _drop(state, HelpWanted, lambda help_call: help_call.answered_at is not None)
    _drop(state, Lease, lambda lease: lease.ended_at is not None and lease.day < day - LEASES_KEPT)
    _drop(state, RestingNumber, lambda number: number.through < day)
    _drop(state, Private, lambda text: not state.names_private(text.id))


def _drop[T](state: HallState, kind: type[T], is_over: Callable[[T], bool]) -> None:
    for value in [entry for entry in state.all_of(kind) if is_over(entry)]:
        state.drop(kind, key_of(value))
