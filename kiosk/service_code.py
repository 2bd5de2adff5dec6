"""The code that opens the service menu: six digits that the server derives for each kiosk.

A manager reads it on the devices page. The kiosk stores the latest one.
"""

import logging
import secrets
from typing import Final

from pydantic import BaseModel, Field
from PyQt6.QtCore import QObject

from client.connection import ONE_TRY_SECONDS, ServerConnection
from client.net.api import Refused, Unreachable
from client.net.json_store import JsonStore
from client.ui.bridge import Worker
from client.ui.qt import once
from contract.snapshots import Device

log = logging.getLogger(__name__)

DIGITS: Final = 6
NEW: Final = "000000"
"""The code of a kiosk that has never been connected."""

TRIES: Final = 3
LOCK_SECONDS: Final = 60
"""The lockout in seconds, and the number of wrong codes before it."""

KEPT: Final = "service"
AGAIN_MILLISECONDS: Final = 5000


class KnownCode(BaseModel):
    """The stored code."""

    code: str = Field(pattern=rf"^\d{{{DIGITS}}}$")


class ServiceCode(QObject):
    """The service code of this kiosk.

    Args:
        api: fetches it, with every new connection.

    Attributes:
        locked: seconds left of the lockout; `tick` counts them down.
    """

    def __init__(self, connection: ServerConnection, kept: JsonStore) -> None:
        super().__init__()
        self._api, self._connection, self._kept = connection.api, connection, kept
        known = kept.read(KEPT, KnownCode)
        self._code = known.code if known is not None else None
        self.device: Device | None = None
        self.tries, self.locked = TRIES, 0
        self._met = False
        """Whether there was a connection since the start: then only the server's code is valid."""
        self._worker = Worker(threads=1, parent=self)
        self._again = once(self, AGAIN_MILLISECONDS, self._ask)
        connection.state_changed.connect(self._ask)

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

    def close(self) -> None:
        """Stop fetching."""
        self._again.stop()
        self._worker.close()

    def _ask(self) -> None:
        if self._connection.connected:
            self._met = True
            self._worker.run(
                lambda: self._api.device(deadline=ONE_TRY_SECONDS), self._told, self._not_told
            )

    def _not_told(self, error: Refused | Unreachable) -> None:
        log.info("the service code is not known: %s", error)
        self._again.start()

    def _told(self, device: Device) -> None:
        self.device = device
        if device.service_code in ("", self._code):
            return
        self._code = device.service_code
        self._kept.write_if_possible(KEPT, KnownCode(code=self._code))
