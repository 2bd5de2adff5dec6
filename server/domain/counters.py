"""A counter, how events change it, and the facts of its intervals."""

from collections.abc import Iterator
from copy import replace
from datetime import date, datetime, timedelta
from operator import attrgetter

from msgspec import Struct

from contract import events as e
from contract.enums import BreakReason, CounterAction, CounterState
from contract.lifecycle import COUNTER, move
from server.domain.calendar import ONE_DAY, day_begins
from server.domain.centres import Centre
from server.domain.facts import Fact, RecordedEvent
from server.domain.setup import Setup


class Counter(Struct, frozen=True):
    """A numbered place of service.

    Attributes:
        since: when it came into its current state.
        ticket: the id of the ticket that is active at it.
        acted_at: the last action of its operator, at the counter or on the ticket at it.
        last_finished: the ticket last finished here, which a misclick can bring back.
        profile: the key of the work profile that was set; None: the configuration's.
        same_since: since when state, operator, profile and connection are unchanged.
        connected: whether its program answers and its operator is there, as far as is known; a
            counter without an enrolled PC counts as connected.
    """

    id: str
    centre: str
    state: CounterState
    since: datetime
    operator: str | None = None
    ticket: str | None = None
    break_reason: BreakReason | None = None
    expected_end: datetime | None = None
    acted_at: datetime | None = None
    last_finished: str | None = None
    last_finished_at: datetime | None = None
    profile: str | None = None
    same_since: datetime | None = None
    connected: bool = True

    @property
    def last_sign(self) -> datetime:
        """When its operator last gave a command."""
        return max(self.since, self.acted_at or self.since)

    @property
    def free_since(self) -> datetime:
        """When it came into its state, or, if it is open, was last used."""
        return self.last_sign if self.state is CounterState.OPEN else self.since


def built(centre: str, identity: str, at: datetime) -> Counter:
    """A counter that was just added to the configuration: closed."""
    return Counter(identity, centre, CounterState.CLOSED, at, same_since=at)


def evolve(counter: Counter, data: e.Payload, at: datetime, by: str) -> Counter:
    """The counter after an event at it, or of the ticket that was at it; the fold sets its ticket.
    `by` is the pseudonymous id of the actor: only actions of the operator set `acted_at`. Raises
    `contract.lifecycle.NotAllowed`."""
    after = _after(counter, data, at)
    if not same(counter, after):
        after = replace(after, same_since=_changed_at(data, at))
    return replace(after, acted_at=at) if by in (counter.operator, after.operator) else after


def _after(counter: Counter, data: e.Payload, at: datetime) -> Counter:
    match data:
        case e.CounterOpened():
            return replace(
                _moved(counter, CounterAction.OPEN, at),
                operator=data.operator,
                break_reason=None,
                expected_end=None,
                connected=True,
            )
        case e.CounterPaused():
            return replace(
                _moved(counter, CounterAction.BREAK, at),
                break_reason=data.reason,
                expected_end=data.expected_end,
            )
        case e.CounterClosed():
            return replace(
                _moved(counter, CounterAction.CLOSE, at),
                operator=None,
                break_reason=None,
                expected_end=None,
                last_finished=None,
                last_finished_at=None,
                connected=True,
            )
        case e.CounterTakenOver():
            return replace(counter, operator=data.operator)
        case e.CounterConnectionChanged():
            return replace(counter, connected=data.connected)
        case e.ProfileSet():
            return replace(counter, profile=data.profile)
        case e.ServiceStarted() | e.TicketReopened():
            # Not when the next one is called: "finish and next" may be the mistake, and the call be
            # undone.
            return replace(counter, last_finished=None, last_finished_at=None)
        case e.ServiceFinished():
            again = None if data.next_stop is not None else data.ticket
            return replace(counter, last_finished=again, last_finished_at=at if again else None)
        case _:
            return counter


def _changed_at(data: e.Payload, at: datetime) -> datetime:
    """When a counter changed by an event: an absence began with the last sign, before it was
    noticed."""
    absent = isinstance(data, e.CounterConnectionChanged) and data.since
    return absent or at


_PARTS = attrgetter("state", "operator", "profile", "connected")


def same(counter: Counter, other: Counter) -> bool:
    """Whether two values of a counter have the same state, operator, profile and connection."""
    return bool(_PARTS(counter) == _PARTS(other))


def _moved(counter: Counter, action: CounterAction, at: datetime) -> Counter:
    return replace(counter, state=move(COUNTER, counter.state, action), since=at)


class IntervalFact(Fact, frozen=True):
    """A span in which state, operator, work profile and connection of a counter stayed the same.

    Intervals cover exactly the open business day: they begin at the earliest when the day is
    opened, and end at the latest when it is closed or the business day turns, so that a day that
    was never closed is not longer than others. The intervals of a counter on a day add up to the
    day. Empty intervals are not stored.

    Attributes:
        operator: None while it is closed.
        length: from `since` to `until`.
    """

    key_fields = "centre", "day", "counter", "since"

    centre: str
    day: date
    counter: str
    since: datetime
    operator: str | None
    profile: str | None
    state: CounterState
    reason: BreakReason | None
    until: datetime
    length: timedelta
    connected: bool = True


def facts_of(
    event: RecordedEvent, before: Counter, after: Counter, centre: Centre, setup: Setup
) -> Iterator[IntervalFact]:
    """The changes of an event at a counter in a centre, as it was before: the fact of the interval
    that it ends, if it ends one. The close of the day ends one, too."""
    changed = not same(before, after) or isinstance(event.data, e.DayClosed)
    until = _changed_at(event.data, event.at)
    if changed and (ended := lasting(before, centre, setup, until)) is not None:
        yield ended


def lasting(counter: Counter, centre: Centre, setup: Setup, until: datetime) -> IntervalFact | None:
    """The current interval of a counter, up to now; None without an open day."""
    if centre.day is None or centre.opened_at is None:
        return None
    since = max(counter.same_since or counter.since, centre.opened_at)
    until = min(until, day_begins(setup.config.centre, centre.day + ONE_DAY))
    if since >= until:
        return None
    configured = counter.id in setup.counters
    return IntervalFact(
        centre=counter.centre,
        counter=counter.id,
        since=since,
        day=centre.day,
        operator=counter.operator,
        profile=setup.profile_of(counter.id, counter.profile) if configured else counter.profile,
        state=counter.state,
        reason=counter.break_reason if counter.state is CounterState.PAUSED else None,
        until=until,
        length=until - since,
        connected=counter.connected,
    )
