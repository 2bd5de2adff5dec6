"""At the start of the demo one visitor of each language takes a printed ticket at a kiosk.

The kiosk program itself does it, without a window: real tickets, real bytes to the printer. One
after the other, to limit the load.
"""

import signal
import subprocess
import time
from collections.abc import Sequence
from typing import Final

from novbe.demo.child import spawn
from novbe.demo.programs import Programs

DELAY_SECONDS: Final = 8.0
"""Delay until the counters are open and the waits on the paper are realistic."""

SECONDS: Final = 30.0
"""Timeout of a kiosk that takes one ticket."""


class FirstTickets:
    """The visitors with paper."""

    def __init__(
        self, programs: Programs, token: str, printer_port: int, languages: Sequence[str]
    ) -> None:
        self._programs = programs
        self._env = {**programs.signed(token), "QT_QPA_PLATFORM": "offscreen"}
        self._printer_port = printer_port
        self._languages = list(languages)
        self._log = programs.place.log("first tickets")
        self._kiosk: subprocess.Popen[bytes] | None = None
        self._since = 0.0
        self._begin = time.monotonic() + DELAY_SECONDS

    def look(self) -> None:
        """Start the next kiosk when it is due."""
        if self._kiosk is not None and self._kiosk.poll() is None:
            if time.monotonic() - self._since > SECONDS:
                self._kiosk.kill()
            return
        self._kiosk = None
        if self._languages and time.monotonic() >= self._begin:
            language = self._languages.pop(0)
            command = self._programs.first_ticket(self._printer_port, language)
            self._kiosk = spawn(command, self._env, self._log)
            self._since = time.monotonic()

    def end(self) -> None:
        """Stop."""
        self._languages.clear()
        if self._kiosk is not None:
            self._kiosk.send_signal(signal.SIGKILL)
            self._kiosk.wait()
