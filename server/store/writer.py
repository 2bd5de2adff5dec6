"""How work reaches a database connection.

A job is one transaction. It runs in a native thread that keeps its connection;
the greenlet that wants it waits, the hub does not. Jobs of one lane that wait
there are joined into one commit, each inside a savepoint of its own.

SQLite has one such lane for all writing. Without one writer gevent can lock
itself up (a greenlet yields inside a write transaction, another asks for the
lock and blocks the hub), and waiting writers are served unfairly. PostgreSQL
has one for each centre (`server.store.lanes`): a centre's row is held through
the commit, so that one connection's commits are its limit anyhow.

Command-line programs without gevent run their jobs in the caller.
"""

import math
import sqlite3
import time
from collections.abc import Callable
from typing import Any, Protocol

from gevent.event import Event
from gevent.monkey import get_original
from gevent.threadpool import ThreadPool
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from contract.errors import ProblemType, Refusal

type Job = Callable[[Connection], Any]
type Outcome = tuple[Any, BaseException | None]
"""What became of a job: its value, or what it raised."""

JOINED_AT_MOST = 64
"""How many commands share a commit: a bound on how long the first of them waits."""

_LOCK_NOT_AVAILABLE = "55P03"
"""PostgreSQL's SQLSTATE for a lock that another transaction has held for too long."""


class Lane(Protocol):
    """A way to a connection; each job is one transaction or a part of one."""

    def run[T](self, job: Callable[[Connection], T], centre: str | None = None) -> T:
        """Run a job and commit it. It may run twice: the first time is taken back then.

        Args:
            job: what to do on a connection.
            centre: whose row the job takes; None where it takes none.

        Raises:
            Refusal: `unavailable` where the database could not commit; or
                whatever the job raises, rolled back.
        """
        ...

    def close(self) -> None:
        """Let the connections go."""
        ...


def unavailable(error: Exception) -> Refusal:
    """What a caller is told when the database did not take its work."""
    return Refusal(ProblemType.UNAVAILABLE, {"cause": type(error).__name__})


class DirectLane:
    """Runs each job in the caller, in a transaction of its own."""

    def __init__(self, engine: Engine, **options: Any) -> None:
        self._engine = engine.execution_options(**options) if options else engine

    def run[T](self, job: Callable[[Connection], T], centre: str | None = None) -> T:
        """Run a job in a transaction of its own."""
        try:
            with self._engine.begin() as connection:
                return job(connection)
        except DBAPIError as error:
            raise unavailable(error) from error

    def close(self) -> None:
        """Close the pool."""
        self._engine.dispose()


class Kept:
    """A connection that one thread keeps, and makes anew after a failure."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def connection(self) -> Connection:
        """The connection, made if need be."""
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def close(self) -> None:
        """Close it, and the engine."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._engine.dispose()

    def drop(self) -> None:
        """Have it made anew: nobody knows what state it is in."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def alone(self, job: Job) -> Outcome:
        """Run a job in a transaction of its own.

        Where the connection is found broken before the commit (the database was
        restarted meanwhile), the job is run once more on a fresh one.
        """
        outcome, lost = self._attempt(job)
        return self._attempt(job)[0] if lost else outcome

    def _attempt(self, job: Job) -> tuple[Outcome, bool]:
        """The outcome, and whether the connection was lost with nothing committed."""
        committing = False
        try:
            with self.connection().begin() as transaction:
                value = job(transaction.connection)
                committing = True
            return (value, None), False
        except DBAPIError as error:
            self.drop()
            return (None, unavailable(error)), error.connection_invalidated and not committing
        except Exception as error:  # noqa: BLE001 the caller's own; it is raised over there
            return (None, error), False


class _Batch:
    """Jobs that share one commit, and what became of each."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []
        self.outcomes: list[Outcome] = []
        self.done = Event()


