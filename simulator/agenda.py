"""What is due when: one thread that decides, and a few lanes that wait for the network.

All state of the simulation is touched by the thread that runs the agenda, so
it needs no locks. Work that blocks goes to a lane; its result comes back as an
entry of the agenda. The jobs of one actor share a lane and keep their order.
"""

import heapq
import itertools
import time
import zlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Final

type Action = Callable[[], None]
type Job = Callable[[], Action]
"""Blocks in a lane; what it returns is done by the agenda."""

LONGEST_NAP: Final = 3600.0


@dataclass(order=True, slots=True)
class Entry:
    """Something that is due; `cancel` makes it nothing."""

    due: float
    order: int
    action: Action | None = field(compare=False)

    def cancel(self) -> None:
        """It shall not happen any more."""
        self.action = None


class Agenda:
    """A heap of entries and an inbox for other threads.

    Args:
        monotonic: seconds that never go back.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._entries: list[Entry] = []
        self._order = itertools.count()
        self._inbox: SimpleQueue[Action] = SimpleQueue()
        self._stopped = False

    def after(self, seconds: float, action: Action) -> Entry:
        """Do something in so many seconds of the world."""
        entry = Entry(self._monotonic() + max(0.0, seconds), next(self._order), action)
        heapq.heappush(self._entries, entry)
        return entry

    def post(self, action: Action) -> None:
        """Do something as soon as possible; from any thread, or from a signal handler."""
        self._inbox.put(action)

    def stop(self) -> None:
        """End `run`; from any thread, or from a signal handler."""
        self._stopped = True
        self._inbox.put(_nothing)

    def run(self) -> None:
        """Do what is due until `stop`."""
        while not self._stopped:
            try:
                action = self._inbox.get(timeout=self._nap())
            except Empty:
                self._do_due()
            else:
                action()
                # Entries that are due do not starve behind a full inbox.
                self._do_due()

    def _nap(self) -> float:
        while self._entries and self._entries[0].action is None:
            heapq.heappop(self._entries)
        if not self._entries:
            return LONGEST_NAP
        return min(LONGEST_NAP, max(0.0, self._entries[0].due - self._monotonic()))

    def _do_due(self) -> None:
        now = self._monotonic()
        while not self._stopped and self._entries and self._entries[0].due <= now:
            action = heapq.heappop(self._entries).action
            if action is not None:
                action()


class Lanes:
    """A few threads that wait for answers, so that the agenda's never does.

    Args:
        agenda: where the results go, faults included.
        count: how many.
    """

    def __init__(self, agenda: Agenda, count: int) -> None:
        self._agenda = agenda
        self._lanes = [ThreadPoolExecutor(1, f"lane-{number}") for number in range(count)]

    def do(self, actor: str, work: Job) -> None:
        """Run `work` in the actor's lane; the action that it returns is then done by the agenda."""
        lane = self._lanes[zlib.crc32(actor.encode()) % len(self._lanes)]
        lane.submit(work).add_done_callback(self._done)

    def close(self) -> None:
        """Forget the jobs that wait; those under way may end."""
        for lane in self._lanes:
            lane.shutdown(wait=False, cancel_futures=True)

    def _done(self, job: Future[Action]) -> None:
        self._agenda.post(lambda: job.result()())


def _nothing() -> None:
    pass
