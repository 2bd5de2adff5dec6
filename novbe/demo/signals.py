"""Signals that end the demo: Ctrl+C, SIGTERM, a closed terminal. They only interrupt waiting."""

import select
import signal
import socket
import time
from collections.abc import Callable
from types import FrameType
from typing import Final, Self

ENDING: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STEP_SECONDS: Final = 0.1


class Stopped(Exception):
    """A signal to end the demo was received."""


class Signals:
    """Handles the signals that end the demo; use it as a context manager. The second signal of
    the `count` kills programs."""

    def __init__(self) -> None:
        self.count = 0
        self._reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)

    def __enter__(self) -> Self:
        self._old_fd = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._old = {number: signal.signal(number, self._noted) for number in ENDING}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._old.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_fd)
        self._reader.close()
        self._writer.close()

    def wait(self, seconds: float) -> None:
        """Sleep; `Stopped` at once when a signal comes, or has come."""
        if not self.count:
            ready, _, _ = select.select([self._reader], [], [], max(0.0, seconds))
            if ready:
                self._reader.recv(64)
        if self.count:
            raise Stopped

    def until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait for a condition; whether it came true in time. `Stopped` if a signal came first."""
        end = time.monotonic() + seconds
        while not condition():
            left = end - time.monotonic()
            if left <= 0:
                return False
            self.wait(min(left, STEP_SECONDS))
        return True

    def _noted(self, _number: int, _frame: FrameType | None) -> None:
        self.count += 1
