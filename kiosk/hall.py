"""The kiosk's line to its hall: whose kiosk it is, the menu, the catalogue, how it stands.

The device's own record says which centre it stands in; the menu comes by
Socket.IO; the catalogue is fetched when the menu names another version.
Whatever is not there yet is asked for again, for ever.
"""

import logging
from datetime import tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from client.api import Api, Refused, Unreachable
from client.bridge import LinkBridge, Worker
from client.clock import HallClock
from contract import rooms
from contract.catalogue import Catalogue
from contract.snapshots import Menu, Snapshot

log = logging.getLogger(__name__)

RETRY_MILLISECONDS: Final = 500
REFUSED_RETRY_MILLISECONDS: Final = 5000
ONE_TRY_SECONDS: Final = 3.0

GRACE_MILLISECONDS: Final = 1000
"""A connection that is back within a second was never worth a word to a visitor."""


class Hall(QObject):
    """The hall as this kiosk sees it.

    Attributes:
        clock: the hall's time.
        menu, catalogue: None until they have come; kept while the hall is away.

    Signals:
        news: menu or catalogue are other ones.
        standing: `connected`, `away` or `refusal` changed.
    """

    news = pyqtSignal()
    standing = pyqtSignal()

    def __init__(self, api: Api, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = HallClock()
        self.menu: Menu | None = None
        self.catalogue: Catalogue | None = None
        self._api = api
        self._worker = Worker(threads=2, parent=self)
        self._link: LinkBridge | None = None
        self._centre: str | None = None
        self._fetching = False
        self._refusal = ""
        self._away = False
        self._ever = False
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(GRACE_MILLISECONDS)
        self._grace.timeout.connect(self._say_away)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self._ask_device)

    def start(self) -> None:
        """Look for the hall."""
        self._grace.start()
        self._ask_device()

    def close(self) -> None:
        """Look no more."""
        self._grace.stop()
        self._retry.stop()
        self._worker.close()
        if self._link is not None:
            self._link.close()

    @property
    def centre(self) -> str | None:
        """The centre this kiosk stands in, once it is known."""
        return self._centre

    @property
    def zone(self) -> tzinfo:
        """The centre's time zone; UTC until it is known."""
        return ZoneInfo("UTC" if self.catalogue is None else self.catalogue.time_zone)

    @property
    def connected(self) -> bool:
        """Whether news comes in."""
        return self._link is not None and bool(self._link.connected)

    @property
    def away(self) -> bool:
        """Whether there has been no connection for longer than a moment."""
        return self._away

    @property
    def offline_since(self) -> str:
        """The hall's local time at which the connection was lost; "" where there never was one."""
        if self._link is None or not self._ever:
            return ""
        return str(self._link.offlineSince)

    @property
    def refusal(self) -> str:
        """The server's sentence where it does not want this kiosk."""
        return self._refusal

    def _ask_device(self) -> None:
        me = rooms.device("me")
        self._worker.run(
            lambda: self._api.snapshot(me, deadline=ONE_TRY_SECONDS),
            self._know_device,
            self._no_device,
        )

    def _know_device(self, device: Snapshot) -> None:
        self._refusal = ""
        if self._link is None:
            room = rooms.menu(device.centre)
            self._link = LinkBridge(
                self._api.server, self._api.token, [room], self.clock, parent=self
            )
            self._link.snapshotArrived.connect(self._take)
            self._link.connectedChanged.connect(self._stand)
        elif device.centre != self._centre:
            self._link.set_rooms([rooms.menu(device.centre)])
        self._centre = device.centre

    def _no_device(self, error: Refused | Unreachable) -> None:
        refused = isinstance(error, Refused)
        self._refusal = str(error) if refused else ""
        if refused:
            log.warning("the hall refuses this kiosk: %s", error)
            self._say_away()
        self._retry.start(REFUSED_RETRY_MILLISECONDS if refused else RETRY_MILLISECONDS)

    def _stand(self) -> None:
        link = self._link
        if link is None:
            return
        if self.connected:
            self._ever = True
            self._grace.stop()
            self._away, self._refusal = False, ""
        else:
            self._refusal = str(link.refusal)
            if self._refusal:
                # The token may be another centre's by now.
                self._retry.start(REFUSED_RETRY_MILLISECONDS)
            if not self._away and not self._grace.isActive():
                self._grace.start()
        self.standing.emit()

    def _say_away(self) -> None:
        if not self.connected:
            self._away = True
            self.standing.emit()

    def _take(self, snapshot: Snapshot) -> None:
        if not isinstance(snapshot, Menu):
            return
        self.menu = snapshot
        if self.catalogue is None or self.catalogue.version != snapshot.catalogue:
            self._fetch(snapshot.centre)
        if self.catalogue is not None:
            self.news.emit()

    def _fetch(self, centre: str) -> None:
        if self._fetching:
            return
        self._fetching = True
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
        log.warning("no catalogue: %s", error)
        QTimer.singleShot(RETRY_MILLISECONDS, self._fetch_again)

    def _fetch_again(self) -> None:
        self._fetching = False
        if self.menu is not None and self._centre is not None:
            self._fetch(self._centre)
