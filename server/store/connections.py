"""Connections to the database, each used by one thread at a time, and whether they work.

In a server with gevent, database work runs in native threads: the calling greenlet waits, the
event loop does not. The threads only record how each transaction ended; `server.periodic.vitals`
reads this in the event loop and logs.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError

from contract.errors import ProblemType, Refusal


class Trouble(StrEnum):
    """Why the database cannot be used."""

    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    NOT_WRITABLE = "not_writable"
    """This account may not write its file or its folder."""
    DISK_FAILS = "disk_fails"
    DAMAGED = "damaged"
    LOCKED = "locked"
    """Another program has locked it."""
    REFUSED = "refused"
    """It answers, but rejects the server's connection."""
    GONE = "gone"
    """It cannot be reached."""
    ELSEWHERE = "elsewhere"
    """Another server has its lock, or a restore is running."""


_OF_SQLITE: Final = {
    3: Trouble.REFUSED,
    5: Trouble.LOCKED,
    6: Trouble.LOCKED,
    8: Trouble.READ_ONLY,
    10: Trouble.DISK_FAILS,
    11: Trouble.DAMAGED,
    13: Trouble.DISK_FULL,
    14: Trouble.GONE,
    26: Trouble.DAMAGED,
}
"""By SQLite's primary result code (https://sqlite.org/rescode.html)."""

_OF_POSTGRESQL: Final = {
    "53100": Trouble.DISK_FULL,
    "25006": Trouble.READ_ONLY,
    "53": Trouble.REFUSED,
    "28": Trouble.REFUSED,
    "3D": Trouble.REFUSED,
    "42501": Trouble.REFUSED,
    "58": Trouble.DISK_FAILS,
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
    "55P03": Trouble.LOCKED,
    "57P": Trouble.GONE,
    "08": Trouble.GONE,
}
"""By the longest prefix of the SQLSTATE."""

_OF_THE_DISK: Final = {Trouble.DISK_FULL, Trouble.READ_ONLY, Trouble.DISK_FAILS, Trouble.GONE}
"""For several of these SQLite says "disk I/O error" or "unable to open": the disk tells which."""

_ENOUGH: Final = 1024 * 1024
"""A disk stays full until this number of bytes is free: a heartbeat needs less than a ticket."""

_SETTLED_SECONDS: Final = 6.0
"""A full disk stays reported as full until no write has failed for this time, which is longer than
the time between two writes of an idle server."""


def trouble_of(error: DBAPIError) -> Trouble | None:
    """The trouble that an error stands for; None for a faulty statement or a conflict."""
    if isinstance(error, DataError | IntegrityError):
        return None
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _OF_SQLITE.get(code & 0xFF)
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        beginnings = [beginning for beginning in _OF_POSTGRESQL if state.startswith(beginning)]
        return _OF_POSTGRESQL[max(beginnings, key=len)] if beginnings else None
    if isinstance(error, ProgrammingError):
        return None
    # An error while connecting has no SQLSTATE, only the server's message.
    return Trouble.REFUSED if "FATAL" in str(error.orig) else Trouble.GONE


def cause_of(error: BaseException | None, file: Path | None) -> Trouble | None:
    """The trouble behind an error of the database, for SQLite by its cause on the disk of the file
    if that can be seen there; None if it is another error."""
    trouble = trouble_of(error) if isinstance(error, DBAPIError) else None
    if file is not None and trouble in _OF_THE_DISK:
        return disk_trouble(file) or trouble
    return trouble


def disk_trouble(file: Path) -> Trouble | None:
    """Why this account cannot write a SQLite file that exists or is to be made; None if it can."""
    folder = next(parent for parent in file.resolve().parents if parent.exists())
    disk = os.statvfs(folder)
    if disk.f_flag & os.ST_RDONLY:
        return Trouble.READ_ONLY
    # Root may have made the file of the write-ahead log.
    own = [folder, *(Path(f"{file}{ending}") for ending in ("", "-wal", "-shm", ".lock"))]
    if any(path.exists() and not os.access(path, os.W_OK) for path in own):
        return Trouble.NOT_WRITABLE
    return Trouble.DISK_FULL if disk.f_bavail * disk.f_frsize < _ENOUGH else None


@dataclass(slots=True)
class TransactionStatus:
    """When transactions of a kind last succeeded and failed, in monotonic seconds, and why;
    `damage` is the message of a damaged page, which later successes do not repair."""

    worked_at: float = 0.0
    failed_at: float = 0.0
    trouble: Trouble | None = None
    message: str = ""
    damage: str = ""

    def worked(self) -> None:
        """Record a transaction that was committed."""
        self.worked_at = time.monotonic()

    def failed(self, error: DBAPIError) -> None:
        """Record a transaction that failed."""
        if (trouble := trouble_of(error)) is not None:
            self.note(trouble, str(error.orig).partition("\n")[0].strip())
            if trouble is Trouble.DAMAGED:
                self.damage = self.message

    def note(self, trouble: Trouble, message: str) -> None:
        """Record why a transaction failed, or could not begin."""
        self.trouble, self.message, self.failed_at = trouble, message, time.monotonic()

    @property
    def present(self) -> Trouble | None:
        """The current trouble; None if the last transaction succeeded."""
        lasts = _SETTLED_SECONDS if self.trouble is Trouble.DISK_FULL else 0.0
        return self.trouble if self.failed_at + lasts > self.worked_at else None


