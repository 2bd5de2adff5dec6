"""The kiosk's line to its hall: whose kiosk it is, and the menu.

The device's own record says which centre it stands in; the menu comes by
Socket.IO; the catalogue is fetched when the menu names another version.
"""

from PyQt6.QtCore import QObject

from client.api import Api
from client.connection import ONE_TRY_SECONDS, HallConnection
from contract import rooms
from contract.snapshots import Menu, Snapshot


class Hall(HallConnection):
    """The hall as this kiosk sees it.

    Attributes:
        menu: None until it has come; kept while the hall is away.
    """

    def __init__(self, api: Api, parent: QObject | None = None) -> None:
        super().__init__(api, parent=parent)
        self.menu: Menu | None = None
        self._centre: str | None = None

    @property
    def centre(self) -> str | None:
        """The centre this kiosk stands in, once it is known."""
        return self._centre

    def _find(self) -> None:
        me = rooms.device("me")
        self._worker.run(
            lambda: self._api.snapshot(me, deadline=ONE_TRY_SECONDS),
            self._know_device,
            self._not_found,
        )

    def _know_device(self, device: Snapshot) -> None:
        self._refusal = ""
        if self._link is None or device.centre != self._centre:
            self._listen([rooms.menu(device.centre)])
        self._centre = device.centre

    def _take(self, snapshot: Snapshot) -> None:
        if not isinstance(snapshot, Menu):
            return
        self.menu = snapshot
        self._want_catalogue(snapshot.centre, snapshot.catalogue)
        if self.catalogue is not None:
            self.news.emit()
