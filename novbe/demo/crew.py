"""Supervises the programs of the demo, and ends them."""

import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from typing import Final

from novbe.demo.child import Child, spawn
from novbe.demo.programs import Programs

SOON: Final = 10.0
"""A program that ends within so many seconds of its start has failed."""

FALLS: Final = 4
"""After so many failures in a row it is given up."""

CLOSE_SECONDS: Final = 3.0
"""How long programs may take to end by themselves."""

DELAY_SECONDS: Final = 8.0
"""Delay until the counters are open and the waits on the paper are realistic."""


class Crew:
    """All programs that run as long as the demo."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self.children: list[Child] = []

    def start(self, child: Child) -> Child:
        """Start a program and supervise it from now on."""
        self.children.append(child)
        child.start()
        return child

    def look(self) -> None:
        """Restart programs that have ended by themselves."""
        for child in self.children:
            if child.closed or child.held or child.running:
                continue
            if child.window and child.code == 0:
                child.closed = True
                self._say(f"{child.name}: its window was closed")
                continue
            soon = time.monotonic() - child.started_at < SOON
            child.falls = child.falls + 1 if soon else 1
            if child.falls >= FALLS:
                child.closed = True
                self._say(
                    f"{child.name} {how(child.code)} {child.falls} times in a row and is given up; "
                    f"see {child.log}"
                )
                continue
            self._say(f"{child.name} {how(child.code)}: started again; see {child.log}")
            child.start()

    def end(self, first: Sequence[Child] = ()) -> None:
        """End all programs, the named ones first; kill those that do not end."""
        self._end([child for child in first if child.running])
        self._end([child for child in self.children if child.running])

    def _end(self, children: Sequence[Child]) -> None:
        for child in children:
            child.signal(signal.SIGTERM)
        for child in self._await(children, CLOSE_SECONDS):
            self._say(f"{child.name} does not end by itself: killed")
            child.signal(signal.SIGKILL)
            child.wait()

    def _await(self, children: Sequence[Child], seconds: float) -> list[Child]:
        """Wait for programs to end; returns those that still run."""
        end = time.monotonic() + seconds
        while running := [child for child in children if child.running]:
            if time.monotonic() > end:
                break
            time.sleep(0.02)
        return running


def how(code: int | None) -> str:
    """How a program ended, in words."""
    if code is None:
        return "is running"
    if code < 0:
        return f"was ended by {signal.Signals(-code).name}"
    return f"ended with exit code {code}"


class FirstTickets:
    """At the start of the demo one visitor of each language takes a printed ticket at a kiosk.

    The kiosk program itself does it, without a window: real tickets, real bytes to the printer. One
    after the other, to limit the load.
    """

    def __init__(
        self, programs: Programs, token: str, printer_port: int, languages: Sequence[str]
    ) -> None:
        self._programs = programs
        self._env = {**programs.signed(token), "QT_QPA_PLATFORM": "offscreen"}
        self._printer_port = printer_port
        self._languages = list(languages)
        self._log = programs.place.log("first tickets")
        self._kiosk: subprocess.Popen[bytes] | None = None
        self._begin = time.monotonic() + DELAY_SECONDS

    def look(self) -> None:
        """Start the next kiosk when it is due."""
        runs = self._kiosk is not None and self._kiosk.poll() is None
        if self._languages and not runs and time.monotonic() >= self._begin:
            language = self._languages.pop(0)
            command = self._programs.first_ticket(self._printer_port, language)
            self._kiosk = spawn(command, self._env, self._log)

    def end(self) -> None:
        """Stop."""
        if self._kiosk is not None:
            self._kiosk.kill()
            self._kiosk.wait()
