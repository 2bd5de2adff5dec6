"""Supervises the programs of the demo, and ends them."""

import signal
import time
from collections.abc import Callable, Sequence
from typing import Final

from novbe.demo.child import Child

SOON: Final = 10.0
"""A program that ends within so many seconds of its start has failed."""

FALLS: Final = 4
"""After so many failures in a row it is given up."""

CLOSE_SECONDS: Final = 3.0
"""How long programs may take to end by themselves."""


class Crew:
    """All programs that run as long as the demo; `hurry`: whether the user asked to kill
    programs that do not end."""

    def __init__(
        self, say: Callable[[str], None], hurry: Callable[[], bool] = lambda: False
    ) -> None:
        self._say = say
        self._hurry = hurry
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
            if time.monotonic() > end or self._hurry():
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
