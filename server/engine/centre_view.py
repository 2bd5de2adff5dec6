"""What rules and snapshots read of a centre: the state in memory, the past and people in tables."""

import time
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, select

from contract.events import Event, TicketIssued
from server import accounts
from server.domain import ticket_life
from server.domain.machines import Device, DeviceHealth
from server.domain.state.hall_queries import HallQueries
from server.domain.state.hall_state import HallState
from server.domain.tickets import Ticket
from server.store import log
from server.store import tables as t
from server.store.access import Access

ACCESS_CACHE_SECONDS: Final = 1.0
"""The lifetime of a cached answer about people and devices, for snapshots."""


class CommittedState(HallState):
    """A committed state; readers and the next batch start from it."""

    stopped_at: int | None = None
    """The revision of the event that cannot be folded; this is the state before it. None: all
    events were folded."""

    stopped_before: str | None = None
    """The head of the log when that event was found."""

    recent: tuple[Event, ...] = ()
    """The last events, without a gap, up to the revision of the state."""

    access_revision: int = 0
    """The revision of the last event about people, devices or tokens."""


type RunOnConnection = Callable[[Callable[[Connection], Any]], Any]
"""Runs a function on a connection."""


class CentreView(HallQueries):
    """A centre at one revision, to read: its current state, and its past in the log and in facts.

    Args:
        run: runs queries for everything that is not in the state.
        asked: a cache for answers about people and devices; None: always query.
    """

    def __init__(
        self, root: CommittedState, run: RunOnConnection, asked: "AccessCache | None" = None
    ) -> None:
        super().__init__(root.centre, root._setup, root._tables, root._kept)
        self.recent, self.access_revision = root.recent, root.access_revision
        self.stopped_at = root.stopped_at
        self._run, self._asked = run, asked

    def on_connection[T](self, work: Callable[[Connection], T], named: Hashable = None) -> T:
        """Run `work` on a connection to the database.

        Args:
            named: the name of a question about people and devices, whose answer may be cached.
        """
        if self._asked is not None and named is not None:
            question = self.centre.id, self.access_revision, named
            value: T = self._asked.answer(question, lambda: self._run(work))
        else:
            value = self._run(work)
        return value

    def read_access[T](self, work: Callable[[Access], T], named: Hashable = None) -> T:
        """Run `work` on people, devices and tokens, in one transaction.

        Args:
            named: the name of the question, if its answer may be cached.
        """
        return self.on_connection(lambda connection: work(Access(connection)), named)

    def machines(self) -> tuple[Sequence[Device], Mapping[str, DeviceHealth]]:
        """All devices, removed ones included, and their last reports by id."""
        centre = self.centre.id
        return self.read_access(
            lambda access: (access.devices(centre), access.healths(centre)), named="machines"
        )

    def labels(self, identities: Collection[str]) -> Mapping[str, str]:
        """The names of devices and people, by pseudonymous id; for commands given on the server's
        machine, the login of the account."""
        if not identities:
            return {}
        ids = tuple(sorted(identities))
        labels = self.read_access(
            lambda access: access.labels(self.centre.id, ids), named=("labels", ids)
        )
        known = {key: name for key in identities if (name := accounts.name_of(key))}
        return {**labels, **known}

    # The past.

    def numbered_on(self, numbers: Collection[str], day: date) -> Sequence[str]:
        """The ids of the tickets with any of these numbers on a business day, in order of issue."""
        facts = t.fact_ticket.c
        query = (
            select(facts.ticket)
            .where(facts.centre == self.centre.id, facts.day == day, facts.number.in_(numbers))
            .order_by(facts.issued_at)
        )
        return self.on_connection(lambda connection: connection.execute(query).scalars().all())

    def past_ticket(self, identity: str, day: date) -> Ticket | None:
        """A ticket of a past day, folded from its events; None if there is no such ticket. Its
        waits follow the hall's clock: suspensions are not subtracted."""
        facts = t.fact_ticket.c
        query = select(facts.issued_at).where(
            facts.centre == self.centre.id, facts.day == day, facts.ticket == identity
        )
        since = self.on_connection(
            lambda connection: connection.execute(query).scalar_one_or_none()
        )
        if since is None:
            return None
        first, *later = self.events_about(identity, since)
        data = first.payload()
        assert isinstance(data, TicketIssued)
        ticket = ticket_life.issued(self.centre, data, first.at, first.actor.id, _same(first.at))
        for event in later:
            ticket = ticket_life.evolve(ticket, event.payload(), event.at, _same(event.at))
        return ticket

    def events_about(self, ticket: str, since: datetime) -> Sequence[Event]:
        """The events that name a ticket issued at a moment, in order."""
        return self.on_connection(
            lambda connection: log.about(connection, self.centre.id, ticket, since)
        )

    def configurations(self, before: int | None, limit: int) -> Sequence[Event]:
        """The `centre_configured` events before a revision, newest first."""
        return self.on_connection(
            lambda connection: log.configurations(connection, self.centre.id, before, limit)
        )

    def log(self, after: int, limit: int) -> Sequence[Event]:
        """The events after a revision, in order."""
        if self.recent and after >= self.recent[0].revision - 1:
            first = after - self.recent[0].revision + 1
            return self.recent[first : first + limit]
        if after >= self.centre.revision:
            return ()
        return self.on_connection(
            lambda connection: log.read(connection, self.centre.id, after, limit)
        )


class AccessCache:
    """A cache of queries about people and devices; entries live for `ACCESS_CACHE_SECONDS`."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[float, Any]] = {}

    def answer(self, question: Hashable, ask: Callable[[], Any]) -> Any:
        """The cached answer to a question, or a new one from `ask`."""
        now = time.monotonic()
        known = self._known.get(question)
        if known is not None and known[0] > now:
            return known[1]
        self._known = {key: entry for key, entry in self._known.items() if entry[0] > now}
        value = ask()
        self._known[question] = now + ACCESS_CACHE_SECONDS, value
        return value


def _same(at: datetime) -> Callable[[str], datetime]:
    """The service clocks of a centre without suspensions."""
    return lambda _service: at
