"""The state in memory next to the tables of the SQL core: made from the same log, they answer
alike."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, select

from contract.enums import TicketState
from contract.events import Event
from server.application.ports import Reading
from server.domain.calls import Call
from server.domain.centres import Centre
from server.domain.fold import fold
from server.domain.recorded import RecordedEvent
from server.domain.state.hall_state import HallState
from server.domain.state.stored import key_of
from server.domain.tickets import Stop, Ticket
from server.store import log
from server.store import tables as t
from server.store.rows import TABLE_OF, made_of
from server.store.transactions import SqlTransactions

KINDS: Final = [kind for kind, table in TABLE_OF.items() if table in t.STATE and kind is not Stop]
INDEXES: Final = ("queue", "number", "service", "counter", "leased", *TicketState)


class InMemory:
    """A centre in memory that follows the log of a store.

    Args:
        store: where the log is.
        centre: whose.
    """

    def __init__(self, store: SqlTransactions, centre: str) -> None:
        self._store, self._centre = store, centre
        self.state = HallState(Centre(centre, ""))

    def follow(self) -> None:
        """Apply what the log has meanwhile; the state before stays what it was."""
        after = self.state.centre.revision
        events = self._store.on_connection(
            lambda connection: list(log.walk(connection, self._centre, after))
        )
        before, told = self.state, contents(self.state)
        self.state = before.fork()
        apply(self.state, events)
        assert contents(before) == told, "a published state was changed"

    def require_same(self, now: datetime) -> None:
        """Values, indexes and answers are those of the tables."""
        self.follow()
        require_whole(self.state)
        stored = self._store.on_connection(lambda connection: values(connection, self._centre))
        for kind in KINDS:
            mine = {key_of(one): _public(one) for one in self.state.all_of(kind)}
            assert mine == stored[kind], kind.__name__
        mine = answers(self.state, now)
        theirs = self._store.reading(self._centre, lambda reading: answers(reading, now))
        for question, answer in mine.items():
            assert answer == theirs[question], question


def apply(state: HallState, events: list[Event]) -> None:
    """Fold events into a state."""
    for event in events:
        fold(state, RecordedEvent(event.payload(), event.at, event.actor.id))
        state.centre = replace(state.centre, revision=event.revision, head=event.hash)


def contents(state: HallState) -> dict[Any, dict[Any, Any]]:
    """All that a state holds, copied."""
    tables = state._tables
    return {name: dict(tables.of(name)) for name in tables.names() if tables.of(name)}


def require_whole(state: HallState) -> None:
    """The indexes are those that the values give."""
    again = HallState(state.centre)
    for kind in KINDS:
        for one in state.all_of(kind):
            again.put(one)
    for name in INDEXES:
        mine, new = state._tables.of(name), again._tables.of(name)
        assert _sorted(mine) == _sorted(new), name


def _sorted(index: dict[str, Any]) -> dict[str, Any]:
    return {key: sorted(value) if type(value) is tuple else value for key, value in index.items()}


def values(connection: Connection, centre: str) -> dict[type, dict[Any, Any]]:
    """All values of a centre in the tables, by kind and key."""
    found: dict[type, dict[Any, Any]] = {}
    stops: dict[str, list[Stop]] = {}
    of_tickets = (
        select(t.stop)
        .join(t.ticket, t.ticket.c.id == t.stop.c.ticket)
        .where(t.ticket.c.centre == centre)
        .order_by(t.stop.c.ticket, t.stop.c.index)
    )
    for row in connection.execute(of_tickets).mappings():
        stops.setdefault(row["ticket"], []).append(made_of(Stop, row))
    for kind in KINDS:
        table = TABLE_OF[kind]
        rows = connection.execute(select(table).where(table.c.centre == centre)).mappings()
        more = (lambda row: {"stops": tuple(stops[row["id"]])}) if kind is Ticket else _nothing
        made = (made_of(kind, row, **more(row)) for row in rows)
        found[kind] = {key_of(one): _public(one) for one in made}
    return found


def _nothing(_row: Any) -> dict[str, Any]:
    return {}


def _public(one: Any) -> Any:
    """Without what is not made from the log."""
    return replace(one, assist=()) if isinstance(one, Ticket | Call) else one


def answers(view: HallState | Reading, now: datetime) -> dict[str, Any]:
    """What rules and pictures ask, with the answers, in an order of their own."""
    layout, day = view.layout, view.centre.day or view.centre.last_day or now.date()
    services, counters = list(layout.services), list(layout.counters)
    tickets = sorted(view.open_tickets(), key=lambda one: one.ordinal)
    waiting = [one for one in tickets if one.state is TicketState.WAITING]
    suspended = {key for key, one in view.services().items() if one.suspended_at is not None}
    some = tickets[-3:] + tickets[:3]
    found: dict[str, Any] = {
        "open_tickets": [_public(one) for one in view.open_tickets()],
        "aside": {s: _ids(view.aside(s)) for s in (TicketState.ON_HOLD, TicketState.MISSED)},
        "open_claims": _ids(view.open_claims()),
        "series": dict(view.series_states()),
        "counters": list(view.counters()),
        "active": _ids(view.active()),
        "at_work": dict(view.at_work()),
        "counts": list(view.counts()),
        "came_at": dict(view.came_at()),
        "lines": sorted(view.lines(), key=str),
        "waiting": dict(view.waiting()),
        "services": dict(view.services()),
        "help_wanted": list(view.help_wanted()),
        "calls": [_public(one) for one in view.calls(now - timedelta(minutes=5), 8)],
        "heads": sorted(
            (one for one in view.heads_of_all(now) if one.service not in suspended), key=str
        ),
        "own heads": sorted(
            (
                one
                for one in view.heads(services[:2], ("c:1",), now)
                if one.service not in suspended
            ),
            key=str,
        ),
        "leases": list(view.leases(day)),
        "promised": list(view.promised(day)),
        "taken about": list(view.tickets_taken(now - timedelta(hours=1), now)),
    }
    for service in services:
        clock = view.clock(service, now)
        found["clock", service] = clock, view.wall_time(service, clock, now)
        found["taken", service] = view.taken(service, day, now - timedelta(hours=9), now)
    for counter in counters:
        found["day_count", counter] = view.day_count(counter, day)
    for series in layout.series:
        found["last_leased", series] = view.last_leased(series, day)
        for resting in (True, False):
            span = f"{series}000", f"{series}999"
            taken = view.numbers_taken(*span, day, now, resting=resting)
            found["numbers", series, resting] = sorted(taken)
    for one in some:
        found["numbered", one.id] = list(view.tickets_numbered(one.number))
        found["coupons", one.id] = sorted(view.coupons(one.id), key=str)
    for one in waiting[:5]:
        found["behind", one.id] = view.behind(one)
        found["before", one.id] = view.waiting_before(one.line, one.queued_from, one.ordinal)
        found["calls before", one.id] = [_public(call) for call in view.calls_before(one, 3)]
    learned = view.learned(now)
    found["needs"] = {one: learned.need(one, layout.typical[one], now) for one in services}
    found["points"] = learned.points
    return found


def _ids(tickets: Any) -> list[str]:
    return sorted(one.id for one in tickets)
