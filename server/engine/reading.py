"""A centre as rules and snapshots see it: its present in memory, its past and people in tables."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, select

from contract.errors import FieldFault, ProblemType, Refusal
from contract.events import Event, TicketIssued
from server import accounts
from server.domain import ticket_life
from server.domain.state.hall_state import HallState
from server.domain.state.queues import PromisedWait
from server.domain.tickets import Ticket
from server.store import log
from server.store import tables as t
from server.store.access import Access
from server.store.log_begin import begin_of

ASKED_SECONDS: Final = 1.0
"""For how long what is known of people and devices is good enough for those that are told."""


class Root(HallState):
    """A state as it was committed; readers and the next batch begin with it."""

    stopped_at: int | None = None
    """The revision of an event of the log that the rules cannot follow; what is read is the state
    before it. None: there is no such event."""

    stopped_before: str | None = None
    """The head of the log in which that event was found."""

    recent: tuple[Event, ...] = ()
    """The last events, without a gap up to the revision of the state."""

    access_revision: int = 0
    """The revision of the last event about people, devices or tokens that this process saw."""


class Reading(Root, ABC):
    """A centre at one revision: its present state, its past in the log and in facts."""

    @abstractmethod
    def on_connection[T](self, work: Callable[[Connection], T]) -> T:
        """Run work on a connection to the database."""

    @property
    @abstractmethod
    def access(self) -> Access:
        """People, devices and tokens."""

    def labels(self, identities: Collection[str]) -> Mapping[str, str]:
        """What staff call devices and people, by their pseudonymous ids; of what was done at the
        server, the login of the account behind it."""
        if not identities:
            return {}
        labels: Mapping[str, str] = self.access.labels(self.centre.id, tuple(sorted(identities)))
        return {**labels, **{one: name for one in identities if (name := accounts.name_of(one))}}

    # The past.

    def numbered_on(self, numbers: Collection[str], day: date) -> Sequence[str]:
        """The ids of the tickets that had one of some numbers on a business day, in order."""
        facts = t.fact_ticket.c
        asked = (
            select(facts.ticket)
            .where(facts.centre == self.centre.id, facts.day == day, facts.number.in_(numbers))
            .order_by(facts.issued_at)
        )
        return self.on_connection(lambda connection: connection.execute(asked).scalars().all())

    def promised(self, day: date) -> Sequence[PromisedWait]:
        """What was promised on a day to those who were called since."""
        facts = t.fact_ticket.c
        asked = (
            select(facts.service, facts.estimate, facts.promise, facts.first_wait)
            .where(
                facts.centre == self.centre.id, facts.day == day, facts.promise_kept.is_not(None)
            )
            .order_by(facts.issued_at)
        )
        return self.on_connection(
            lambda connection: [PromisedWait(*row) for row in connection.execute(asked)]
        )

    def past_ticket(self, identity: str, day: date) -> Ticket | None:
        """A ticket of a day that is over, as its events made it; None where there was none.

        Its waits are told by the clock of the hall, without what was suspended.

        Raises:
            Refusal: `archived`.
        """
        facts = t.fact_ticket.c
        asked = select(facts.issued_at).where(
            facts.centre == self.centre.id, facts.day == day, facts.ticket == identity
        )
        since = self.on_connection(
            lambda connection: connection.execute(asked).scalar_one_or_none()
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
        """The events that name a ticket, in order.

        Args:
            since: when it was issued.

        Raises:
            Refusal: `archived`.
        """
        centre = self.centre.id

        def work(connection: Connection) -> Sequence[Event]:
            begin = begin_of(connection, centre)
            if begin.at is not None and since <= begin.at:
                raise Refusal(ProblemType.ARCHIVED, {"day": begin.day})
            return log.about(connection, centre, ticket, since, begin.revision)

        return self.on_connection(work)

    def configurations(self, before: int | None, limit: int) -> Sequence[Event]:
        """The events by which a configuration was taken into use, the newest first."""
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

    def whole_log(self, after: int, limit: int) -> Sequence[Event]:
        """The same for those who follow the log and may miss no event.

        Raises:
            Refusal: `archived`.
        """
        begin = self.on_connection(lambda connection: begin_of(connection, self.centre.id))
        if after < begin.revision:
            least = FieldFault(field="after", message=f"is at least {begin.revision}")
            raise Refusal(ProblemType.ARCHIVED, {"day": begin.day}, fields=(least,))
        return self.log(after, limit)


type Run = Callable[[Callable[[Connection], Any]], Any]
"""Runs work on a connection of a reader."""


class Present(Reading):
    """One published state, for a reader.

    Args:
        root: the state.
        run: for what is not in it.
        asked: what was asked of people and devices a moment ago, where that is good enough.
    """

    def __init__(self, root: Root, run: Run, asked: "Asked | None" = None) -> None:
        super().__init__(root.centre, root._layout, root._tables)
        self.recent, self.access_revision = root.recent, root.access_revision
        self.stopped_at = root.stopped_at
        self._run, self._asked = run, asked

    def on_connection[T](self, work: Callable[[Connection], T]) -> T:
        """Run work on a connection of a reader."""
        value: T = self._run(work)
        return value

    @property
    def access(self) -> Any:
        """People, devices and tokens, each question in a transaction of its own."""
        return _AccessElsewhere(self._run, self._asked, (self.centre.id, self.access_revision))


class Asked:
    """Answers about people and devices that are not asked again for a second."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[float, Any]] = {}

    def answer(self, question: Hashable, ask: Callable[[], Any]) -> Any:
        """The answer to a question, as it was at most a second ago."""
        now = time.monotonic()
        known = self._known.get(question)
        if known is not None and known[0] > now:
            return known[1]
        self._known = {key: one for key, one in self._known.items() if one[0] > now}
        value = ask()
        self._known[question] = now + ASKED_SECONDS, value
        return value


class _AccessElsewhere:
    """`Access` where connections are used by other threads."""

    def __init__(self, run: Run, asked: Asked | None, of: Hashable) -> None:
        self._run, self._asked, self._of = run, asked, of

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def ask(*arguments: Any) -> Any:
            def now() -> Any:
                return self._run(lambda connection: getattr(Access(connection), name)(*arguments))

            if self._asked is None:
                return now()
            return self._asked.answer((self._of, name, arguments), now)

        return ask


def _same(at: datetime) -> Callable[[str], datetime]:
    """The clocks of services of which none was ever suspended."""
    return lambda _service: at
