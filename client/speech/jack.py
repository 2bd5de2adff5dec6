"""The headset jack on Linux: a switch of an input device of the sound card."""

import fcntl
import logging
import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QObject, QSocketNotifier, pyqtSignal
from PyQt6.sip import voidptr

log = logging.getLogger(__name__)

INPUT_DEVICES: Final = Path("/dev/input")

_SWITCHES = struct.Struct("=Q")
"""The bits of all switches of a device: linux/input-event-codes.h has 17."""

_READ: Final = 2 << 30 | _SWITCHES.size << 16 | ord("E") << 8
EVIOCGBIT_SW: Final = _READ | 0x25
"""Which switches a device has (linux/input.h)."""
EVIOCGSW: Final = _READ | 0x1B
"""Which of them are on."""

SW_HEADPHONE_INSERT: Final = 1 << 2

_EVENTS: Final = 4096
"""Bytes per read, many events; the state itself is read with EVIOCGSW."""

Ioctl = Callable[[int, int, bytes], bytes]


class HeadphoneJack(QObject):
    """Tells whether a headset is `plugged` in; False, which is logged, where no jack can be read.
    The usual cause is a missing permission on `/dev/input/event*`: a udev rule or the group
    `input` grants it."""

    changed = pyqtSignal()

    def __init__(self, folder: Path = INPUT_DEVICES, ioctl: Ioctl = fcntl.ioctl) -> None:
        super().__init__()
        self._folder = folder
        self._ioctl = ioctl
        self._jacks: dict[Path, QSocketNotifier] = {}
        self.plugged = False
        self.look()
        if not self._jacks:
            log.warning(
                "no headphone jack in %s can be read: the headset counts as unplugged", folder
            )

    def look(self) -> None:
        """Find new jacks, and query all."""
        for path in sorted(self._folder.glob("event*")):
            if path not in self._jacks:
                self._open(path)
        self._ask()

    def close(self) -> None:
        """Look no more."""
        for path in list(self._jacks):
            self._drop(path)

    def _open(self, path: Path) -> None:
        try:
            number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as error:
            log.info("cannot query %s for a headphone jack: %s", path, error.strerror)
            return
        try:
            has_jack = self._bits(number, EVIOCGBIT_SW) & SW_HEADPHONE_INSERT
        except OSError:
            has_jack = 0
        if not has_jack:
            os.close(number)
            return
        notifier = QSocketNotifier(voidptr(number), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(lambda: self._on_event(path))
        self._jacks[path] = notifier

    def _on_event(self, path: Path) -> None:
        try:
            os.read(int(self._jacks[path].socket()), _EVENTS)
        except BlockingIOError:
            pass
        except OSError:
            self._drop(path)  # The sound card was removed.
        self._ask()

    def _ask(self) -> None:
        plugged = False
        for path, notifier in list(self._jacks.items()):
            try:
                bits = self._bits(int(notifier.socket()), EVIOCGSW)
            except OSError:
                self._drop(path)
            else:
                plugged = plugged or bool(bits & SW_HEADPHONE_INSERT)
        if plugged is not self.plugged:
            self.plugged = plugged
            self.changed.emit()

    def _bits(self, number: int, request: int) -> int:
        answer: int = _SWITCHES.unpack(self._ioctl(number, request, bytes(_SWITCHES.size)))[0]
        return answer

    def _drop(self, path: Path) -> None:
        notifier = self._jacks.pop(path)
        notifier.setEnabled(False)
        os.close(int(notifier.socket()))
        notifier.deleteLater()
