"""A clock that was far ahead and was put right.

A clock that goes back by a little stands (`calendar.steady`); one that goes back by more is
followed. What was told while it was ahead then lies in the future: whoever came meanwhile
would have waited for less than nothing, and be called last. So with the first event after it,
all moments that are later than that event are earlier by what the clock went back. They keep
their order and their distances; what was told before the clock went wrong stays as it is.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from server.domain.calls import Call
from server.domain.centres import Centre
from server.domain.counters import Counter
from server.domain.happening import State
from server.domain.leases import Lease
from server.domain.standstill import ServiceState, Standstill, id_of
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
    _change(state, Ticket, [one.id for one in state.open_tickets()], back.ticket)
    _change(state, Call, [one.call for one in state.calls(at, 0)], back.call)
    _change(state, Lease, [one.id for one in state.leases(at.date() - A_DAY)], back.lease)
    _change(state, Counter, state.layout.counters, back.counter)
    _change(state, ServiceState, state.layout.services, back.service)
    for one in state.standstills(at):
        _set_back(state, one, back)
    state.centre = back.centre(state.centre)


def _change[T](
    state: State, kind: type[T], keys: Iterable[str | int], change: Callable[[T], T]
) -> None:
    for key in keys:
        before = state.get(kind, key)
        if before is not None and (after := change(before)) != before:
            state.put(after)


def _set_back(state: State, one: Standstill, back: "_Back") -> None:
    """A standstill has its beginning in its id: one that began later than now is another."""
    before = state.get(Standstill, one.id) or one
    since, until = back.of(before.since), back.maybe(before.until)
    if since == before.since:
        state.put(replace(before, until=until))
        return
    state.put(replace(before, until=before.since))
    identity = id_of(before.centre, before.subject, since)
    state.get(Standstill, identity)
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
            queued_from=self.of(one.queued_from),
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
