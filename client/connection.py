"""A desktop program's connection to the server: commands, snapshots and the catalogue.

It reconnects without end and reports the states that a screen shows.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from PyQt6.QtCore import QObject, QTimer, pyqtSignal, pyqtSlot

from client.net.api import ApiClient, NotTrusted, RequestRefused, Unreachable
from client.net.clock import HallClock
from client.net.link import Link, LinkState, SnapshotFilter, refuses
from client.ui.bridge import Worker
from client.ui.qt import connect_queued, once
from contract.catalogue import Catalogue
from contract.errors import Problem, ProblemType
from contract.formatting import clock_time
from contract.rooms import Room
from contract.snapshots import Board, Desk, Hall, Menu, Snapshot
from contract.texts import Say

log = logging.getLogger(__name__)

RETRY_MILLISECONDS: Final = 500
SLOW_RETRY_MILLISECONDS: Final = 5000
"""Retry interval after a refusal and while the link is down."""

ONE_TRY_SECONDS: Final = 3.0

GRACE_MILLISECONDS: Final = 1000
"""A shorter interruption is not reported."""

type FindRooms = Callable[[ApiClient], Sequence[Room]]
"""Finds the rooms that a program subscribes to; may ask the server and raise what `ApiClient`
raises. It returns none where the device has no place yet."""


class ServerConnection(QObject):
    """The connection of one program.

    Args:
        find_rooms: called in a worker thread at the start, and every few seconds until there is a
            connection: the token may be assigned to another centre or counter meanwhile.

    Attributes:
        queries: runs the requests of a program's screens; ends with the connection.
        catalogue: None until it has arrived; kept while offline.
        unassigned: whether `find_rooms` found none.
        away: whether the connection has been down for longer than a moment.
        offline_since: the local time at which the connection was lost; "" while there is one, and
            where there never was one.
        refusal: the server's sentence where it refuses this program, else "".

    Signals:
        changed: a snapshot or the catalogue has changed.
        state_changed: `connected`, `away`, `refusal` or `trusted` has changed.
        signed_out: the server does not accept the token; with its sentence.
    """

    changed = pyqtSignal()
    state_changed = pyqtSignal()
    signed_out = pyqtSignal(str)

    _snapshot_received = pyqtSignal(object)
    _link_changed = pyqtSignal(object)

    def __init__(
        self,
        api: ApiClient,
        find_rooms: FindRooms,
        wants: Callable[[Snapshot], bool] = lambda _snapshot: True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.api = api
        self.clock = HallClock()
        self.catalogue: Catalogue | None = None
        self.unassigned = False
        self._find_rooms, self._wants = find_rooms, wants
        self._closed = False
        self._worker = Worker(parent=self)
        self.queries = Worker(parent=self)
        self._link: Link | None = None
        self._filter = SnapshotFilter()
        self._snapshots: dict[type[Snapshot], Snapshot] = {}
        self.connected = self.away = False
        self.offline_since = self.refusal = ""
        self.trusted = True
        self._fetching = self._wanted = False
        self._version_wanted = ""
        self._grace = once(self, GRACE_MILLISECONDS, self._report_away)
        self._retry = once(self, RETRY_MILLISECONDS, self._find)
        connect_queued(self._snapshot_received, self.take)
        connect_queued(self._link_changed, self._take_state)

    def start(self) -> None:
        """Connect."""
        self._grace.start()
        self._find()

    def close(self) -> None:
        """Disconnect; later snapshots are dropped."""
        self._closed = True
        self._grace.stop()
        self._retry.stop()
        self._worker.close()
        self.queries.close()
        if self._link is not None:
            self._link.close()

    @property
    def zone(self) -> tzinfo | None:
        """The centre's time zone; None, the machine's own, until it is known."""
        return None if self.catalogue is None else ZoneInfo(self.catalogue.time_zone)

    def refusal_words(self, say: Say) -> str:
        """Why the server refuses this program, or that it is not trusted; "" for neither."""
        return self.refusal if self.trusted else say("server_not_trusted")

    def latest[S: Snapshot](self, model: type[S]) -> S | None:
        """The latest snapshot of a kind; None until one has arrived; kept while offline."""
        found = self._snapshots.get(model)
        return found if isinstance(found, model) else None

    @pyqtSlot(object)
    def take(self, snapshot: Snapshot) -> None:
        """Store a snapshot that was pushed or is the answer to a command, unless it is older than
        the stored one."""
        if self._closed or not self._wants(snapshot) or not self._filter.accepts(snapshot):
            return
        self.clock.set(snapshot.at, snapshot.clock_rate)
        self._snapshots[type(snapshot)] = snapshot
        if isinstance(snapshot, Menu | Board | Desk | Hall):
            self._want_catalogue(snapshot.centre, snapshot.catalogue)
        self.changed.emit()

    def take_refusal(self, problem: Problem) -> None:
        """Handle a refusal of the connection or of a command."""
        if problem.kind is ProblemType.NOT_SIGNED_IN:
            self.signed_out.emit(problem.detail)

    def forget(self, model: type[Snapshot]) -> None:
        """Drop the stored snapshot of this kind."""
        self._snapshots.pop(model, None)
        self._filter.reset()

    def look_again(self) -> None:
        """Find the rooms again, with retries: what they depend on has changed on this device."""
        self._wanted = True
        self._find()

    def _find(self) -> None:
        self._worker.run(lambda: self._find_rooms(self.api), self._subscribe, self._not_found)

    def _subscribe(self, rooms: Sequence[Room]) -> None:
        self.unassigned = not rooms
        self._wanted = False
        if not self.connected:
            self._retry.start(SLOW_RETRY_MILLISECONDS)
        if self.unassigned:
            self._report_away()
        elif self._link is not None:
            self._link.set_rooms(rooms)
        else:
            self._link = Link(
                self.api.server,
                self.api.bearer,
                rooms,
                self._snapshot_received.emit,
                self._link_changed.emit,
                self.api.language,
                self.api.trust,
            )

    def _not_found(self, error: RequestRefused | Unreachable) -> None:
        if self.connected:
            if self._wanted:
                self._retry.start(RETRY_MILLISECONDS)
            return
        refused = isinstance(error, RequestRefused) and refuses(error.problem)
        self.unassigned = False
        self.refusal = str(error) if refused else ""
        self.trusted = not isinstance(error, NotTrusted)
        for_a_person = refused or not self.trusted
        if for_a_person:
            log.warning("no connection: %s", error)
            self._report_away()
        if isinstance(error, RequestRefused):
            self.take_refusal(error.problem)
        slow = for_a_person or self._link is not None
        self._retry.start(SLOW_RETRY_MILLISECONDS if slow else RETRY_MILLISECONDS)

    @pyqtSlot(object)
    def _take_state(self, state: LinkState) -> None:
        if self._closed:
            return
        self.trusted = state.trusted
        if state.connected:
            # The server may have been restored from a backup: its first snapshots count.
            self._filter.reset()
            self._grace.stop()
            self._retry.stop()
            self.away, self.refusal, self.offline_since = False, "", ""
        else:
            self._retry.start(SLOW_RETRY_MILLISECONDS)
            if self.connected:
                self.offline_since = clock_time(self.clock.now(), self.zone)
            problem = state.problem
            self.refusal = problem.detail if refuses(problem) else ""
            if problem is not None:
                log.warning("no connection: %s", problem.detail)
                self.take_refusal(problem)
            if refuses(problem):
                self.away = True
            elif not self.away and not self._grace.isActive():
                self._grace.start()
        self.connected = state.connected
        self.state_changed.emit()

    def _report_away(self) -> None:
        if not self.connected:
            self.away = True
            self.state_changed.emit()

    def _want_catalogue(self, centre: str, version: str) -> None:
        """Fetch the catalogue unless this version is here or on its way."""
        self._version_wanted = version
        if self._fetching or (self.catalogue is not None and self.catalogue.version == version):
            return
        self._fetching = True

        def done(catalogue: Catalogue) -> None:
            self._fetching = False
            self.catalogue = catalogue
            if self._version_wanted != version:
                # Another version was announced during the fetch, and perhaps after its answer.
                self._want_catalogue(centre, self._version_wanted)
            self.changed.emit()

        def failed(error: RequestRefused | Unreachable) -> None:
            log.warning("no catalogue: %s", error)
            refused = isinstance(error, RequestRefused)
            QTimer.singleShot(SLOW_RETRY_MILLISECONDS if refused else RETRY_MILLISECONDS, again)

        def again() -> None:
            self._fetching = False
            self._want_catalogue(centre, self._version_wanted)

        fetch = self.api.catalogue
        self._worker.run(lambda: fetch(centre, deadline=ONE_TRY_SECONDS), done, failed)
