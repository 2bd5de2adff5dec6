"""The unit of work: the next state of a centre, while a batch of commands makes it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection

from contract.enums import Assist, CommandName, Role
from contract.events import ABOUT_ACCESS, Actor, Event, Payload
from server.domain.centres import Centre, event_time
from server.domain.facts import FactChanges
from server.domain.fold import fold
from server.domain.layout import Layout
from server.domain.recorded import RecordedEvent
from server.domain.state.private import Private, help_asked
from server.engine.reading import Reading, Root
from server.store import log, texts
from server.store.access import Access, alone

RECENT_EVENTS = 512
"""How many of the last events stay in memory, for those that tell what changed."""


_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The stored success of a command."""

    principal: str
    digest: str
    answer: str


@dataclass(frozen=True, slots=True)
class Success:
    """What is stored of a command that was done."""

    command: str
    name: str
    earlier: Earlier
    at: datetime


@dataclass(frozen=True, slots=True)
class _Mark:
    """How far a draft had come before a command."""

    writes: int
    centre: Centre
    layout: Layout | None
    events: int
    successes: int
    private: int


class Unit(Reading):
    """The state after the commands of a batch so far, and what the database does not have yet.

    One command at a time begins, and appends events; nothing else changes the state.

    Args:
        root: the committed state.
        connection: whose transaction holds the centre's row.
        known: the stored successes of the ids that the batch names.
    """

    def __init__(self, root: Root, connection: Connection, known: Mapping[str, Success]) -> None:
        super().__init__(root.centre, root._layout, root._tables.fork())
        self.recent, self.access_revision = root.recent, root.access_revision
        self.now = _BEFORE_ALL
        self.events: list[Event] = []
        self.successes: list[Success] = []
        self.private: list[dict[str, Any]] = []
        self.changed_facts = FactChanges()
        self._connection = connection
        self._known = dict(known)
        self._actor = Actor(role=Role.CLOCK, id="")
        self._command = UUID(int=0)
        self._in_savepoint = False

    def published(self) -> Root:
        """The state as readers get it."""
        self.settle()
        root = Root(self.centre, self._layout, self._tables)
        root.recent = (*self.recent, *self.events)[-RECENT_EVENTS:]
        root.access_revision = self.access_revision
        return root

    # One command.

    def begin(self, actor_role: str, actor_id: str, command_id: UUID, now: datetime) -> None:
        """Say whose command it is, and when."""
        self._actor, self._command = Actor(role=Role(actor_role), id=actor_id), command_id
        # A clock that is behind stands still until it has caught up.
        self.now = event_time(now, self.centre.last_at)

    def run[T](self, work: Callable[["Unit"], T]) -> T:
        """Do a command; what it changed is taken back where it raises."""
        mark = _Mark(
            self._tables.mark(),
            self.centre,
            self._layout,
            len(self.events),
            len(self.successes),
            len(self.private),
        )
        self.facts = FactChanges()
        try:
            value = work(self)
        except BaseException:
            self._take_back(mark)
            raise
        self.changed_facts.add(self.facts.take())
        if self._in_savepoint:
            self._connection.exec_driver_sql("RELEASE SAVEPOINT command")
            self._in_savepoint = False
        return value

    def _take_back(self, mark: _Mark) -> None:
        self.take_back(mark.writes, mark.centre, mark.layout)
        for success in self.successes[mark.successes :]:
            self._known.pop(success.command, None)
        del self.events[mark.events :], self.successes[mark.successes :]
        del self.private[mark.private :]
        if self._in_savepoint:
            self._in_savepoint = False
            self._connection.exec_driver_sql("ROLLBACK TO SAVEPOINT command")

    def append(self, data: Payload) -> None:
        """Append an event and evolve the state by it.

        Raises:
            contract.lifecycle.NotAllowed: the tables of states forbid it.
        """
        fold(self, RecordedEvent(data, self.now, self._actor.id))
        centre = self.centre
        event = log.chained(
            centre.id,
            centre.revision + 1,
            centre.head,
            data,
            self.now,
            self._actor,
            self._command,
        )
        self.events.append(event)
        if event.type in ABOUT_ACCESS:
            self.access_revision = event.revision
        self.centre = replace(self.centre, revision=event.revision, head=event.hash)

    # Idempotence.

    def earlier(self, command_id: UUID) -> Earlier | None:
        """The stored success of a command id, if it had one."""
        known = self._known.get(str(command_id))
        return known.earlier if known is not None else None

    def remember(self, success: Earlier, name: str) -> None:
        """Store the success."""
        self._remember(self._command, success, name)

    def use_up(self, command_id: UUID, success: Earlier, name: str) -> None:
        """Let another command id count as given, unless it was."""
        if self.earlier(command_id) is None:
            self._remember(command_id, success, name)

    def _remember(self, command_id: UUID, success: Earlier, name: str) -> None:
        stored = Success(str(command_id), name, success, self.now)
        self._known[stored.command] = stored
        self.successes.append(stored)

    def issued_by(self, touch: UUID, principal: str) -> str | None:
        """The ticket that a principal's `issue_ticket` with this command id made, if it did."""
        known = self._known.get(str(touch))
        if known is None or known.name != CommandName.ISSUE_TICKET:
            return None
        if known.earlier.principal != principal:
            return None
        return str(json.loads(known.earlier.answer)["id"])

    # What is not in the log.

    def set_assist(self, identity: str, assist: tuple[Assist, ...]) -> None:
        """Keep the help that the bearer of a ticket asks for, outside the log."""
        if self.assist(identity) != assist:
            private = help_asked(identity, assist, self._deleted_after())
            self.put(private)
            self.private.append(texts.unnamed_row(private, self.centre.id))

    def keep_words(self, words: str, *, for_good: bool = False) -> tuple[str, str]:
        """Keep a text outside the log; its id and its salted hash.

        Args:
            words: the text.
            for_good: until it is erased on request; else for as long as the centre keeps what
                is private, counted from the latest end of the day: it is needed as long as the
                visit lasts.
        """
        after = None if for_good else self._deleted_after()
        row = texts.new_row(str(uuid4()), self.centre.id, words, after)
        self.put(Private(row["id"], words, after))
        self.private.append(row)
        return row["id"], row["hash"]

    def keep_comment(self, words: str) -> tuple[str, str]:
        """Keep a text that only reports show, until it is erased on request; its id and its
        salted hash."""
        row = texts.new_row(str(uuid4()), self.centre.id, words, None)
        self.private.append(row)
        return row["id"], row["hash"]

    def _deleted_after(self) -> datetime:
        return self.now + timedelta(hours=24 + self.layout.config.rules.private_hours)

    def on_connection[T](self, work: Callable[[Connection], T]) -> T:
        """Run work in the transaction of the batch."""
        return work(self._connection)

    @property
    def access(self) -> Access:
        """People, devices and tokens, in the same transaction; no other transaction changes them
        until it ends."""
        if not self._in_savepoint:
            self._connection.exec_driver_sql("SAVEPOINT command")
            self._in_savepoint = True
            alone(self._connection)
        return Access(self._connection)
