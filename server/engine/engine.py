"""The engine: commands of a centre one after the other, several in one commit.

A batch holds the centre's row, applies what other processes added to the log meanwhile, does
its commands on a draft of the state, writes their events and commits. Then the draft is the
state that readers see, and the commands are answered.
"""

import time
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from gevent.event import Event as Signal
from gevent.monkey import get_original
from gevent.threadpool import ThreadPool
from sqlalchemy import Connection
from sqlalchemy import Engine as SqlEngine
from sqlalchemy.exc import DBAPIError

from contract.errors import ProblemType, Refusal
from server.engine import log_store
from server.engine.reading import Root
from server.engine.unit import Unit
from server.store.condition import Side, Trouble
from server.store.connections import Kept, Outcome, Spares, unavailable, value_of

AT_MOST: Final = 64
"""Commands in one commit: a bound on how long the first of them waits."""

HELD_SECONDS: Final = 0.04
"""For how long a batch takes commands in: other processes may wait for the centre's row."""

BATCHES_KEPT: Final = 10_000
"""Of so many commits the sizes are kept until they are measured: of ten seconds under the highest
load."""


@dataclass(slots=True)
class Job:
    """A command that waits for its turn.

    Attributes:
        ids: the command ids that it may have to look up.
        work: does it on a draft.
    """

    ids: Collection[str]
    work: Callable[[Unit], Any]
    value: Any = None
    error: BaseException | None = field(
        default_factory=lambda: Refusal(ProblemType.UNAVAILABLE, {"cause": "ended"})
    )

    def do(self, draft: Unit) -> None:
        """Do it; keep what it returns or raises."""
        try:
            self.value, self.error = draft.run(self.work), None
        except DBAPIError:
            raise
        except Exception as error:  # noqa: BLE001 the caller's own; it is raised over there
            self.error = error


@dataclass(slots=True)
class _Batch:
    jobs: list[Job] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)
    done: Signal = field(default_factory=Signal)


