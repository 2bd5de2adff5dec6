"""The event loop of the simulation: one thread for all state, and worker lanes for network calls.

Only the thread of the agenda accesses the state, so it needs no locks. Blocking work runs in a
lane; its result returns as an entry of the agenda. The jobs of one actor share a lane and keep
their order.
"""

import heapq
import itertools
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Final

type Action = Callable[[], None]
type Job = Callable[[], Action]
"""Blocking work for a lane; returns an action for the agenda."""

LONGEST_NAP: Final = 3600.0


@dataclass(order=True, slots=True)
class Entry:
    """A scheduled action, which can be cancelled."""

    due: float
    order: int
    action: Action | None = field(compare=False)

    def cancel(self) -> None:
        """Cancel the action."""
        self.action = None


class Agenda:
    """A heap of entries, and an inbox for other threads."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._order = itertools.count()
        self._inbox: SimpleQueue[Action] = SimpleQueue()
        self._stopped = False

    def after(self, seconds: float, action: Action) -> Entry:
        """Run an action after some real seconds."""
        entry = Entry(time.monotonic() + max(0.0, seconds), next(self._order), action)
        heapq.heappush(self._entries, entry)
        return entry

    def post(self, action: Action) -> None:
        """Run an action as soon as possible; callable from any thread or signal handler."""
        self._inbox.put(action)

    def stop(self) -> None:
        """End `run`; callable from any thread or signal handler."""
        self._stopped = True
        self._inbox.put(lambda: None)

    def run(self) -> None:
        """Run due actions until `stop`."""
        while not self._stopped:
            try:
                action = self._inbox.get(timeout=self._nap())
            except Empty:
                self._do_due()
            else:
                action()
                # A full inbox must not starve due entries.
                self._do_due()

    def _nap(self) -> float:
        while self._entries and self._entries[0].action is None:
            heapq.heappop(self._entries)
        if not self._entries:
            return LONGEST_NAP
        return min(LONGEST_NAP, max(0.0, self._entries[0].due - time.monotonic()))

    def _do_due(self) -> None:
        now = time.monotonic()
        while not self._stopped and self._entries and self._entries[0].due <= now:
            action = heapq.heappop(self._entries).action
            if action is not None:
                action()


class Lanes:
    """Worker threads for blocking calls, so that the agenda never blocks.

    Args:
        agenda: gets the results and exceptions.
        count: how many.
    """

    def __init__(self, agenda: Agenda, count: int) -> None:
        self._agenda = agenda
        self._lanes = [ThreadPoolExecutor(1, f"lane-{number}") for number in range(count)]

    def do(self, actor: str, work: Job) -> None:
        """Run `work` in the actor's lane; the agenda then runs the returned action."""
        lane = self._lanes[zlib.crc32(actor.encode()) % len(self._lanes)]
        lane.submit(work).add_done_callback(lambda job: self._agenda.post(lambda: job.result()()))

    def close(self) -> None:
        """Drop queued jobs; running ones may end."""
        for lane in self._lanes:
            lane.shutdown(wait=False, cancel_futures=True)
