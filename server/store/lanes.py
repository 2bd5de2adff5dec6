"""The lanes of PostgreSQL: a writing one for each centre in use, several for readings."""

import time
from collections.abc import Callable
from typing import Any

import gevent
from gevent.threadpool import ThreadPool
from sqlalchemy import Connection, Engine

from server.store.writer import Kept, Outcome, ThreadLane

CENTRES_AT_MOST = 32
"""How many centres have a lane, and so a connection, of their own at the same time."""

HELD_SECONDS = 0.05
"""How long commands are taken into one commit, while other processes wait for the row."""

IDLE_SECONDS = 300.0
"""After how long a lane that nobody used is closed."""

READERS = 4
"""How many readings run at the same time, each on a connection of its own."""


class CentreLanes:
    """A writing lane for each centre in use: centres do not wait for each other.

    Commands of one centre that wait share a commit. Those of different centres never
    do: each would hold the other's row, and two processes could wait for each other.

    Args:
        open_engine: makes an engine. Each lane has one of its own: its locks are gevent's,
            and native threads must not meet at them.
        at_most: centres with a lane of their own; commands of further ones go one
            by one through a common lane.
        idle_seconds: after how long an unused lane is closed.
    """

    def __init__(
        self,
        open_engine: Callable[[], Engine],
        *,
        at_most: int = CENTRES_AT_MOST,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._open_engine = open_engine
        self._at_most = at_most
        self._idle_seconds = idle_seconds
        self._common = ThreadLane(open_engine(), join=False)
        # By centre, the longest unused first, each with the moment of its last use.
        self._lanes: dict[str, tuple[ThreadLane, float]] = {}

    @property
    def centres(self) -> tuple[str, ...]:
        """The centres that have a lane now."""
        return tuple(self._lanes)

    def run[T](self, job: Callable[[Connection], T], centre: str | None = None) -> T:
        """Run a job in the lane of its centre; in the common one where it has none."""
        now = time.monotonic()
        self._close_idle(now)
        return self._lane(centre, now).run(job)

    def close(self) -> None:
        """Close all lanes."""
        # Closing waits for what runs in a lane; who comes meanwhile must not break it off.
        for lane, _used in tuple(self._lanes.values()):
            lane.close()
        self._lanes.clear()
        self._common.close()

    def _lane(self, centre: str | None, now: float) -> ThreadLane:
        if centre is None:
            return self._common
        lane, _used = self._lanes.pop(centre, (None, now))
        if lane is None:
            if len(self._lanes) >= self._at_most and not self._close_one():
                return self._common
            lane = ThreadLane(self._open_engine(), join=True, held_seconds=HELD_SECONDS)
        self._lanes[centre] = lane, now
        return lane

    def _close_idle(self, now: float) -> None:
        old = [
            centre
            for centre, (lane, used) in self._lanes.items()
            if now - used > self._idle_seconds and lane.idle
        ]
        for centre in old:
            self._let_go(centre)

    def _close_one(self) -> bool:
        """Make room for another; False where all are busy."""
        for centre, (lane, _used) in self._lanes.items():
            if lane.idle:
                self._let_go(centre)
                return True
        return False

    def _let_go(self, centre: str) -> None:
        lane, _used = self._lanes.pop(centre)
        # Nobody finds it any more, so nobody waits for it; nor does whoever comes now.
        gevent.spawn(lane.close)


class ReadingLanes:
    """Runs readings in several native threads, each on a connection that is kept.

    Args:
        open_engine: makes an engine; each thread has one of its own.
        readers: how many run at the same time.
        options: of the execution, for each engine.
    """

    def __init__(
        self, open_engine: Callable[[], Engine], *, readers: int = READERS, **options: Any
    ) -> None:
        self._pool = ThreadPool(readers)
        # Taken and put back by the threads: of so many one is always free.
        self._free = [Kept(open_engine().execution_options(**options)) for _ in range(readers)]

    def run[T](self, job: Callable[[Connection], T], centre: str | None = None) -> T:
        """Run a job in one of the threads; the calling greenlet waits, the hub does not."""
        outcome: Outcome | None = self._pool.spawn(self._read, job).get()
        assert outcome is not None
        value, error = outcome
        if error is not None:
            raise error
        answer: T = value
        return answer

    def close(self) -> None:
        """End the threads and close the connections."""
        self._pool.join()
        self._pool.kill()
        for kept in self._free:
            kept.close()

    def _read(self, job: Callable[[Connection], Any]) -> Outcome:
        kept = self._free.pop()
        try:
            return kept.alone(job)
        finally:
            self._free.append(kept)