class Engine:
    """The states of the centres of a database, as this process knows them.

    Args:
        open_one: makes an engine of SQLAlchemy, for one connection.
        threads: how many native threads write; the commands of a centre are all in one of them.
            0: commands run in the caller, where gevent does not serve.

    Attributes:
        side: how transactions end.
        batches: how many commands were in each commit of late.
    """

    def __init__(self, open_one: Callable[[], SqlEngine], threads: int) -> None:
        self._pools = [ThreadPool(1) for _ in range(threads)]
        self.side = Side()
        self._spares = Spares(open_one, self.side)
        self._lock = get_original("_thread", "allocate_lock")()
        self._waiting: dict[str, _Batch] = {}
        self._roots: dict[str, Root] = {}
        self._turn = count()
        # Only appended to here: the metrics take them out.
        self.batches: deque[int] = deque(maxlen=BATCHES_KEPT)

    def root(self, centre: str) -> Root | None:
        """The state of a centre as it was committed last; None where it was not loaded yet."""
        return self._roots.get(centre)

    def roots(self) -> list[Root]:
        """The states of all centres that were loaded."""
        with self._lock:
            return list(self._roots.values())

    def waiting(self) -> tuple[int, float]:
        """How many commands wait for their turn, and for how many seconds the first of them."""
        with self._lock:
            found = list(self._waiting.values())
        if not found:
            return 0, 0.0
        waited = time.monotonic() - min(one.since for one in found)
        return sum(len(one.jobs) for one in found), waited

    def run[T](self, centre: str, work: Callable[[Unit], T], ids: Collection[str] = ()) -> T:
        """Do a command and commit it.

        Args:
            centre: whose.
            work: does it on a draft; it may be called twice, the first time without effect.
            ids: the command ids that it may have to look up.

        Raises:
            Refusal: `unavailable` where the database could not commit; or what the work
                raises.
        """
        if self.side.present is Trouble.LOCKED and self.waiting()[0]:
            # It would wait for seconds behind another one, to be told the same.
            raise Refusal(ProblemType.UNAVAILABLE, {"cause": Trouble.LOCKED})
        job = Job(ids, work)
        if self._pools:
            self._in_thread(centre, job)
        else:
            self._do(centre, [job])
        if job.error is not None:
            raise job.error
        value: T = job.value
        return value

    def alone[T](self, job: Callable[[Connection], T]) -> T:
        """Write what belongs to no centre, in a transaction of its own.

        Raises:
            Refusal: `unavailable` where the database could not commit; or what the job
                raises.
        """
        if self._pools:
            pool = self._pools[next(self._turn) % len(self._pools)]
            outcome = pool.spawn(self._alone, job).get()
        else:
            outcome = self._alone(job)
        value: T = value_of(outcome)
        return value

    def _alone(self, job: Callable[[Connection], Any]) -> Outcome:
        with self._spares.lent() as kept:
            return kept.alone(job)

    def close(self) -> None:
        """End the threads and close the connections."""
        for pool in self._pools:
            pool.join()
            pool.kill()
        self._spares.close()

    def _in_thread(self, centre: str, job: Job) -> None:
        with self._lock:
            batch = self._waiting.get(centre)
            first = batch is None or len(batch.jobs) >= AT_MOST
            if batch is None or first:
                batch = self._waiting[centre] = _Batch()
            batch.jobs.append(job)
        if first:
            # What comes while the thread is busy joins this batch until it starts.
            pool = self._pools[hash(centre) % len(self._pools)]
            try:
                pool.spawn(self._start, centre, batch).rawlink(lambda _result: batch.done.set())
            except BaseException:
                # This greenlet was ended before the thread was free: nothing was begun.
                self._take_off(centre, batch)
                batch.done.set()
                raise
        batch.done.wait()

    def _take_off(self, centre: str, batch: _Batch) -> None:
        """Let no more commands join a batch."""
        with self._lock:
            if self._waiting.get(centre) is batch:
                del self._waiting[centre]

    def _start(self, centre: str, batch: _Batch) -> None:
        self._take_off(centre, batch)
        self._do(centre, batch.jobs)

    def _do(self, centre: str, jobs: list[Job]) -> None:
        with self._spares.lent() as kept:
            while jobs:
                done = self._together(centre, jobs, kept)
                if done is None:
                    # The database gave the whole transaction up: once more, each alone.
                    for place, job in enumerate(jobs):
                        if self._together(centre, [job], kept) is None:
                            self._together(centre, [job], kept, last=True)
                        if kept.is_lost and job.error is not None:
                            # Each of the others would wait as long to be told the same.
                            _fail(jobs[place:], job.error)
                            break
                    return
                jobs = jobs[done:]

    def _together(
        self, centre: str, jobs: list[Job], kept: Kept, *, last: bool = False
    ) -> int | None:
        """Do the first of some jobs in one commit; how many. None where the database took all
        back, and it is worth another try."""
        committing, done = False, 0
        try:
            with kept.connection().begin() as transaction:
                connection = transaction.connection
                root = self._current(connection, centre)
                ids = [one for job in jobs for one in job.ids]
                draft = Unit(root, connection, log_store.successes(connection, centre, ids))
                end = time.monotonic() + HELD_SECONDS
                for job in jobs:
                    job.do(draft)
                    done += 1
                    if time.monotonic() > end:
                        break
                log_store.write(connection, root, draft)
                committing = True
            self.side.worked()
            self.batches.append(done)
            self.publish(draft.published(), root)
            return done
        except DBAPIError as error:
            kept.drop()
            once_more = not committing and not log_store.is_locked(error) and not last
            if once_more and (len(jobs) > 1 or error.connection_invalidated):
                return None
            self.side.failed(error)
            # A commit that failed may have been done: the next batch looks at the head.
            return _fail(jobs, unavailable(error))
        except Exception as error:  # noqa: BLE001 the centre cannot be loaded: for all of them
            return _fail(jobs, error)

    def publish(self, root: Root, instead_of: Root | None) -> Root:
        """Keep a committed state, unless a later one is known meanwhile; returns the one that is
        kept.

        Args:
            root: the state.
            instead_of: the one that was known before. Its revision may be later: a database that
                was restored, or a standby of it, may have lost the last commits.
        """
        with self._lock:
            known = self._roots.get(root.centre.id)
            if (
                known is None
                or known is instead_of
                or not log_store.is_later(known.centre, root.centre)
            ):
                known = self._roots[root.centre.id] = root
            return known

    def _current(self, connection: Connection, centre: str) -> Root:
        """The state at the head of the log; takes the centre's row.

        Raises:
            Refusal: `not_found`.
        """
        known = self._roots.get(centre)
        found = log_store.load(connection, centre, known, take=True)
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
