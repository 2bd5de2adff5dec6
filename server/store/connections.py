"""Connections to the database, each kept by the thread that uses it.

Where gevent serves, work on the database runs in native threads: the greenlet that wants it
waits, the hub does not. Command-line programs run it in the caller.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from gevent.threadpool import ThreadPool
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from contract.errors import ProblemType, Refusal
from server.store.condition import Side

type Job = Callable[[Connection], Any]

type Outcome = tuple[Any, BaseException | None]
"""What became of a job: its value, or what it raised."""

READERS: Final = 4
"""How many readings run at the same time, each on a connection of its own."""


def unavailable(error: Exception) -> Refusal:
    """What a caller is told when the database did not take its work."""
    refusal = Refusal(ProblemType.UNAVAILABLE, {"cause": type(error).__name__})
    refusal.__cause__ = error
    return refusal


class Kept:
    """A connection that one thread keeps, and makes again after a failure.

    Attributes:
        side: how transactions end.
        is_lost: the last time, the database could not be reached at all.
    """

    def __init__(self, engine: Engine, side: Side) -> None:
        self._engine = engine
        self.side = side
        self._connection: Connection | None = None
        self.is_lost = False

    def connection(self) -> Connection:
        """The connection, made if need be."""
        if self._connection is None:
            self.is_lost = True
            self._connection = self._engine.connect()
            self.is_lost = False
        return self._connection

    def close(self) -> None:
        """Close it, and the engine."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._engine.dispose()

    def drop(self) -> None:
        """Have it made again: it may be in any state."""
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
        return self._attempt(job, last=True)[0] if lost else outcome

    def _attempt(self, job: Job, *, last: bool = False) -> tuple[Outcome, bool]:
        """The outcome, and whether it is worth another attempt: the connection was lost with
        nothing committed. A connection of before a restart says nothing of the database."""
        committing = False
        try:
            with self.connection().begin() as transaction:
                value = job(transaction.connection)
                committing = True
            self.side.worked()
            return (value, None), False
        except DBAPIError as error:
            self.drop()
            lost = error.connection_invalidated and not committing
            if last or not lost:
                self.side.failed(error)
            return (None, unavailable(error)), lost
        except Exception as error:  # noqa: BLE001 the caller's own; it is raised over there
            return (None, error), False


class Spares:
    """Connections that are lent one by one, and made where none is left.

    Args:
        open_one: makes an engine. Each connection has one of its own: its locks are gevent's,
            and native threads must not meet at them.
        side: how transactions end.
    """

    def __init__(self, open_one: Callable[[], Engine], side: Side) -> None:
        self._open_one = open_one
        self._side = side
        self._free: list[Kept] = []

    @contextmanager
    def lent(self) -> Iterator[Kept]:
        """One for as long as it is used."""
        try:
            kept = self._free.pop()
        except IndexError:
            kept = Kept(self._open_one(), self._side)
        try:
            yield kept
        finally:
            self._free.append(kept)

    def close(self) -> None:
        """Close all that are not lent."""
        while self._free:
            self._free.pop().close()


class Connections:
    """Runs jobs that do not care which connection they get.

    Args:
        open_one: makes an engine.
        threads: how many jobs run at the same time, in native threads; 0: in the caller, where
            gevent does not serve.

    Attributes:
        side: how they end.
    """

    def __init__(self, open_one: Callable[[], Engine], threads: int) -> None:
        self.side = Side()
        self._pool = ThreadPool(threads) if threads else None
        self._spares = Spares(open_one, self.side)

    def run[T](self, job: Callable[[Connection], T]) -> T:
        """Run a job in a transaction of its own. It may run twice: the first time is taken back
        then.

        Raises:
            Refusal: `unavailable` where the database did not answer; or what the job
                raises.
        """
        outcome = self._run(job) if self._pool is None else self._pool.spawn(self._run, job).get()
        value: T = value_of(outcome)
        return value

    def close(self) -> None:
        """End the threads and close the connections."""
        if self._pool is not None:
            self._pool.join()
            self._pool.kill()
        self._spares.close()

    def _run(self, job: Job) -> Outcome:
        with self._spares.lent() as kept:
            return kept.alone(job)


def value_of(outcome: Any) -> Any:
    """The value of a job; raises what it raised."""
    value, error = outcome
    if error is not None:
        raise error
    return value
