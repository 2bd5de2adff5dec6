"""The application's access to data: commands on the engine, other work in transactions of its
own."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, bindparam, insert, select, text

from contract import events as e
from contract.access import AccessEntry
from contract.answers import Digest
from contract.errors import ProblemType, Refusal
from server.domain.centres import Centre
from server.engine import log_store
from server.engine.centre_view import AccessCache, CentreView, CommittedState, ReaderView
from server.engine.engine import Engine
from server.engine.unit_of_work import UnitOfWork
from server.store import digests, log, retention, texts
from server.store import tables as t
from server.store.access import Access, lock_access
from server.store.access_log import tried
from server.store.connections import Connections
from server.store.database_status import DatabaseStatus
from server.store.fact_queries import Facts


class Store:
    """Runs commands, queries and reports.

    Args:
        engine: runs all writes.
        reading: connections for queries.
        reporting: connections for reports, which take longer.
        folder: the folder of SQLite's file; None for PostgreSQL.

    Attributes:
        condition: whether the database can be read and written.
    """

    def __init__(
        self,
        engine: Engine,
        reading: Connections,
        reporting: Connections,
        folder: Path | None = None,
    ) -> None:
        self.database_status = DatabaseStatus(reading.status, engine.status, folder)
        self._engine = engine
        self._reading = reading
        self._reporting = reporting
        self._asked = AccessCache()

    # Centres.

    def command[T](
        self, centre: str, work: Callable[[UnitOfWork], T], ids: Sequence[str] = ()
    ) -> T:
        """Run a command and commit it."""
        return self._engine.run(centre, work, ids)

    def read[T](self, centre: str, work: Callable[[CentreView], T]) -> T:
        """Run `work` on a view of the centre at its committed revision."""
        return work(ReaderView(self.current(centre), self._reading.run))

    def read_cached[T](self, centre: str, revision: int, work: Callable[[CentreView], T]) -> T:
        """Run `work` on the cached state if it has at least this revision, else on the committed
        state. Answers about people and devices may be a second old."""
        root = self._engine.root(centre)
        if root is None or root.centre.revision < revision:
            root = self.current(centre)
        return work(ReaderView(root, self._reading.run, self._asked))

    def has_called(self, centre: str, after: int) -> bool:
        """Whether a ticket was called after a revision, by the cached events."""
        root = self._engine.root(centre)
        since = takewhile(lambda one: one.revision > after, reversed(root.recent if root else ()))
        return any(one.of(e.TicketCalled) for one in since)

    def roots(self) -> Sequence[CommittedState]:
        """The cached states of all centres."""
        return self._engine.roots()

    def waiting(self) -> tuple[int, float]:
        """The number of queued commands, and how many seconds the oldest has waited."""
        return self._engine.waiting()

    def batches(self) -> Iterator[int]:
        """The number of commands in each commit since the last call."""
        while self._engine.batches:
            yield self._engine.batches.popleft()

    def replace(self, root: CommittedState, by: CommittedState) -> None:
        """Replace a cached state by another of the same revision, unless a later one is cached."""
        self._engine.publish(by, root)

    def current(self, centre: str) -> CommittedState:
        """The state of a centre at the committed head.

        Raises:
            Refusal: `not_found`.
        """
        known = self._engine.root(centre)
        found = self._reading.run(lambda connection: log_store.load(connection, centre, known))
        if found is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "centre", "id": centre})
        return self._engine.publish(found, known)

    def centres(self) -> Sequence[Centre]:
        """All centres, with their configuration."""
        return [self._at(head).centre for head in self._reading.run(log.heads)]

    def revisions(self) -> dict[str, int]:
        """The committed revision of each centre."""
        return {head.centre: head.revision for head in self._reading.run(log.heads)}

    def _at(self, head: log.Head) -> CommittedState:
        """The state at this head or a later one."""
        root = self._engine.root(head.centre)
        return (
            root
            if root is not None and root.centre.head == head.hash
            else self.current(head.centre)
        )

    def ensure_centre(self, identity: str) -> None:
        """Insert the row of a centre if it does not exist."""

        def work(connection: Connection) -> None:
            known = select(t.centre.c.id).where(t.centre.c.id == identity)
            if connection.execute(known).first() is None:
                row = {"id": identity, "epoch": str(uuid4()), "revision": 0, "head": ""}
                connection.execute(insert(t.centre), row)

        self._engine.transact(work)

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
        """Run `work` on people, devices and tokens, without locking a centre."""
        if not write:
            return self._reading.run(lambda connection: work(Access(connection)))

        def work_alone(connection: Connection) -> T:
            lock_access(connection)
            return work(Access(connection))

        return self._engine.transact(work_alone)

    def on_connection[T](self, work: Callable[[Connection], T], *, write: bool = False) -> T:
        """Run `work` on a connection, in a transaction of its own."""
        return self._engine.transact(work) if write else self._reading.run(work)

    def access_log(self, centre: str, before: datetime | None, limit: int) -> Sequence[AccessEntry]:
        """The access log of a centre, with the entries that belong to no known centre."""
        return self._reading.run(lambda connection: tried(connection, centre, before, limit))

    def delete_expired(self, now: datetime, machine_now: datetime) -> None:
        """Delete data past its retention time, by the hall's clock and by the machine's."""
        self._engine.transact(
            lambda connection: retention.delete_expired(connection, now, machine_now)
        )

    def last_alive(self) -> datetime | None:
        """The last heartbeat of any server of this database, in the hall's time."""
        return self._reading.run(
            lambda connection: connection.execute(select(t.heartbeat.c.at)).scalar_one_or_none()
        )

    def alive(self, now: datetime) -> None:
        """Write a heartbeat."""
        self._engine.transact(lambda connection: connection.execute(_BEAT, {"at": now}))

    def close(self) -> None:
        """Stop all threads and close all connections."""
        self._engine.close()
        self._reading.close()
        self._reporting.close()


_BEAT = text(
    "INSERT INTO heartbeat (id, at) VALUES (1, :at) ON CONFLICT (id) DO UPDATE SET at = :at"
).bindparams(bindparam("at", type_=t.heartbeat.c.at.type))
