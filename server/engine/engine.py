"""The engine runs the commands of a centre in sequence and commits several of them together.

A batch locks the centre's row, applies the events that other processes appended to the log, runs
its commands on a draft of the state, writes their events and commits. Then the draft becomes the
state that readers see, and the callers get their results.
"""

import time
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from itertools import count
from threading import Lock
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy import Engine as SqlEngine
from sqlalchemy.exc import DBAPIError

from contract.errors import ProblemType, Refusal
from server.engine import log_store
from server.engine.centre_view import CommittedState
from server.engine.unit_of_work import UnitOfWork
from server.store.connections import (
    Connections,
    PersistentConnection,
    Trouble,
    native_threads,
    unavailable,
    value_of,
)

MAX_BATCH_COMMANDS: Final = 64
"""The maximum number of commands in a commit; it limits how long the first command waits."""

MAX_BATCH_SECONDS: Final = 0.04
"""A batch starts no command after this time, because other processes may wait for the row."""

BATCH_SIZES_KEPT: Final = 10_000
"""The number of batch sizes kept until the metrics read them: ten seconds at the highest load."""


@dataclass(slots=True)
class Job:
    """A queued command: the command ids that it may look up, and the result of `work`, or its
    exception."""

    ids: Collection[str]
    work: Callable[[UnitOfWork], Any]
    value: Any = None
    error: BaseException | None = field(
        default_factory=lambda: Refusal(ProblemType.UNAVAILABLE, {"cause": "ended"})
    )

    def do(self, draft: UnitOfWork) -> None:
        """Run the command; store its result or its exception."""
        try:
            self.value, self.error = draft.run(self.work), None
        except DBAPIError:
            raise
        except Exception as error:  # noqa: BLE001 raised again in the caller
            self.error = error


def _signal() -> Any:
    from gevent.event import Event

    return Event()


@dataclass(slots=True)
class _Batch:
    jobs: list[Job] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)
    done: Any = field(default_factory=_signal)