class ThreadLane:
    """Runs jobs in one native thread, waiting ones joined into one commit.

    Args:
        engine: whose connections nobody else keeps (no pool).
        join: whether waiting jobs share a commit (writes) or not (readings).
        held_seconds: after how long a shared commit takes no further job in; others may
            wait for what it holds, and all of it is lost with the process.
        options: of the execution.
    """

    def __init__(
        self, engine: Engine, *, join: bool, held_seconds: float = math.inf, **options: Any
    ) -> None:
        self._kept = Kept(engine.execution_options(**options) if options else engine)
        self._join = join
        self._held_seconds = held_seconds
        self._pool = ThreadPool(1)
        self._lock = get_original("_thread", "allocate_lock")()
        self._waiting: _Batch | None = None
        self._callers = 0

    @property
    def idle(self) -> bool:
        """Whether nobody waits here."""
        return self._callers == 0

    def run[T](self, job: Callable[[Connection], T], centre: str | None = None) -> T:
        """Run a job in the lane's thread; the calling greenlet waits, the hub does not."""
        self._callers += 1
        try:
            value, error = self._outcome(job)
        finally:
            self._callers -= 1
        if error is not None:
            raise error
        answer: T = value
        return answer

    def close(self) -> None:
        """End the thread and close the connection."""
        self._pool.spawn(self._kept.close).get()
        self._pool.kill()

    def _outcome(self, job: Job) -> Outcome:
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
        if not batch.outcomes:
            # The first of them was ended while it waited; what became of it nobody says.
            raise Refusal(ProblemType.UNAVAILABLE, {"cause": "ended"})
        return batch.outcomes[place]

    # From here on in the lane's own thread.

    def _run(self, batch: _Batch) -> None:
        with self._lock:
            if self._waiting is batch:
                self._waiting = None
        outcomes: list[Outcome] = []
        while rest := batch.jobs[len(outcomes) :]:
            done = self._together(rest) if len(rest) > 1 else None
            if done is None:
                # One; or the database gave the whole transaction up (a full disk does that
                # from within one savepoint, so does a lost connection): what the others did
                # is gone too. One by one, then.
                done = [self._kept.alone(job) for job in rest]
            outcomes += done
        batch.outcomes = outcomes

    def _together(self, jobs: list[Job]) -> list[Outcome] | None:
        """The outcomes of the first jobs, in one commit; None where the database rolled
        all back."""
        outcomes: list[Outcome] = []
        committing = False
        end = time.monotonic() + self._held_seconds
        try:
            connection = self._kept.connection()
            transaction = connection.begin()
            for job in jobs:
                outcome, locked = _in_savepoint(connection, job)
                outcomes.append(outcome)
                if connection.invalidated:
                    self._kept.drop()
                    return None
                if not _in_transaction(connection):
                    transaction.close()
                    return None
                if locked is not None:
                    # Those that come after it would wait as long for the same row, in vain.
                    rest = jobs[len(outcomes) :]
                    outcomes += [(None, unavailable(locked)) for _ in rest]
                if locked is not None or time.monotonic() > end:
                    break
            committing = True
            transaction.commit()
            return outcomes
        except DBAPIError as error:
            self._kept.drop()
            if error.connection_invalidated and not committing:
                return None
            # A commit that failed took nothing and is told to nobody as done.
            return [(None, unavailable(error)) for _ in jobs]


def _in_savepoint(connection: Connection, job: Job) -> tuple[Outcome, DBAPIError | None]:
    """The outcome of a job, and the error if it was a lock that was not to be had."""
    # `begin_nested` would take ten times as long.
    connection.exec_driver_sql("SAVEPOINT job")
    try:
        value = job(connection)
    except DBAPIError as error:
        _take_back(connection)
        locked = getattr(error.orig, "sqlstate", None) == _LOCK_NOT_AVAILABLE
        return (None, unavailable(error)), error if locked else None
    except Exception as error:  # noqa: BLE001 the caller's own; it is raised over there
        _take_back(connection)
        return (None, error), None
    connection.exec_driver_sql("RELEASE SAVEPOINT job")
    return (value, None), None


def _take_back(connection: Connection) -> None:
    """Take back what was done since the savepoint, unless all of it is gone anyway."""
    if not connection.invalidated and _in_transaction(connection):
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT job")


def _in_transaction(connection: Connection) -> bool:
    """Whether what was done before the last savepoint still stands."""
    raw = connection.connection.driver_connection
    # PostgreSQL never gives up more than the savepoint while the connection lives.
    return raw.in_transaction if isinstance(raw, sqlite3.Connection) else True
