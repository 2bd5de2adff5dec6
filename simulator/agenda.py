"""The event loop of the simulation: one thread for all state, and worker lanes for network calls.

Only the thread of the agenda accesses the state, so it needs no locks. Blocking work runs in a
lane; its result returns as an entry of the agenda. The jobs of one actor share a lane and keep
their order.
"""

import asyncio
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from client.net.clock import HallClock

type Callback = Callable[[], object]
type BlockingJob = Callable[[], Callback]
"""Blocking work for a lane; returns an action for the agenda."""


class Agenda:
    """An event loop that ends with the first exception of an action.

    Attributes:
        clock: the hall's clock, by which the simulated people act.
    """

    def __init__(self) -> None:
        self.clock = HallClock()
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(self._fail)
        self._fault: Exception | None = None

    def after(self, seconds: float, action: Callback) -> asyncio.TimerHandle:
        """Run an action after some real seconds."""
        return self._loop.call_later(seconds, action)

    def in_hall(self, seconds: float, action: Callback) -> asyncio.TimerHandle:
        """Run an action after some seconds of the hall's time; none if they are over."""
        return self.after(max(0.0, seconds) / self.clock.rate, action)

    def post(self, action: Callback) -> None:
        """Run an action as soon as possible; callable from any thread or signal handler."""
        with suppress(RuntimeError):  # The agenda has ended.
            self._loop.call_soon_threadsafe(action)

    def stop(self) -> None:
        """End `run`; callable from any thread or signal handler."""
        self.post(self._loop.stop)

    def run(self) -> None:
        """Run due actions until `stop`, once."""
        self._loop.run_forever()
        self._loop.close()
        if self._fault is not None:
            raise self._fault

    def _fail(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        self._fault = self._fault or context["exception"]
        loop.stop()


class Lanes:
    """Worker threads for blocking calls; the agenda gets their results and exceptions."""

    def __init__(self, agenda: Agenda, count: int) -> None:
        self._agenda = agenda
        self._lanes = [ThreadPoolExecutor(1, f"lane-{number}") for number in range(count)]

    def do(self, actor: str, work: BlockingJob) -> None:
        """Run `work` in the actor's lane; the agenda then runs the returned action."""
        lane = self._lanes[zlib.crc32(actor.encode()) % len(self._lanes)]
        lane.submit(work).add_done_callback(lambda job: self._agenda.post(lambda: job.result()()))

    def close(self) -> None:
        """Drop queued jobs; running ones may end."""
        for lane in self._lanes:
            lane.shutdown(wait=False, cancel_futures=True)
