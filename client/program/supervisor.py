"""Notifies systemd (`sd_notify`) that a program is ready, and that its GUI thread is alive: a unit
with `WatchdogSec=` kills and restarts a silent program."""

import logging
import os
import socket

from PyQt6.QtCore import QObject

from client.program.windows import Windows
from client.ui.qt import every

log = logging.getLogger(__name__)


class Supervisor(QObject):
    """Sends `READY=1` when a window has appeared, and from then on `WATCHDOG=1` twice in each
    `WATCHDOG_USEC`. Without `NOTIFY_SOCKET` it does nothing.

    `WATCHDOG_PID` is ignored: under a kiosk compositor it is the compositor's, and the unit accepts
    notifications of its children too (`NotifyAccess=all`).
    """

    def __init__(self, windows: Windows) -> None:
        super().__init__()
        self._watched = False
        if os.environ.get("NOTIFY_SOCKET"):
            windows.painted.connect(self._ready)

    def _ready(self) -> None:
        notify("READY=1")
        period = os.environ.get("WATCHDOG_USEC", "")
        if period.isdecimal() and not self._watched:
            self._watched = True
            every(self, max(int(period) // 2000, 1), lambda: notify("WATCHDOG=1"))


def notify(state: str) -> None:
    """Notify the service manager at `NOTIFY_SOCKET`; never blocks. Failures are logged."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if address.startswith("@"):
        # An address in Linux's abstract namespace.
        address = "\0" + address[1:]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.setblocking(False)
        try:
            sender.sendto(state.encode(), address)
        except OSError as error:
            log.warning("cannot send %s to systemd: %s", state, error)
