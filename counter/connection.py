"""The counter's line to its hall: which counter it is, its desk, the lines, the catalogue.

Whatever is not there yet is asked for again, for ever. The desk comes by two
roads, pushed and as the answer of a command; one rule says which is newer.
"""

import logging
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final, cast
from zoneinfo import ZoneInfo

from PyQt6.QtCore import QObject, pyqtSignal

from client.api import Api, Refused, Unreachable
from client.bridge import LinkBridge, Worker
from client.clock import HallClock
from client.link import News
from contract import rooms
from contract.catalogue import Catalogue
from contract.ids import centre_of, full_id
from contract.snapshots import Desk, Device, Hall, Snapshot
from counter.timers import once

log = logging.getLogger(__name__)

RETRY_MILLISECONDS: Final = 500
REFUSED_RETRY_MILLISECONDS: Final = 5000
ONE_TRY_SECONDS: Final = 3.0

GRACE_MILLISECONDS: Final = 1000
"""A connection that is back within a second is not worth a word."""


@dataclass(frozen=True, slots=True)
class _Found:
    desk: Desk
    catalogue: Catalogue


class Connection(QObject):
    """One counter of one hall.

    Args:
        api: the road of commands; its language is the one of refusals.
        counter: the counter's key or id; "" leaves it to the token.

    Attributes:
        clock: the hall's time.
        desk, hall, catalogue: None until they have come; kept while the hall is away.

    Signals:
        news: one of the three is another one.
        standing: `connected`, `away` or `refusal` changed.
    """

    news = pyqtSignal()
    standing = pyqtSignal()

    def __init__(self, api: Api, counter: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = HallClock()
        self.desk: Desk | None = None
        self.hall: Hall | None = None
        self.catalogue: Catalogue | None = None
        self._api = api
        self._counter = counter
        self._worker = Worker(threads=1, parent=self)
        self._link: LinkBridge | None = None
        self._rule = News()
        self._connection = 0
        self._was_connected = False
        self._away = False
        self._refusal = ""
        self._nameless = False
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
        if self._link is None or not self._connection:
            return ""
        return str(self._link.offlineSince)

    @property
    def refusal(self) -> str:
        """The server's sentence where it does not want this counter, else ""."""
        return self._refusal

    @property
    def nameless(self) -> bool:
        """Whether nobody says which counter this is."""
        return self._nameless

    @property
    def zone(self) -> tzinfo:
        """The centre's time zone; UTC until it is known."""
        return ZoneInfo("UTC" if self.catalogue is None else self.catalogue.time_zone)

    def take_answer(self, desk: Desk) -> None:
        """Take the desk that a command was answered with, if it is the newest."""
        self._take(desk)

    # Finding the counter -----------------------------------------------------

    def _find(self) -> None:
        self._worker.run(self._look, self._found, self._not_found)

    def _look(self) -> _Found | None:
        """Ask for everything that is needed before the first screen; runs elsewhere.

        None where neither the token nor the command line names a counter.
        """
        counter = self._counter
        if "." not in counter:
            device = cast(Device, self._api.snapshot(rooms.device("me"), deadline=ONE_TRY_SECONDS))
            if counter:
                counter = full_id(device.centre, counter)
            else:
                counter = device.layout.get("counter", "")
        if not counter:
            return None
        desk = cast(Desk, self._api.snapshot(rooms.desk(counter), deadline=ONE_TRY_SECONDS))
        return _Found(desk, self._api.catalogue(desk.centre, deadline=ONE_TRY_SECONDS))

    def _found(self, found: _Found | None) -> None:
        if found is None:
            self._nameless = True
            self._say_away()
            self._retry.start(REFUSED_RETRY_MILLISECONDS)
            return
        self._nameless = False
        self._know_catalogue(found.catalogue)
        self._take(found.desk)
        if self._link is None:
            counter = found.desk.counter
            self._link = LinkBridge(
                self._api.server,
                self._api.token,
                [rooms.desk(counter), rooms.hall(centre_of(counter))],
                self.clock,
                language=self._api.language,
                parent=self,
            )
            self._link.set_zone(self.zone)
            self._link.snapshotArrived.connect(self._take)
            self._link.connectedChanged.connect(self._stand)

    def _not_found(self, error: Refused | Unreachable) -> None:
        refused = isinstance(error, Refused)
        self._refusal = str(error) if refused else ""
        self._nameless = False
        if refused:
            log.warning("the hall refuses this counter: %s", error)
            self._say_away()
        self._retry.start(REFUSED_RETRY_MILLISECONDS if refused else RETRY_MILLISECONDS)

    # Standing ----------------------------------------------------------------

    def _stand(self) -> None:
        if self._link is None:
            return
        if self.connected:
            if not self._was_connected:
                self._connection += 1
            self._grace.stop()
            self._away, self._refusal, self._nameless = False, "", False
        else:
            self._refusal = str(self._link.refusal)
            if not self._away and not self._grace.isActive():
                self._grace.start()
        self._was_connected = self.connected
        self.standing.emit()

    def _say_away(self) -> None:
        if not self.connected:
            self._away = True
            self.standing.emit()

    # News --------------------------------------------------------------------

    def _take(self, snapshot: Snapshot) -> None:
        if not self._rule.accepts(snapshot, self._connection):
            return
        match snapshot:
            case Desk():
                self.desk = snapshot
                if self.catalogue is not None and self.catalogue.version != snapshot.catalogue:
                    self._fetch()
            case Hall():
                self.hall = snapshot
            case _:
                return
        self.news.emit()

    def _fetch(self) -> None:
        if self._fetching or self.desk is None:
            return
        self._fetching = True
        centre = self.desk.centre
        self._worker.run(
            lambda: self._api.catalogue(centre, deadline=ONE_TRY_SECONDS),
            self._know_catalogue,
            self._no_catalogue,
        )

    def _know_catalogue(self, catalogue: Catalogue) -> None:
        self._fetching = False
        self.catalogue = catalogue
        if self._link is not None:
            self._link.set_zone(self.zone)
        self.news.emit()

    def _no_catalogue(self, error: Refused | Unreachable) -> None:
        # The next desk that names another version asks again.
        self._fetching = False
        log.warning("no catalogue: %s", error)
