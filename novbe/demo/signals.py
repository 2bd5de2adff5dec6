"""Signals that end the demo: Ctrl+C, SIGTERM, a closed terminal. They only interrupt waiting."""

import signal
import time
from collections.abc import Callable
from types import FrameType
from typing import Final, Self

ENDING: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STEP_SECONDS: Final = 0.1


class Stopped(Exception):
    """A signal to end the demo was received."""


class Signals:
    """Handles the signals that end the demo; use it as a context manager."""

    def __init__(self) -> None:
        self._came = False

    def __enter__(self) -> Self:
        self._old = {number: signal.signal(number, self._noted) for number in ENDING}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._old.items():
            signal.signal(number, handler)

    def wait(self, seconds: float) -> None:
        """Sleep for a moment; `Stopped` afterwards if a signal has come."""
        if not self._came:
            time.sleep(seconds)
        if self._came:
            raise Stopped

    def until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait for a condition; whether it came true in time. `Stopped` if a signal came first."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                return False
            self.wait(STEP_SECONDS)
        return True

    def _noted(self, _number: int, _frame: FrameType | None) -> None:
        self._came = True
