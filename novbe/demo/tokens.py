"""Sets up the hall and its tokens with the server's own commands, as an administrator would."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from novbe.demo.centre import DemoCentre
from novbe.demo.child import spawn
from novbe.demo.place import CannotRun, DemoFolder
from novbe.demo.programs import python
from novbe.demo.signals import Signals

SECONDS: Final = 60.0
"""Timeout of a server command on a slow machine."""
MANAGER: Final = "demo.manager"
OPERATOR: Final = "demo.operator"
BOARD: Final = "board of the hall"


@dataclass(frozen=True, slots=True)
class DemoTokens:
    """The tokens of a demo's programs, of operators by the key of the counter. A greeter issues the
    tickets of the simulated visitors: one kiosk would not give so many at once."""

    kiosk: str
    display: str
    greeter: str
    operators: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Commands:
    """The server's commands for one demo. Each raises `CannotRun` where the server refuses it, and
    `Stopped` where the demo is ended meanwhile."""

    centre: DemoCentre
    place: DemoFolder
    env: Mapping[str, str]
    signals: Signals

    def import_centre(self, file: Path) -> None:
        """Import the centre file into the demo's database."""
        self._run(("import", self._server("import", file, "--yes")))

    def make(self) -> DemoTokens:
        """Create a token for each device, the simulated greeter and the operator of each counter,
        and the manager and the operator for the sign-in links."""
        slug, counters = self.centre.slug, self.centre.counters
        shows = ("--display", self.centre.display) if self.centre.display else ()
        of_device = ("token", "--centre", slug, "--role")
        bound = [part for key in counters for part in ("--counter", key)]
        simulated = python("server.cli.simulated", slug, *bound, "--data", self.place.data)
        kiosk, display, people = self._run(
            ("kiosk", self._server(*of_device, "kiosk", "--label", "kiosk at the door")),
            ("display", self._server(*of_device, "display", "--label", BOARD, *shows)),
            ("operator", simulated),
        )
        # Last: once there are accounts, no more tokens can be made for counters.
        add = ("user", "add", slug, MANAGER, "--name", "Demo manager", "--role", "manager")
        self._run(("manager", self._server(*add, "--language", "en")))
        add = ("user", "add", slug, OPERATOR, "--name", "Demo operator", "--role", "operator")
        self._run(("counter-page", self._server(*add, "--language", "en")))
        operators = dict(zip(counters, people[1:], strict=True))
        return DemoTokens(kiosk[0], display[0], people[0], operators)

    def past_day(self, day: date) -> None:
        """Create a past day with visitors and operators, as data for reports."""
        words = (self.centre.slug, "--data", self.place.data, "--day", f"{day}")
        self._run(("yesterday", python("simulator.past_day", *words)))

    def console_link(self, address: str) -> str:
        """The one-time link to sign in to the console as the manager of the demo; `address` is that
        of the server from this machine."""
        return self._link(MANAGER, address)

    def counter_link(self, address: str) -> str:
        """The one-time link to the page of a counter, as the operator of the demo."""
        return f"{self._link(OPERATOR, address)}?next=counter"

    def _link(self, login: str, address: str) -> str:
        link = ("user", "sign-in-link", self.centre.slug, login, "--hours", "24")
        ((found,),) = self._run(("link", self._server(*link, "--public-url", address)))
        return found

    def _server(self, *words: str | Path) -> list[str]:
        return python("server", *words, "--data", self.place.data)

    def _run(self, *commands: tuple[str, list[str]]) -> list[list[str]]:
        """Run commands in parallel; returns the output lines of each."""
        started: list[tuple[list[str], Path, Path, subprocess.Popen[bytes]]] = []
        for name, command in commands:
            log, output = self.place.log(name), self.place.folder / f".{name}.out"
            output.write_bytes(b"")
            started.append((command, log, output, spawn(command, self.env, log, output=output)))
        lines = []
        try:
            for command, log, output, process in started:
                if not self.signals.until(partial(_has_ended, process), SECONDS):
                    raise CannotRun(f"{' '.join(command)} takes too long; see {log}")
                if process.returncode != 0:
                    said = log.read_text(encoding="utf-8", errors="replace").strip()
                    raise CannotRun(f"{said or 'it says nothing'} (exit code {process.returncode})")
                lines.append(output.read_text(encoding="utf-8").split())
        finally:
            for _command, _log, output, process in started:
                if process.poll() is None:
                    process.kill()
                    process.wait()
                output.unlink(missing_ok=True)
        return lines


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    return process.poll() is not None
