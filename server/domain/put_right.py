"""A clock that was far ahead and was put right.

A clock that goes back by a little stands (`calendar.steady`); one that goes back by more is
followed. What was told while it was ahead then lies in the future: whoever came meanwhile
would have waited for less than nothing, and be called last. So with the first event after it,
all moments that are later than that event are earlier by what the clock went back. They keep
their order and their distances; what was told before the clock went wrong stays as it is.

The place in a line is no moment that was told, but what was waited, reckoned back from the
clock of the line. That is kept as it is; but nobody has waited for longer than they are here.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from contract.enums import TicketState
from server.domain.calls import Call
from server.domain.centres import Centre
from server.domain.counters import Counter
from server.domain.happening import State, line_clock
from server.domain.leases import Lease
from server.domain.suspension import ServiceState, Suspension, id_of, stood_still
from server.domain.tickets import Stop, Ticket

A_DAY = timedelta(days=1)


def put_right(state: State, at: datetime) -> None:
    """Set back what a clock that was ahead has told of.

    Args:
        at: of the event that is folded next; nothing is done where it is not before the last.
    """
    last = state.centre.last_at
    if last is None or at >= last:
        return
    back = _Back(at, last - at)
    if state.centre.config is None:
        # Nobody can have come, and nothing stands still.
        state.centre = back.centre(state.centre)
        return
    # First: what is asked for by statements is as it is now from here on.
    tickets = state.open_tickets()
    waited = {one.id: _clock_of(state, one, last) - one.queued_from for one in tickets}
    standing = state.suspensions(at)
    for still in standing:
        _set_back(state, still, back)
    services = {*state.layout.services, *(still.subject for still in standing if still.subject)}
    _change(state, ServiceState, sorted(services), back.service)
    _change(state, Counter, state.layout.counters, back.counter)
    _change(state, Lease, [one.id for one in state.leases(at.date() - A_DAY)], back.lease)
    _change(state, Call, [one.call for one in state.calls(at, 0)], back.call)
    state.centre = back.centre(state.centre)
    if tickets:
        known = state.suspensions(min(back.of(one.issued_at) for one in tickets))
        for one in tickets:
            clock = _clock_of(state, one, at)
            after = _placed(back.ticket(one), waited[one.id], clock, at, known)
            if after != one:
                state.put(after)


def _clock_of(state: State, ticket: Ticket, at: datetime) -> datetime:
    """The clock by which a ticket waits, or would."""
    waits = ticket.state is TicketState.WAITING
    return line_clock(state, ticket.present.service, at) if waits else at


def _placed(
    ticket: Ticket, waited: timedelta, clock: datetime, at: datetime, known: Iterable[Suspension]
) -> Ticket:
    """A ticket that was set back, with what it had waited: but for no longer than it is here,
    without what stood still of that.

    Args:
        ticket: set back.
        waited: by its place in line, before it was set back.
        clock: the one by which it waits.
        at: the time.
        known: what stood still since it came.
    """
    still = stood_still(known, ticket.issued_at, at, ticket.present.service)
    most = max(timedelta(), at - ticket.issued_at - still)
    return replace(ticket, queued_from=clock - min(waited, most), waited=min(ticket.waited, most))


def _change[T](
    state: State, kind: type[T], keys: Iterable[str | int], change: Callable[[T], T]
) -> None:
    for key in keys:
        before = state.get(kind, key)
        if before is not None and (after := change(before)) != before:
            state.put(after)


def _set_back(state: State, one: Suspension, back: "_Back") -> None:
    """A suspension has its beginning in its id: one that began later than now is another."""
    before = state.get(Suspension, one.id) or one
    since, until = back.of(before.since), back.maybe(before.until)
    if since == before.since:
        state.put(replace(before, until=until))
        return
    state.put(replace(before, until=before.since))
    identity = id_of(before.centre, before.subject, since)
    state.get(Suspension, identity)
    state.put(replace(before, id=identity, since=since, until=until))


class _Back:
    """Moments, earlier by what a clock went back where they are later than now.

    Args:
        now: the time on the clock that was put right.
        by: by how much it was ahead, at least.
    """

    def __init__(self, now: datetime, by: timedelta) -> None:
        self._now, self._by = now, by

    def of(self, moment: datetime) -> datetime:
        """A moment that was past when it was told."""
        return moment - self._by if moment > self._now else moment

    def maybe(self, moment: datetime | None) -> datetime | None:
        """The same, or that there is none."""
        return None if moment is None else self.of(moment)

    def expected(self, moment: datetime | None, told: datetime | None) -> datetime | None:
        """A moment to come, as it was expected at another."""
        if moment is None or told is None or told <= self._now:
            return moment
        return moment - self._by

    def ticket(self, one: Ticket) -> Ticket:
        return replace(
            one,
            issued_at=self.of(one.issued_at),
            since=self.of(one.since),
            called_at=self.maybe(one.called_at),
            last_called_at=self.maybe(one.last_called_at),
            comeback_until=self.expected(one.comeback_until, one.since),
            remind_at=self.expected(one.remind_at, one.since),
            stops=tuple(self.stop(stop) for stop in one.stops),
        )

    def stop(self, one: Stop) -> Stop:
        return replace(
            one,
            queued_at=self.maybe(one.queued_at),
            called_at=self.maybe(one.called_at),
            started_at=self.maybe(one.started_at),
            begun_at=self.maybe(one.begun_at),
            finished_at=self.maybe(one.finished_at),
        )

    def call(self, one: Call) -> Call:
        return replace(
            one,
            at=self.of(one.at),
            over_at=self.maybe(one.over_at),
            shown_at=self.maybe(one.shown_at),
            spoken_at=self.maybe(one.spoken_at),
        )

    def counter(self, one: Counter) -> Counter:
        return replace(
            one,
            since=self.of(one.since),
            expected_end=self.expected(one.expected_end, one.since),
            acted_at=self.maybe(one.acted_at),
            last_finished_at=self.maybe(one.last_finished_at),
        )

    def service(self, one: ServiceState) -> ServiceState:
        return replace(
            one,
            suspended_at=self.maybe(one.suspended_at),
            expected_end=self.expected(one.expected_end, one.suspended_at),
        )

    def lease(self, one: Lease) -> Lease:
        return replace(one, granted_at=self.of(one.granted_at))

    def centre(self, one: Centre) -> Centre:
        return replace(
            one,
            opened_at=self.maybe(one.opened_at),
            suspended_at=self.maybe(one.suspended_at),
            stood_still_at=self.maybe(one.stood_still_at),
        )
