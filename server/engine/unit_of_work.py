"""The unit of work: what a command reads of a centre, and the events that it appends."""

import json
from collections.abc import Callable, Hashable, Mapping
from copy import replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import Connection

from contract import commands as c
from contract.enums import Assist, Role
from contract.events import ABOUT_ACCESS, Actor, Event, Payload
from server.domain.centres import event_time
from server.domain.facts import FactChanges, RecordedEvent
from server.domain.fold import fold
from server.domain.notices import Private
from server.domain.principal import Principal
from server.engine.centre_view import CentreView, CommittedState
from server.store import log, texts
from server.store.access import Access
from server.store.booking_contacts import BookingContacts

RECENT_EVENTS = 512
"""The number of recent events kept in memory, from which the publisher finds what changed."""

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


class StoredSuccess(NamedTuple):
    """The success of a command, as stored: who gave it, a digest of it, and its answer as JSON."""

    command: str
    name: str
    principal: str
    digest: str
    answer: str
    at: datetime


class UnitOfWork(CentreView):
    """A batch of commands of a centre: the state after its commands so far, and the rows to write.

    Commands run one at a time. They read the state, and change it only by the events that they
    append: the draft of the next state has no other way in.

    Args:
        connection: in the transaction of the batch.
        known: the stored successes of the command ids that the batch may look up.

    Attributes:
        who: the principal of the current command.
    """

    def __init__(
        self, root: CommittedState, connection: Connection, known: Mapping[str, StoredSuccess]
    ) -> None:
        self._draft = root.fork()
        super().__init__(root, lambda work: work(connection))
        self._tables, self._kept = self._draft._tables, self._draft._kept
        self.now = _BEFORE_ALL
        self.events: list[Event] = []
        self.successes: list[StoredSuccess] = []
        self.private: list[dict[str, Any]] = []
        self.changed_facts = FactChanges()
        self._connection = connection
        self._known = dict(known)
        self.who = Principal(Role.CLOCK, "")
        self._actor = Actor(role=self.who.role, id=self.who.id)
        self._command = UUID(int=0)
        self._in_savepoint = False

    def published(self) -> CommittedState:
        """The draft as a state for readers."""
        self._draft.settle()
        root = self._draft.fork()
        root.recent = (*self.recent, *self.events)[-RECENT_EVENTS:]
        root.access_revision = self.access_revision
        return root

    # One command.

    def begin(self, who: Principal, command_id: UUID, now: datetime) -> None:
        """Set the principal, the id and the time of the next command."""
        self.who, self._command = who, command_id
        self._actor = Actor(role=who.role, id=who.id)
        # Event times never decrease, even if the clock was set back.
        self.now = event_time(now, self.centre.last_at)

    def run[T](self, work: Callable[["UnitOfWork"], T]) -> T:
        """Run a command; if it raises, its changes are rolled back."""
        mark = self._draft.mark()
        events, successes, private = len(self.events), len(self.successes), len(self.private)
        self._draft.facts = FactChanges()
        try:
            value = work(self)
        except BaseException:
            self._draft.take_back(mark)
            self._show_draft()
            for success in self.successes[successes:]:
                self._known.pop(success.command, None)
            del self.events[events:], self.successes[successes:], self.private[private:]
            self._end_savepoint("ROLLBACK TO SAVEPOINT command")
            raise
        self.changed_facts.add(self._draft.facts.take())
        self._end_savepoint("RELEASE SAVEPOINT command")
        return value

    def _end_savepoint(self, statement: str) -> None:
        if self._in_savepoint:
            self._in_savepoint = False
            self._connection.exec_driver_sql(statement)

    def append(self, data: Payload) -> None:
        """Append an event and fold it into the state; raises as `fold`."""
        fold(self._draft, RecordedEvent(data, self.now, self._actor.id))
        centre = self._draft.centre
        event = log.next_event(
            centre.id, centre.revision + 1, centre.head, data, self.now, self._actor, self._command
        )
        self.events.append(event)
        if event.type in ABOUT_ACCESS:
            self.access_revision = event.revision
        self._draft.centre = replace(centre, revision=event.revision, head=event.hash)
        self._show_draft()

    def _show_draft(self) -> None:
        self.centre, self._setup = self._draft.centre, self._draft._setup

    # Idempotence.

    def earlier(self, command_id: UUID) -> StoredSuccess | None:
        """The stored success of a command id, or None."""
        return self._known.get(str(command_id))

    def store_success(
        self, principal: str, digest: str, answer: str, name: str, also_for: UUID | None = None
    ) -> None:
        """Store the success of the current command, and of another command id that has none."""
        for identity in (self._command, also_for):
            if identity is not None and self.earlier(identity) is None:
                stored = StoredSuccess(str(identity), name, principal, digest, answer, self.now)
                self._known[stored.command] = stored
                self.successes.append(stored)

    def issued_by(self, touch: UUID, principal: str) -> str | None:
        """The id of the ticket issued by a principal's command with this id, or None."""
        known = self.earlier(touch)
        if known is None or (known.name, known.principal) != (c.IssueTicket.name, principal):
            return None
        return str(json.loads(known.answer)["id"])

    # What is not in the log.

    def set_assist(self, identity: str, assist: tuple[Assist, ...]) -> None:
        """Store the help that a visitor asks for, outside the log."""
        if self.assist(identity) != assist:
            private = Private(identity, " ".join(assist), self._deleted_after())
            self._draft.put(private)
            self.private.append(texts.row_of(private, self.centre.id, hashed=False))

    def store_text(self, words: str, *, for_good: bool = False) -> tuple[str, str]:
        """Store a text outside the log; returns its id and its salted hash. If not `for_good`,
        until it is erased on request, it expires when the centre's retention time has passed after
        the latest end of the day."""
        private = Private(str(uuid4()), words, None if for_good else self._deleted_after())
        self._draft.put(private)
        return self._stored(private)

    def store_name(self, booking: str, name: str, until: datetime) -> str:
        """Store the name of a booking outside the log, under its id; returns its salted hash."""
        private = Private(booking, name, until)
        self._draft.put(private)
        return self._stored(private)[1]

    def keep_text(self, identity: str, until: datetime) -> None:
        """Keep a text that was stored by an earlier command until another time."""
        if (known := self.get(Private, identity)) is not None:
            self._draft.put(replace(known, delete_after=until))
            texts.keep_until(self._connection, identity, until)

    def store_comment(self, words: str) -> tuple[str, str]:
        """Store a text that only reports show, until it is erased on request; returns its id and
        its salted hash."""
        return self._stored(Private(str(uuid4()), words, None))

    def _stored(self, private: Private) -> tuple[str, str]:
        row = texts.row_of(private, self.centre.id)
        self.private.append(row)
        return row["id"], row["hash"]

    def _deleted_after(self) -> datetime:
        return self.now + timedelta(hours=24 + self.setup.config.rules.private_hours)

    def read_access[T](self, work: Callable[[Access], T], named: Hashable = None) -> T:
        """Run `work` on people, devices and tokens."""
        return work(self.access)

    @property
    def access(self) -> Access:
        """People, devices and tokens."""
        return self._undone_with_command(Access)

    @property
    def contacts(self) -> BookingContacts:
        """How visitors with bookings are reached."""
        return self._undone_with_command(BookingContacts)

    def _undone_with_command[R](self, rows: Callable[[Connection], R]) -> R:
        """Rows whose changes are undone if the command is refused after them."""
        if not self._in_savepoint:
            self._connection.exec_driver_sql("SAVEPOINT command")
            self._in_savepoint = True
        return rows(self._connection)