@dataclass(frozen=True, slots=True)
class DatabaseStatus:
    """Whether this process can read and write the database, of SQLite in a file, and may (`held`:
    no other server can have taken its place)."""

    held: Callable[[], bool] = lambda: True
    reading: TransactionStatus = field(default_factory=TransactionStatus)
    writing: TransactionStatus = field(default_factory=TransactionStatus)
    reporting: TransactionStatus = field(default_factory=TransactionStatus)
    file: Path | None = None

    @property
    def damage(self) -> str:
        """The database's message about a damaged page; "" if no transaction met one."""
        return self.reading.damage or self.writing.damage or self.reporting.damage

    @property
    def writing_trouble(self) -> Trouble | None:
        """Why the database cannot be written now; None if it can."""
        if self.file is not None and self.writing.trouble in _OF_THE_DISK:
            return disk_trouble(self.file) or self.writing.present
        return self.writing.present


type ConnectionJob = Callable[[Connection], Any]

type JobOutcome = tuple[Any, BaseException | None]
"""The value of a job, or its exception."""

READERS: Final = 4
"""The number of concurrent reading transactions, each on a connection of its own."""


def native_threads(count: int) -> Any:
    """A pool of native threads; command lines, which use none, start faster without gevent."""
    from gevent.threadpool import ThreadPool

    return ThreadPool(count)


def unavailable(error: Exception) -> Refusal:
    """The refusal for a caller whose transaction failed in the database."""
    refusal = Refusal(ProblemType.UNAVAILABLE, {"cause": type(error).__name__})
    refusal.__cause__ = error
    return refusal


class PersistentConnection:
    """A connection that is kept between transactions, and reopened after a failure; it `is_lost` if
    the database could not be reached at the last attempt.

    Attributes:
        lock_holder: the other process that had the lock of PostgreSQL when it was last tried.
    """

    lock_holder = ""

    def __init__(self, open_one: Callable[[], Engine], status: TransactionStatus) -> None:
        self._open_one = open_one
        self._engine: Engine | None = None
        self.status = status
        self._connection: Connection | None = None
        self.is_lost = False

    @property
    def is_held(self) -> bool:
        """Whether no other server can have the lock now. That of SQLite is a file."""
        return True

    def connection(self) -> Connection:
        """The connection; opened if necessary."""
        if self._connection is None:
            self.is_lost = True
            self._engine = self._engine or self._open_one()
            self._connection = self._engine.connect()
            self.is_lost = False
        return self._connection

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction, which is committed at the end of the block."""
        with self.connection().begin() as transaction:
            yield transaction.connection

    def close(self) -> None:
        """Close the connection and the engine."""
        self.drop()
        if self._engine is not None:
            self._engine.dispose()

    def drop(self) -> None:
        """Discard the connection, which may be in any state; the next use opens a new one."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def drop_after(self, error: DBAPIError) -> None:
        """Discard the connection after an error, if it may be in any state."""
        self.drop()

    def transact(self, job: ConnectionJob) -> JobOutcome:
        """Run a job in a transaction. If the connection breaks before the commit (after a restart
        of the database), the job runs once more on a new connection."""
        again = False
        while True:
            committing = False
            try:
                with self.begin() as connection:
                    value = job(connection)
                    committing = True
                self.status.worked()
                return value, None
            except DBAPIError as error:
                self.drop_after(error)
                if error.connection_invalidated and not committing and not again:
                    again = True
                    continue
                self.status.failed(error)
                return None, unavailable(error)
            except Exception as error:  # noqa: BLE001 the caller's own; it is raised over there
                return None, error


class Connections:
    """Runs jobs on connections that are opened on demand and kept, in a number of native threads;
    with 0 in the caller's (without gevent). Each connection has an engine of its own: the locks of
    an engine are gevent's and cannot be shared between native threads."""

    def __init__(self, open_one: Callable[[], Engine], threads: int) -> None:
        self.status = TransactionStatus()
        self._open_one = open_one
        self._pool = native_threads(threads) if threads else None
        self._free: list[PersistentConnection] = []

    def run[T](self, job: Callable[[Connection], T]) -> T:
        """Run a job in a transaction, after a rollback maybe a second time. Raises `Refusal`
        (`unavailable`)."""
        pool = self._pool
        value: T = value_of(
            self.run_here(job) if pool is None else pool.spawn(self.run_here, job).get()
        )
        return value

    def run_here(self, job: ConnectionJob) -> JobOutcome:
        """Run a job in a transaction, in this thread."""
        try:
            persistent = self._free.pop()
        except IndexError:
            persistent = PersistentConnection(self._open_one, self.status)
        try:
            return persistent.transact(job)
        finally:
            self._free.append(persistent)

    def close(self) -> None:
        """Stop the threads, and close all connections that are not in use."""
        if self._pool is not None:
            self._pool.join()
            self._pool.kill()
        while self._free:
            self._free.pop().close()


def value_of(outcome: Any) -> Any:
    """The value of a job, or its exception raised again."""
    value, error = outcome
    if error is not None:
        raise error
    return value
