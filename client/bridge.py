"""From the threads of the network into the one thread that paints, and back.

The thread that paints never waits: news comes by queued signals, and calls go
to a `Worker`.
"""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from PyQt6.QtCore import QObject, QTimer, pyqtSignal, pyqtSlot

from client.api import Refused, Unreachable
from client.bearer import Bearer
from client.clock import HallClock
from client.link import Link, LinkState
from client.qt import connect_queued, pyqtProperty
from client.saying import clock_time
from client.trust import Trust
from contract.enums import SnapshotName
from contract.errors import Problem
from contract.rooms import Room
from contract.snapshots import Snapshot

log = logging.getLogger(__name__)


class LinkBridge(QObject):
    """A `Link` whose news arrives in the thread of this object.

    Properties for QML: `connected`; `offlineSince`, the hall's local time
    (`10:42`) at which the connection was lost, "" while there is one;
    `refusal`, the server's sentence where it refuses this device, else "";
    `trusted`, false where whoever answers is not the expected server.

    Signals:
        snapshotArrived: a snapshot that is news (any of the six).
        connectedChanged: the connection came, went or was refused.
    """

    snapshotArrived = pyqtSignal(object)
    connectedChanged = pyqtSignal()

    _heard = pyqtSignal(object)
    _stood = pyqtSignal(object)

    def __init__(
        self,
        server: str,
        token: str | Bearer | None,
        rooms: Sequence[Room],
        clock: HallClock | None = None,
        language: str = "en",
        parent: QObject | None = None,
        trust: Trust | None = None,
    ) -> None:
        super().__init__(parent)
        self.clock = clock or HallClock()
        # The machine's own zone until the centre's is known.
        self._zone: tzinfo | None = None
        self._connected = False
        self._problem: Problem | None = None
        self._trusted = True
        self._lost_at = self.clock.now()
        connect_queued(self._heard, self._take_snapshot)
        connect_queued(self._stood, self._take_state)
        self._link = Link(server, token, rooms, self._hear, self._stand, language, trust)

    def set_rooms(self, rooms: Sequence[Room]) -> None:
        """Hear other rooms."""
        self._link.set_rooms(rooms)

    def set_zone(self, zone: tzinfo) -> None:
        """The centre's time zone, in which `offlineSince` is said."""
        self._zone = zone
        self.connectedChanged.emit()

    def close(self) -> None:
        """End the connection."""
        self._link.close()

    def _get_connected(self) -> bool:
        return self._connected

    connected = pyqtProperty(bool, _get_connected, notify=connectedChanged)

    def _get_offline_since(self) -> str:
        return "" if self._connected else clock_time(self._lost_at, self._zone)

    offlineSince = pyqtProperty(str, _get_offline_since, notify=connectedChanged)

    def _get_refusal(self) -> str:
        return "" if self._problem is None else self._problem.detail

    refusal = pyqtProperty(str, _get_refusal, notify=connectedChanged)

    def _get_trusted(self) -> bool:
        return self._trusted

    trusted = pyqtProperty(bool, _get_trusted, notify=connectedChanged)

    def _hear(self, _name: SnapshotName, snapshot: Snapshot) -> None:
        self._heard.emit(snapshot)

    def _stand(self, state: LinkState) -> None:
        self._stood.emit(state)

    @property
    def problem(self) -> Problem | None:
        """Why the server refuses this device, for programs; None where it does not."""
        return self._problem

    @pyqtSlot(object)
    def _take_snapshot(self, snapshot: Snapshot) -> None:
        self.clock.set(snapshot.at, snapshot.clock_rate)
        self.snapshotArrived.emit(snapshot)

    @pyqtSlot(object)
    def _take_state(self, state: LinkState) -> None:
        if self._connected and not state.connected:
            self._lost_at = self.clock.now()
        self._connected = state.connected
        self._problem = state.problem
        self._trusted = state.trusted
        self.connectedChanged.emit()


@dataclass(frozen=True, slots=True)
class _Result:
    tell: Callable[[Any], None]
    value: Any


class Worker(QObject):
    """Runs blocking calls in other threads and tells their end in this one.

    Args:
        threads: how many calls may run at once; with one they keep their order.
    """

    _ended = pyqtSignal(object)

    def __init__(self, threads: int = 2, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="novbe-worker")
        self._closed = False
        connect_queued(self._ended, self._tell)

    def run[T](
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Refused | Unreachable], None],
    ) -> None:
        """Run `work` elsewhere; then `done` or `failed` here, exactly one of them.

        Any other exception of `work` is a fault of the program and is raised
        here, where the program's last resort sees it.
        """

        def task() -> _Result:
            try:
                return _Result(done, work())
            except (Refused, Unreachable) as error:
                return _Result(failed, error)

        future = self._pool.submit(task)

        def hand_over(_future: object) -> None:
            error = future.exception()
            result = _Result(_raise, error) if error is not None else future.result()
            if not self._closed:
                self._ended.emit(result)

        future.add_done_callback(hand_over)

    def close(self) -> None:
        """Tell nothing any more; calls under way end by themselves."""
        self._closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)

    @pyqtSlot(object)
    def _tell(self, result: _Result) -> None:
        if not self._closed:
            result.tell(result.value)


def _raise(error: BaseException) -> None:
    raise error


class ClockFace(QObject):
    """The hall's local time for QML: `time` (`10:42`), checked twice a second."""

    ticked = pyqtSignal()
    timeChanged = pyqtSignal()

    def __init__(self, clock: HallClock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._zone: tzinfo = ZoneInfo("UTC")
        self._known = False
        self._time = ""
        self._timer = QTimer(self)
        self._timer.setInterval(500)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()

    def set_zone(self, zone: tzinfo) -> None:
        """The centre's time zone; until it is known the face stays empty."""
        self._zone = zone
        self._known = True
        self.refresh()

    def refresh(self) -> None:
        """Look at the clock now."""
        text = clock_time(self._clock.now(), self._zone) if self._known else ""
        if text != self._time:
            self._time = text
            self.timeChanged.emit()
        self.ticked.emit()

    def _get_time(self) -> str:
        return self._time

    time = pyqtProperty(str, _get_time, notify=timeChanged)
