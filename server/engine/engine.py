"""The engine runs all commands in sequence on one connection, and commits several together.

A transaction takes the commands that wait, of all centres. For each centre it follows the log to
its head, runs the commands on a draft of the state and writes their events.
After the commit the drafts become the states that readers see, and the callers get their results.
"""

import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
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
    PersistentConnection,
    TransactionStatus,
    Trouble,
    native_threads,
    trouble_of,
    unavailable,
    value_of,
)

MAX_BATCH_COMMANDS: Final = 64
"""The maximum number of commands of a centre in a commit; it limits how long the first waits."""

MAX_BATCH_SECONDS: Final = 0.04
"""A transaction starts no command after this time; what is left is in the next one."""

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


@dataclass(slots=True)
class _Batch:
    """The commands of a centre that are still to be done; `done` is set when none is left."""

    centre: str
    jobs: list[Job] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)
    done: Any = None


class Engine:
    """Runs commands, and caches the states of the centres for this process.

    Args:
        open_one: creates the SQLAlchemy engine of the connection.
        threaded: whether a native thread writes; else commands run in the caller's (without
            gevent).
        kind: what keeps the connection.

    Attributes:
        status: whether write transactions succeed.
        connection: the one on which everything is written.
        batches: the number of commands in each recent commit.
    """

    def __init__(
        self,
        open_one: Callable[[], SqlEngine],
        *,
        threaded: bool,
        kind: type[PersistentConnection] = PersistentConnection,
    ) -> None:
        self._pool = native_threads(1) if threaded else None
        self.status = TransactionStatus()
        self.connection = kind(open_one, self.status)
        new_lock: Callable[[], Any] = Lock
        if threaded:
            # Command lines, which have no threads, start faster without gevent.
            from gevent.monkey import get_original

            new_lock = get_original("_thread", "allocate_lock")
        self._lock = new_lock()
        # Without the thread, several threads of a caller may write.
        self._writing = new_lock()
        self._waiting: dict[str, _Batch] = {}
        self._roots: dict[str, CommittedState] = {}
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
            batches = list(self._waiting.values())
        if not batches:
            return 0, 0.0
        waited = time.monotonic() - min(batch.since for batch in batches)
        return sum(len(batch.jobs) for batch in batches), waited

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
        if self._pool is not None:
            self._in_thread(self._pool, centre, job)
        else:
            with self._writing:
                self._run([_Batch(centre, [job])])
        if job.error is not None:
            raise job.error
        value: T = job.value
        return value

    def transact[T](self, job: Callable[[Connection], T]) -> T:
        """Run a job in a write transaction of its own, without locking a centre; raises as
        `run`."""
        pool = self._pool
        outcome = self._run_alone(job) if pool is None else pool.spawn(self._run_alone, job).get()
        value: T = value_of(outcome)
        return value

    def _run_alone(self, job: Callable[[Connection], Any]) -> Any:
        # By a frame of this module a writing thread that is frozen is found (`WriterWatch`).
        with self._writing:
            return self.connection.transact(job)

    def close(self) -> None:
        """Stop the thread and close the connection."""
        if self._pool is not None:
            self._pool.join()
            self._pool.kill()
        self.connection.close()

    def _in_thread(self, pool: Any, centre: str, job: Job) -> None:
        from gevent.event import Event

        with self._lock:
            batch = self._waiting.get(centre)
            first = batch is None or len(batch.jobs) >= MAX_BATCH_COMMANDS
            if batch is None or first:
                batch = self._waiting[centre] = _Batch(centre, done=Event())
            batch.jobs.append(job)
        if first:
            # Commands that arrive while the thread is busy join this batch until it starts.
            try:
                pool.spawn(self._start, batch).rawlink(lambda _result: batch.done.set())
            except BaseException:
                # This greenlet was killed before the thread was free; no command was started.
                with self._lock:
                    self._close_batch(batch)
                batch.done.set()
                raise
        batch.done.wait()

    def _close_batch(self, batch: _Batch) -> None:
        """Accept no more commands for a batch; with the lock."""
        if self._waiting.get(batch.centre) is batch:
            del self._waiting[batch.centre]

    def _start(self, batch: _Batch) -> None:
        """Run a batch to its end, in each transaction with those of other centres that wait: their
        turns, which come next, run what is left of them."""
        while batch.jobs:
            with self._lock:
                self._close_batch(batch)
                others = [other for other in self._waiting.values() if other.centre != batch.centre]
                for other in others:
                    self._close_batch(other)
            self._run([batch, *others])

    def _run(self, batches: Sequence[_Batch], *, again: bool = True) -> None:
        """Run the first commands of each batch, and remove them."""
        if self._commit(batches, again=again):
            return
        # The database rolled everything back: run each centre by itself, then each command.
        parts, [first, *others] = batches, batches
        if not others:
            parts, first.jobs = [_Batch(first.centre, [job]) for job in first.jobs], []
        for place, part in enumerate(parts):
            self._run([part], again=len(parts) > 1)
            if self.connection.is_lost:
                # The others would wait as long and fail in the same way.
                _fail(parts[place + 1 :], Refusal(ProblemType.UNAVAILABLE, {"cause": "lost"}))
                return

    def _commit(self, batches: Sequence[_Batch], *, again: bool) -> bool:
        """Run the first commands of each batch in one transaction, and remove them; False if it was
        rolled back and may succeed `again` in parts."""
        committing, done = False, []
        try:
            with self.connection.begin() as connection:
                end = time.monotonic() + MAX_BATCH_SECONDS
                for batch in batches:
                    done.append(self._draft(connection, batch, end))
                    if time.monotonic() > end:
                        break
                committing = True
            self.status.worked()
            self.batches.append(sum(count for _, _, count in done))
            for batch, (root, draft, count) in zip(batches, done, strict=False):
                self.publish(draft.published(), root)
                del batch.jobs[:count]
        except Exception as error:  # noqa: BLE001 raised again in the callers
            return self._failed(batches, error, again=again and not committing)
        return True

    def _failed(self, batches: Sequence[_Batch], error: Exception, *, again: bool) -> bool:
        """Handle the failure of a transaction: its commands fail (True), unless it may be run
        `again`."""
        several = len(batches) > 1 or len(batches[0].jobs) > 1
        if isinstance(error, DBAPIError):
            is_lost = self.connection.is_lost
            self.connection.drop_after(error)
            locked = trouble_of(error) is Trouble.LOCKED
            if again and not is_lost and not locked and (several or error.connection_invalidated):
                return False
            self.status.failed(error)
            # A commit that failed may still have succeeded: the next batch reads the head.
            error = unavailable(error)
        elif again and len(batches) > 1:
            # A centre cannot be loaded.
            return False
        _fail(batches, error)
        return True

    def _draft(
        self, connection: Connection, batch: _Batch, end: float
    ) -> tuple[CommittedState, UnitOfWork, int]:
        """Run commands of a batch until the end, at least the first, and write the results; returns
        the state before, the draft, and the number of commands."""
        root = self._current(connection, batch.centre)
        ids = [command for job in batch.jobs for command in job.ids]
        draft = UnitOfWork(root, connection, log_store.successes(connection, batch.centre, ids))
        done = 0
        for job in batch.jobs:
            job.do(draft)
            done += 1
            if time.monotonic() > end:
                break
        log_store.write(connection, root, draft)
        return root, draft, done

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
        """The state at the head of the log. Refused as `not_found`, or as `unavailable` if the log
        cannot be folded to its end."""
        known = self._roots.get(centre)
        root = log_store.load(connection, centre, known)
        if root is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "centre", "id": centre})
        self.publish(root, known)
        if root.stopped_at is not None:
            raise Refusal(ProblemType.UNAVAILABLE, {"cause": "log", "revision": root.stopped_at})
        return root


def _fail(batches: Iterable[_Batch], error: Exception) -> None:
    for batch in batches:
        for job in batch.jobs:
            job.error = error
        batch.jobs = []
