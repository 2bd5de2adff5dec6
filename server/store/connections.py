"""Connections to the database, each used by one thread at a time.

In a server with gevent, database work runs in native threads: the calling greenlet waits, the
event loop does not. Command-line programs run the work in the caller's thread.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from gevent.threadpool import ThreadPool
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from contract.errors import ProblemType, Refusal
from server.store.database_status import TransactionStatus

type Job = Callable[[Connection], Any]

type Outcome = tuple[Any, BaseException | None]
"""The value of a job, or its exception."""

READERS: Final = 4
"""The number of concurrent reading transactions, each on a connection of its own."""


def unavailable(error: Exception) -> Refusal:
    """The refusal for a caller whose transaction failed in the database."""
    refusal = Refusal(ProblemType.UNAVAILABLE, {"cause": type(error).__name__})
    refusal.__cause__ = error
    return refusal


class PersistentConnection:
    """A connection that is kept between transactions, and reopened after a failure.

    Attributes:
        status: whether transactions succeed.
        is_lost: whether the database could not be reached at the last attempt.
    """

    def __init__(self, engine: Engine, status: TransactionStatus) -> None:
        self._engine = engine
        self.status = status
        self._connection: Connection | None = None
        self.is_lost = False

    def connection(self) -> Connection:
        """The connection; opened if necessary."""
        if self._connection is None:
            self.is_lost = True
            self._connection = self._engine.connect()
            self.is_lost = False
        return self._connection

    def close(self) -> None:
        """Close the connection and the engine."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._engine.dispose()

    def drop(self) -> None:
        """Discard the connection, which may be in any state; the next use opens a new one."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def transact(self, job: Job) -> Outcome:
        """Run a job in a transaction.

        If the connection breaks before the commit (after a restart of the database), the job
        runs once more on a new connection.
        """
        outcome, lost = self._attempt(job)
        return self._attempt(job, last=True)[0] if lost else outcome

    def _attempt(self, job: Job, *, last: bool = False) -> tuple[Outcome, bool]:
        """The outcome, and whether to retry: the connection was lost before the commit. A
        connection opened before a restart of the database does not show its current state."""
        committing = False
        try:
            with self.connection().begin() as transaction:
                value = job(transaction.connection)
                committing = True
            self.status.worked()
            return (value, None), False
        except DBAPIError as error:
            self.drop()
            lost = error.connection_invalidated and not committing
            if last or not lost:
                self.status.failed(error)
            return (None, unavailable(error)), lost
        except Exception as error:  # noqa: BLE001 the caller's own; it is raised over there
            return (None, error), False


class ConnectionPool:
    """A pool of connections that grows on demand.

    Args:
        open_one: creates an engine. Each connection has an engine of its own: the locks of an
            engine are gevent's and cannot be shared between native threads.
        status: whether transactions succeed.
    """

    def __init__(self, open_one: Callable[[], Engine], status: TransactionStatus) -> None:
        self._open_one = open_one
        self._status = status
        self._free: list[PersistentConnection] = []

    @contextmanager
    def lent(self) -> Iterator[PersistentConnection]:
        """Borrow a connection for the duration of a `with` block."""
        try:
            persistent = self._free.pop()
        except IndexError:
            persistent = PersistentConnection(self._open_one(), self._status)
        try:
            yield persistent
        finally:
            self._free.append(persistent)

    def close(self) -> None:
        """Close all connections that are not in use."""
        while self._free:
            self._free.pop().close()


class Connections:
    """Runs jobs on any free connection.

    Args:
        open_one: creates an engine.
        threads: the number of native threads; 0: jobs run in the caller's thread (without gevent).

    Attributes:
        status: whether transactions succeed.
    """

    def __init__(self, open_one: Callable[[], Engine], threads: int) -> None:
        self.status = TransactionStatus()
        self._pool = ThreadPool(threads) if threads else None
        self._connections = ConnectionPool(open_one, self.status)

    def run[T](self, job: Callable[[Connection], T]) -> T:
        """Run a job in a transaction. It may run a second time after a rollback.

        Raises:
            Refusal: `unavailable`; the database did not answer. Exceptions of the job are raised
                too.
        """
        outcome = self._run(job) if self._pool is None else self._pool.spawn(self._run, job).get()
        value: T = value_of(outcome)
        return value

    def close(self) -> None:
        """Stop the threads and close the connections."""
        if self._pool is not None:
            self._pool.join()
            self._pool.kill()
        self._connections.close()

    def _run(self, job: Job) -> Outcome:
        with self._connections.lent() as persistent:
            return persistent.transact(job)


def value_of(outcome: Any) -> Any:
    """The value of a job, or its exception raised again."""
    value, error = outcome
    if error is not None:
        raise error
    return value
