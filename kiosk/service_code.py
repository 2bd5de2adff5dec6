"""The code that opens the service menu: six digits that the server derives for each kiosk.

A manager reads them on the devices page. The kiosk keeps the last one that it was told.
"""

import logging
import secrets
from typing import Final

from pydantic import BaseModel, Field
from PyQt6.QtCore import QObject

from client.api import Api, Refused, Unreachable
from client.bridge import Worker
from client.connection import ONE_TRY_SECONDS, ServerConnection
from client.kept import Kept
from client.timers import once
from contract.snapshots import Device

log = logging.getLogger(__name__)

DIGITS: Final = 6
NEW: Final = "000000"
"""Opens a kiosk that no server has ever told its code."""

TRIES: Final = 3
LOCK_SECONDS: Final = 60
"""So long no code opens it after as many wrong ones."""

KEPT: Final = "service"
AGAIN_MILLISECONDS: Final = 5000


class KnownCode(BaseModel):
    """What is kept on the disk."""

    code: str = Field(pattern=rf"^\d{{{DIGITS}}}$")


class ServiceCode(QObject):
    """Knows the code of this kiosk.

    Args:
        api: asks the server for it, with every new connection.
        connection: whether the server is there.
        kept: the kiosk's disk; None keeps nothing.

    Attributes:
        device: what the server last said of this kiosk; None until then.
        tries: how many are left.
        locked: seconds until a code opens it again; `tick` counts them.
    """

    def __init__(
        self,
        api: Api,
        connection: ServerConnection,
        kept: Kept | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._api, self._connection, self._kept = api, connection, kept
        known = kept.read(KEPT, KnownCode) if kept is not None else None
        self._code = known.code if known is not None else None
        self.device: Device | None = None
        self.tries, self.locked = TRIES, 0
        self._met = False
        """Whether there was a server since the start: then it is its code alone."""
        self._worker = Worker(threads=1, parent=self)
        self._again = once(self, AGAIN_MILLISECONDS, self._ask)
        connection.state_changed.connect(self._ask)

    def opens(self, typed: str) -> bool:
        """Whether this is the code; a wrong one is counted."""
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
        """A second has passed."""
        self.locked = max(0, self.locked - 1)

    def close(self) -> None:
        """Ask no more."""
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
        if self._kept is not None:
            self._kept.write_if_possible(KEPT, KnownCode(code=self._code))
