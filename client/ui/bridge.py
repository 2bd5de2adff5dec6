"""The GUI thread and worker threads: blocking calls go to a `Worker`, so the GUI never waits."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import tzinfo
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.net.api import RequestRefused, Unreachable
from client.net.clock import HallClock
from client.ui.qt import connect_queued, every, shown
from contract.formatting import clock_time

log = logging.getLogger(__name__)


def _raise(error: BaseException) -> None:
    raise error


class Worker(QObject):
    """Runs blocking calls in worker threads and delivers their results in the caller's thread. One
    thread keeps the order of calls."""

    _ended = pyqtSignal(object, object)

    def __init__(self, threads: int = 2, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="novbe-worker")
        self._closed = False
        connect_queued(self._ended, self._tell)

    def run[T](
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[RequestRefused | Unreachable], None] = _raise,
    ) -> None:
        """Run `work` in a worker thread, then call either `done` or `failed` in this one; neither
        after `close`. Work that asks no server needs no `failed`.

        An unexpected exception of `work` is a bug: it is raised here, and ends the program
        (`client.program.lifetime`).
        """
        if self._closed:
            return

        def task() -> tuple[Callable[[Any], None], Any]:
            try:
                return done, work()
            except (RequestRefused, Unreachable) as error:
                return failed, error

        future = self._pool.submit(task)

        def hand_over(_future: object) -> None:
            if future.cancelled():
                return
            error = future.exception()
            tell, value = future.result() if error is None else (_raise, error)
            if not self._closed:
                self._ended.emit(tell, value)

        future.add_done_callback(hand_over)

    def close(self) -> None:
        """Deliver no more results; running calls end by themselves."""
        self._closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)

    @pyqtSlot(object, object)
    def _tell(self, tell: Callable[[Any], None], value: Any) -> None:
        if not self._closed:
            tell(value)


class ClockFace(QObject):
    """The hall's local time for QML: `time` (`10:42`), updated twice a second."""

    timeChanged = pyqtSignal()

    def __init__(self, clock: HallClock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._zone: tzinfo | None = None
        self._time = ""
        every(self, 500, self.refresh)

    def set_zone(self, zone: tzinfo | None) -> None:
        """Set the centre's time zone; `time` is empty until it is known."""
        self._zone = zone
        self.refresh()

    def refresh(self) -> None:
        """Update `time` now."""
        text = "" if self._zone is None else clock_time(self._clock.now(), self._zone)
        if text != self._time:
            self._time = text
            self.timeChanged.emit()

    time = shown(str, lambda self: self._time, timeChanged)
