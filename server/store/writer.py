"""How work reaches a database connection.

SQLite: all writes go through one native thread, and commands that wait there
are joined into one commit, each inside a savepoint of its own. Without one
writer gevent can lock itself up (a greenlet yields inside a write transaction,
another asks for the lock and blocks the hub), and waiting writers are served
unfairly. Readings have a native thread of their own, so that a slow one never
holds up the hub.

PostgreSQL, and command-line programs without gevent: in the caller.
"""

from collections.abc import Callable
from typing import Any, Protocol

from gevent.event import Event
from gevent.monkey import get_original
from gevent.threadpool import ThreadPool
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from contract.errors import ProblemType, Refusal

type Job = Callable[[Connection], Any]

JOINED_AT_MOST = 64
"""How many commands share a commit: a bound on how long the first of them waits."""


class Lane(Protocol):
    """A way to a connection; each job is one transaction or a part of one."""

    def run[T](self, job: Callable[[Connection], T]) -> T:
        """Run a job and commit it.

        Raises:
            Refusal: `unavailable` where the database could not commit; or
                whatever the job raises, rolled back.
        """
        ...

    def close(self) -> None:
        """Let the connection go."""
        ...


def unavailable(error: Exception) -> Refusal:
    """What a caller is told when the database did not take its work."""
    return Refusal(ProblemType.UNAVAILABLE, {"cause": type(error).__name__})


class DirectLane:
    """Runs each job in the caller, in a transaction of its own."""

    def __init__(self, engine: Engine, **options: Any) -> None:
        self._engine = engine.execution_options(**options) if options else engine

    def run[T](self, job: Callable[[Connection], T]) -> T:
        """Run a job in a transaction of its own."""
        try:
            with self._engine.begin() as connection:
                return job(connection)
        except DBAPIError as error:
            raise unavailable(error) from error

    def close(self) -> None:
        """Close the pool."""
        self._engine.dispose()


class _Batch:
    """Jobs that share one commit, and what became of each."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []
        self.outcomes: list[tuple[Any, BaseException | None]] = []
        self.done = Event()


class ThreadLane:
    """Runs jobs in one native thread, waiting ones joined into one commit.

    Args:
        engine: used by this lane alone.
        join: whether waiting jobs share a commit (writes) or not (readings).
    """

    def __init__(self, engine: Engine, *, join: bool, **options: Any) -> None:
        self._engine = engine.execution_options(**options) if options else engine
        self._join = join
        self._pool = ThreadPool(1)
        self._lock = get_original("_thread", "allocate_lock")()
        self._waiting: _Batch | None = None
        self._connection: Connection | None = None

    def run[T](self, job: Callable[[Connection], T]) -> T:
        """Run a job in the lane's thread; the calling greenlet waits, the hub does not."""
        with self._lock:
            batch = self._waiting
            first = batch is None or not self._join or len(batch.jobs) >= JOINED_AT_MOST
            if batch is None or first:
                batch = self._waiting = _Batch()
            place = len(batch.jobs)
            batch.jobs.append(job)
        if first:
            # Whoever comes while the thread is busy joins this batch until it starts.
            try:
                self._pool.spawn(self._run, batch).get()
            finally:
                batch.done.set()
        else:
            batch.done.wait()
        value, error = batch.outcomes[place]
        if error is not None:
            raise error
        answer: T = value
        return answer

    def close(self) -> None:
        """End the thread and close the connection."""
        self._pool.spawn(self._close_connection).get()
        self._pool.kill()

    def _close_connection(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._engine.dispose()

    # From here on in the lane's own thread.

    def _run(self, batch: _Batch) -> None:
        with self._lock:
            if self._waiting is batch:
                self._waiting = None
        if len(batch.jobs) == 1:
            batch.outcomes = [self._alone(batch.jobs[0])]
            return
        outcomes = self._together(batch.jobs)
        if outcomes is None:
            # The database gave the whole transaction up (a full disk does that from
            # within one savepoint): what the others did is gone too. One by one, then.
            outcomes = [self._alone(job) for job in batch.jobs]
        batch.outcomes = outcomes

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _alone(self, job: Job) -> tuple[Any, BaseException | None]:
        try:
            connection = self._connected()
            with connection.begin():
                value = job(connection)
            return value, None
        except DBAPIError as error:
            self._start_afresh()
            return None, unavailable(error)
        except Exception as error:  # noqa: BLE001 the caller's own; it is raised over there
            return None, error

    def _together(self, jobs: list[Job]) -> list[tuple[Any, BaseException | None]] | None:
        """The outcome of each job in one commit; None where the database rolled all back."""
        outcomes: list[tuple[Any, BaseException | None]] = []
        try:
            connection = self._connected()
            with connection.begin():
                for job in jobs:
                    outcomes.append(self._in_savepoint(connection, job))
                    if not _in_transaction(connection):
                        return None
            return outcomes
        except DBAPIError as error:
            self._start_afresh()
            # A commit that failed took nothing and is told to nobody as done.
            return [(None, unavailable(error))] * len(jobs)

    @staticmethod
    def _in_savepoint(connection: Connection, job: Job) -> tuple[Any, BaseException | None]:
        try:
            with connection.begin_nested():
                value = job(connection)
            return value, None
        except DBAPIError as error:
            return None, unavailable(error)
        except Exception as error:  # noqa: BLE001 the caller's own; it is raised over there
            return None, error

    def _start_afresh(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


def _in_transaction(connection: Connection) -> bool:
    raw = connection.connection.driver_connection
    return bool(getattr(raw, "in_transaction", True))
