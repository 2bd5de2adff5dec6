"""The application's access to data: commands on the engine, other work in transactions of its
own."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, insert, select

from contract import events as e
from contract.answers import Digest
from contract.errors import ProblemType, Refusal, existing
from server.domain.centres import Centre
from server.engine import log_store
from server.engine.centre_view import AccessCache, CentreView, CommittedState
from server.engine.engine import Engine
from server.evidence import digests
from server.store import log, retention, texts
from server.store import tables as t
from server.store.access import Access
from server.store.connections import Connections, DatabaseStatus, Trouble
from server.store.fact_queries import Facts
from server.store.rows import upsert


class Store:
    """Runs commands, queries and reports.

    Args:
        reporting: connections for reports, which take longer.
        file: that of SQLite; None for PostgreSQL.

    Attributes:
        engine: runs all writes, and caches the states of the centres.
        command: runs a command and commits it.
    """

    def __init__(
        self, engine: Engine, reading: Connections, reporting: Connections, file: Path | None = None
    ) -> None:
        self.database_status = DatabaseStatus(
            lambda: self.is_held, reading.status, engine.status, reporting.status, file
        )
        self.engine, self.command = engine, engine.run
        self._reading = reading
        self._reporting = reporting
        self._asked = AccessCache()

    # The lock of PostgreSQL, by which one server serves.

    @property
    def is_held(self) -> bool:
        """Whether no other server can have taken the place of this one."""
        return self.engine.connection.is_held

    def require_held(self) -> None:
        """Refuse what another server may know better (`unavailable`)."""
        if not self.is_held:
            raise Refusal(ProblemType.UNAVAILABLE, {"cause": Trouble.ELSEWHERE})

    @property
    def lock_holder(self) -> str:
        """The process that had the lock when it was last tried, if not this one; else ""."""
        return self.engine.connection.lock_holder

    def take_lock(self) -> None:
        """Take the lock, or prove that this process still has it; `unavailable`."""
        if not self.database_status.file:
            self.engine.transact(lambda _connection: None)

    # Centres.

    def read[T](self, centre: str, work: Callable[[CentreView], T]) -> T:
        """Run `work` on a view of the centre at its committed revision."""
        return work(CentreView(self.current(centre), self._reading.run))

    def read_cached[T](self, centre: str, revision: int, work: Callable[[CentreView], T]) -> T:
        """Run `work` on the cached state if it has at least this revision, else on the committed
        state. Answers about people and devices may be a second old."""
        root = self.engine.root(centre)
        if root is None or root.centre.revision < revision:
            root = self.current(centre)
        return work(CentreView(root, self._reading.run, self._asked))

    def has_called(self, centre: str, after: int) -> bool:
        """Whether a ticket was called after a revision, by the cached events."""
        root = self.engine.root(centre)
        newest_first = reversed(root.recent if root else ())
        since = takewhile(lambda event: event.revision > after, newest_first)
        return any(event.of(e.TicketCalled) for event in since)

    def current(self, centre: str) -> CommittedState:
        """The state of a centre at the committed head; refused as `not_found`."""
        known = self.engine.root(centre)
        found = self._reading.run(lambda connection: log_store.load(connection, centre, known))
        return self.engine.publish(existing(found, what="centre", id=centre), known)

    def centres(self) -> Sequence[Centre]:
        """All centres, with their configuration."""
        centres = []
        for head in self._reading.run(log.heads):
            root = self.engine.root(head.centre)
            if root is None or root.centre.head != head.hash:
                root = self.current(head.centre)
            centres.append(root.centre)
        return centres

    def configured(self) -> Sequence[Centre]:
        """The centres of which a first import has come to its end."""
        return [centre for centre in self.centres() if centre.config is not None]

    def revisions(self) -> dict[str, int]:
        """The committed revision of each centre."""
        return {head.centre: head.revision for head in self._reading.run(log.heads)}

    def ensure_centre(self, identity: str) -> None:
        """Insert the row of a centre if it does not exist."""

        def work(connection: Connection) -> None:
            known = select(t.centre.c.id).where(t.centre.c.id == identity)
            if connection.execute(known).first() is None:
                row = {"id": identity, "epoch": str(uuid4()), "revision": 0, "head": ""}
                connection.execute(insert(t.centre), row)

        self.engine.transact(work)

    def report[T](self, centre: str, work: Callable[[Facts], T]) -> T:
        """Run `work` on the facts of a centre."""
        return self._reporting.run(lambda connection: work(Facts(connection, centre)))

    def digests(self, centre: str) -> Sequence[Digest]:
        """The digests of all closed days of a centre."""
        return self._reading.run(lambda connection: digests.digests(connection, centre))

    def private_is_due(self, centre: str, now: datetime) -> bool:
        """Whether private data of visitors has reached the end of its retention time."""
        if self.current(centre).private_expired(now):
            return True
        return self._reading.run(lambda connection: texts.has_expired(connection, centre, now))

    # People, devices and tokens; the server itself.

    def access[T](self, work: Callable[[Access], T], *, write: bool = False) -> T:
        """Run `work` on people, devices and tokens. What writes runs alone: a failed sign-in is
        counted before the next attempt is checked."""
        return self.on_connection(lambda connection: work(Access(connection)), write=write)

    def on_connection[T](self, work: Callable[[Connection], T], *, write: bool = False) -> T:
        """Run `work` on a connection, in a transaction of its own."""
        return self.engine.transact(work) if write else self._reading.run(work)

    def delete_expired(self, now: datetime, machine_now: datetime) -> None:
        """Delete data past its retention time, by the hall's clock and by the machine's."""
        self.engine.transact(
            lambda connection: retention.delete_expired(connection, now, machine_now)
        )

    def last_alive(self) -> datetime | None:
        """The last heartbeat of any server of this database, in the hall's time."""
        return self._reading.run(
            lambda connection: connection.execute(select(t.heartbeat.c.at)).scalar_one_or_none()
        )

    def alive(self, now: datetime) -> None:
        """Write a heartbeat."""
        self.engine.transact(lambda connection: _BEAT.run(connection, {"id": 1, "at": now}))

    def close(self) -> None:
        """Stop all threads and close all connections."""
        self.engine.close()
        self._reading.close()
        self._reporting.close()


_BEAT = upsert(t.heartbeat)