class Engine:
    """Runs commands, and caches the states of the centres for this process.

    Args:
        open_one: creates an SQLAlchemy engine for one connection.
        threads: the number of native threads that write. All commands of a centre run in the same
            thread. 0: commands run in the caller's thread (without gevent).

    Attributes:
        status: whether write transactions succeed.
        batches: the number of commands in each recent commit.
    """

    def __init__(self, open_one: Callable[[], SqlEngine], threads: int) -> None:
        self._pools = [native_threads(1) for _ in range(threads)]
        self._connections = Connections(open_one, 0)
        self.status = self._connections.status
        self._lock = Lock()
        if threads:
            # Command lines, which have no threads, start faster without gevent.
            from gevent.monkey import get_original

            self._lock = get_original("_thread", "allocate_lock")()
        self._waiting: dict[str, _Batch] = {}
        self._roots: dict[str, CommittedState] = {}
        self._turn = count()
        # The engine only appends; the metrics remove what they have read.
        self.batches: deque[int] = deque(maxlen=BATCH_SIZES_KEPT)

    def root(self, centre: str) -> CommittedState | None:
        """The cached state of a centre; None if the centre has not been loaded."""
        return self._roots.get(centre)

    def roots(self) -> list[CommittedState]:
        """The cached states of all centres."""
        with self._lock:
            return list(self._roots.values())

    def waiting(self) -> tuple[int, float]:
        """The number of queued commands, and how many seconds the oldest has waited."""
        with self._lock:
            found = list(self._waiting.values())
        if not found:
            return 0, 0.0
        waited = time.monotonic() - min(one.since for one in found)
        return sum(len(one.jobs) for one in found), waited

    def run[T](self, centre: str, work: Callable[[UnitOfWork], T], ids: Collection[str] = ()) -> T:
        """Run a command and commit it.

        Args:
            work: runs the command on a draft. It may be called again after a rollback.
            ids: the command ids that the command may look up.

        Raises:
            Refusal: `unavailable`; the database could not commit. Exceptions of `work` are
                raised too.
        """
        if self.status.present is Trouble.LOCKED and self.waiting()[0]:
            # The command would wait seconds behind another one and fail in the same way.
            raise Refusal(ProblemType.UNAVAILABLE, {"cause": Trouble.LOCKED})
        job = Job(ids, work)
        if self._pools:
            self._in_thread(centre, job)
        else:
            self._run_jobs(centre, [job])
        if job.error is not None:
            raise job.error
        value: T = job.value
        return value

    def transact[T](self, job: Callable[[Connection], T]) -> T:
        """Run a job in a write transaction of its own, without locking a centre; raises as
        `run`."""
        if self._pools:
            pool = self._pools[next(self._turn) % len(self._pools)]
            outcome = pool.spawn(self._run_alone, job).get()
        else:
            outcome = self._run_alone(job)
        value: T = value_of(outcome)
        return value

    def _run_alone(self, job: Callable[[Connection], Any]) -> Any:
        # By a frame of this module a writing thread that is frozen is found (`WriterWatch`).
        return self._connections.run_here(job)

    def close(self) -> None:
        """Stop the threads and close the connections."""
        for pool in self._pools:
            pool.join()
            pool.kill()
        self._connections.close()

    def _in_thread(self, centre: str, job: Job) -> None:
        with self._lock:
            batch = self._waiting.get(centre)
            first = batch is None or len(batch.jobs) >= MAX_BATCH_COMMANDS
            if batch is None or first:
                batch = self._waiting[centre] = _Batch()
            batch.jobs.append(job)
        if first:
            # Commands that arrive while the thread is busy join this batch until it starts.
            pool = self._pools[hash(centre) % len(self._pools)]
            try:
                pool.spawn(self._start, centre, batch).rawlink(lambda _result: batch.done.set())
            except BaseException:
                # This greenlet was killed before the thread was free; no command was started.
                self._close_batch(centre, batch)
                batch.done.set()
                raise
        batch.done.wait()

    def _close_batch(self, centre: str, batch: _Batch) -> None:
        """Accept no more commands for a batch."""
        with self._lock:
            if self._waiting.get(centre) is batch:
                del self._waiting[centre]

    def _start(self, centre: str, batch: _Batch) -> None:
        self._close_batch(centre, batch)
        self._run_jobs(centre, batch.jobs)

    def _run_jobs(self, centre: str, jobs: list[Job]) -> None:
        with self._connections.lent() as persistent:
            while jobs:
                done = self._commit(centre, jobs, persistent)
                if done is None:
                    # The database rolled the whole batch back: run each command by itself.
                    for place, job in enumerate(jobs):
                        if self._commit(centre, [job], persistent) is None:
                            self._commit(centre, [job], persistent, last=True)
                        if persistent.is_lost and job.error is not None:
                            # The other commands would wait as long and fail in the same way.
                            _fail(jobs[place:], job.error)
                            break
                    return
                jobs = jobs[done:]

    def _commit(
        self, centre: str, jobs: list[Job], persistent: PersistentConnection, *, last: bool = False
    ) -> int | None:
        """Run the first jobs in one transaction; returns how many, or None if the database rolled
        the transaction back and a retry may succeed."""
        committing, done = False, 0
        try:
            with persistent.connection().begin() as transaction:
                connection = transaction.connection
                root = self._current(connection, centre)
                ids = [one for job in jobs for one in job.ids]
                draft = UnitOfWork(root, connection, log_store.successes(connection, centre, ids))
                end = time.monotonic() + MAX_BATCH_SECONDS
                for job in jobs:
                    job.do(draft)
                    done += 1
                    if time.monotonic() > end:
                        break
                log_store.write(connection, root, draft)
                committing = True
            self.status.worked()
            self.batches.append(done)
            self.publish(draft.published(), root)
            return done
        except DBAPIError as error:
            persistent.drop()
            once_more = not committing and not log_store.is_locked(error) and not last
            if once_more and (len(jobs) > 1 or error.connection_invalidated):
                return None
            self.status.failed(error)
            # A commit that failed may still have succeeded: the next batch reads the head.
            return _fail(jobs, unavailable(error))
        except Exception as error:  # noqa: BLE001 the centre cannot be loaded: all jobs fail
            return _fail(jobs, error)

    def publish(self, root: CommittedState, instead_of: CommittedState | None) -> CommittedState:
        """Cache a committed state, unless a later one is cached; returns the cached state. The
        state to replace (`instead_of`) may have a higher revision: a restored database, or a
        standby after a failover, may have lost the last commits."""
        with self._lock:
            known = self._roots.get(root.centre.id)
            if (
                known is None
                or known is instead_of
                or known.centre.epoch != root.centre.epoch
                or known.centre.revision <= root.centre.revision
            ):
                known = self._roots[root.centre.id] = root
            return known

    def _current(self, connection: Connection, centre: str) -> CommittedState:
        """Lock the centre's row; return the state at the head of the log. Refused as `not_found`,
        or as `unavailable` if the log cannot be folded to its end."""
        known = self._roots.get(centre)
        found = log_store.load(connection, centre, known, lock=True)
        if found is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "centre", "id": centre})
        self.publish(found, known)
        if found.stopped_at is not None:
            raise Refusal(ProblemType.UNAVAILABLE, {"cause": "log", "revision": found.stopped_at})
        return found


def _fail(jobs: list[Job], error: BaseException) -> int:
    for job in jobs:
        job.error = error
    return len(jobs)
