"""The code that opens the service menu: six digits that the server derives for each kiosk."""

import secrets
from typing import Final

from pydantic import BaseModel, Field
from PyQt6.QtCore import QObject

from client.connection import ServerConnection
from client.net.json_store import JsonStore
from client.ui.qt import connect_queued
from contract.snapshots import Device
from kiosk.offline_mode import OfflineMode

DIGITS: Final = 6
NEW: Final = "000000"
"""The code of a kiosk that has never been connected."""

TRIES: Final = 3
LOCK_SECONDS: Final = 60
"""The lockout in seconds, and the number of wrong codes before it."""

KEPT: Final = "service"


class KnownCode(BaseModel):
    """The stored code."""

    code: str = Field(pattern=rf"^\d{{{DIGITS}}}$")


class ServiceCode(QObject):
    """The service code of this kiosk, the last one also after a restart; `locked` are the seconds
    left of the lockout."""

    def __init__(
        self, connection: ServerConnection, offline_mode: OfflineMode, kept: JsonStore
    ) -> None:
        super().__init__()
        self._connection, self._kept = connection, kept
        known = kept.read(KEPT, KnownCode)
        self._code = known.code if known is not None else None
        self.device: Device | None = None
        self.tries, self.locked = TRIES, 0
        self._met = False
        """Whether there was a connection since the start: then only the server's code is valid."""
        connection.state_changed.connect(self._meet)
        connect_queued(offline_mode.heard, self._told)

    def opens(self, typed: str) -> bool:
        """Whether this is the code; wrong codes are counted."""
        if self.locked:
            return False
        code = self._code or ("" if self._met else NEW)
        if code and secrets.compare_digest(typed.encode(), code.encode()):
            self.tries = TRIES
            return True
        self.tries -= 1
        if self.tries == 0:
            self.tries, self.locked = TRIES, LOCK_SECONDS
        return False

    def tick(self) -> None:
        """Count down one second."""
        self.locked = max(0, self.locked - 1)

    def _meet(self) -> None:
        self._met = self._met or self._connection.connected

    def _told(self, device: Device) -> None:
        self.device = device
        if device.service_code in ("", self._code):
            return
        self._code = device.service_code
        self._kept.write_if_possible(KEPT, KnownCode(code=self._code))
