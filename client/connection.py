"""A program's line to its hall: how it stands, and the catalogue. Qt half.

Whatever is not there yet is asked for again, for ever. A program says what it
has to find before it can listen, and what it does with what it hears.
"""

import logging
from collections.abc import Sequence
from datetime import tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from client.api import Api, NotTrusted, Refused, Unreachable
from client.bridge import LinkBridge, Worker
from client.clock import HallClock
from client.timers import once
from contract.catalogue import Catalogue
from contract.errors import Problem, ProblemType
from contract.rooms import Room
from contract.snapshots import Snapshot

log = logging.getLogger(__name__)

RETRY_MILLISECONDS: Final = 500
REFUSED_RETRY_MILLISECONDS: Final = 5000
ONE_TRY_SECONDS: Final = 3.0

GRACE_MILLISECONDS: Final = 1000
"""A connection that is back within a second was never worth a word."""


class HallConnection(QObject):
    """The hall as one program sees it.

    A subclass implements `_find`, which asks for what is needed before the
    link can be opened, and `_take`, which keeps what is heard.

    Args:
        api: the road of commands and readings.
        threads: how many questions may be under way at once.

    Attributes:
        clock: the hall's time.
        catalogue: None until it has come; kept while the hall is away.

    Signals:
        news: something that is kept is another one.
        standing: `connected`, `away`, `refusal` or `trusted` changed.
        signed_out: the server does not know by whom it is asked; with its sentence.
    """

    news = pyqtSignal()
    standing = pyqtSignal()
    signed_out = pyqtSignal(str)

    def __init__(self, api: Api, threads: int = 2, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = HallClock()
        self.catalogue: Catalogue | None = None
        self._api = api
        self._worker = Worker(threads=threads, parent=self)
        self._link: LinkBridge | None = None
        self._times_connected = 0
        self._was_connected = False
        self._away = False
        self._refusal = ""
        self._trusted = True
        self._fetching = False
        self._grace = once(self, GRACE_MILLISECONDS, self._say_away)
        self._retry = once(self, RETRY_MILLISECONDS, self._find)

    def start(self) -> None:
        """Look for the hall."""
        self._grace.start()
        self._find()

    def close(self) -> None:
        """Look no more."""
        self._grace.stop()
        self._retry.stop()
        self._worker.close()
        if self._link is not None:
            self._link.close()

    @property
    def connected(self) -> bool:
        """Whether news comes in, so that what is shown holds now."""
        return self._link is not None and bool(self._link.connected)

    @property
    def away(self) -> bool:
        """Whether there has been no connection for longer than a moment."""
        return self._away

    @property
    def offline_since(self) -> str:
        """The hall's local time at which the connection was lost; "" where there never was one."""
        if self._link is None or not self._times_connected:
            return ""
        return str(self._link.offlineSince)

    @property
    def refusal(self) -> str:
        """The server's sentence where it does not want this program, else ""."""
        return self._refusal

    @property
    def trusted(self) -> bool:
        """Whether nothing speaks against it that whoever answers is the hall's server."""
        return self._trusted

    @property
    def zone(self) -> tzinfo:
        """The centre's time zone; UTC until it is known."""
        return ZoneInfo("UTC" if self.catalogue is None else self.catalogue.time_zone)

    def hear_refusal(self, problem: Problem) -> None:
        """Take note of a refusal, of whatever was asked."""
        if problem.kind is ProblemType.NOT_SIGNED_IN:
            self.signed_out.emit(problem.detail)

    # For a subclass.

    def _find(self) -> None:
        """Ask for what is needed before the link can be opened; again after a while."""
        raise NotImplementedError

    def _take(self, snapshot: Snapshot) -> None:
        """Keep a snapshot that was heard."""
        raise NotImplementedError

    def _listen(self, rooms: Sequence[Room]) -> None:
        """Open the link to these rooms, or turn it to them."""
        if self._link is not None:
            self._link.set_rooms(list(rooms))
            return
        self._link = LinkBridge(
            self._api.server,
            self._api.bearer,
            list(rooms),
            self.clock,
            language=self._api.language,
            parent=self,
            trust=self._api.trust,
        )
        self._link.set_zone(self.zone)
        self._link.snapshotArrived.connect(self._take)
        self._link.connectedChanged.connect(self._stand)

    def _not_found(self, error: Refused | Unreachable) -> None:
        """What was asked for did not come: say why, and ask again."""
        refused = isinstance(error, Refused)
        self._refusal = str(error) if refused else ""
        self._trusted = not isinstance(error, NotTrusted)
        for_a_person = refused or not self._trusted
        if for_a_person:
            log.warning("this program cannot come in: %s", error)
            self._say_away()
        if isinstance(error, Refused):
            self.hear_refusal(error.problem)
        self._retry.start(REFUSED_RETRY_MILLISECONDS if for_a_person else RETRY_MILLISECONDS)

    def _stand(self) -> None:
        if self._link is None:
            return
        self._trusted = bool(self._link.trusted)
        if self.connected:
            if not self._was_connected:
                self._times_connected += 1
            self._grace.stop()
            self._away, self._refusal = False, ""
        else:
            self._refusal = str(self._link.refusal)
            if self._link.problem is not None:
                self.hear_refusal(self._link.problem)
                # The token may be another centre's or counter's by now.
                self._retry.start(REFUSED_RETRY_MILLISECONDS)
            if not self._away and not self._grace.isActive():
                self._grace.start()
        self._was_connected = self.connected
        self.standing.emit()

    def _say_away(self) -> None:
        if not self.connected:
            self._away = True
            self.standing.emit()

    def _want_catalogue(self, centre: str, version: str) -> None:
        """Fetch the catalogue unless this version is there or on its way."""
        if self._fetching or (self.catalogue is not None and self.catalogue.version == version):
            return
        self._fetching = True

        def failed(error: Refused | Unreachable) -> None:
            log.warning("no catalogue: %s", error)
            QTimer.singleShot(RETRY_MILLISECONDS, again)

        def again() -> None:
            self._fetching = False
            self._want_catalogue(centre, version)

        self._worker.run(
            lambda: self._api.catalogue(centre, deadline=ONE_TRY_SECONDS),
            self._know_catalogue,
            failed,
        )

    def _know_catalogue(self, catalogue: Catalogue) -> None:
        self._fetching = False
        self.catalogue = catalogue
        if self._link is not None:
            self._link.set_zone(self.zone)
        self.news.emit()
