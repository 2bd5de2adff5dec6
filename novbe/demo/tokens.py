"""Sets up the hall and its tokens with the server's own commands, as an administrator would."""

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final, Self

from novbe.demo.centre import Centre
from novbe.demo.child import spawn
from novbe.demo.place import Place
from novbe.demo.programs import python
from novbe.demo.signals import Signals

SECONDS: Final = 60.0
"""Timeout of a server command on a slow machine."""
MANAGER: Final = "demo.manager"


class CannotMake(Exception):
    """A command of the server failed; the message contains its output."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a demo's programs.

    Attributes:
        kiosk, display: of the devices.
        greeter: of the greeter who issues the tickets of the simulated visitors: one kiosk
            would not give so many at once.
        operators: by the key of the counter.
    """

    kiosk: str
    display: str
    greeter: str
    operators: Mapping[str, str]

    def kept(self) -> dict[str, Any]:
        """Serialise it for the next start."""
        return asdict(self)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """Parse the stored form.

        Raises:
            KeyError: it is incomplete.
        """
        return cls(kept["kiosk"], kept["display"], kept["greeter"], dict(kept["operators"]))


def import_centre(centre: Centre, place: Place, env: Mapping[str, str], signals: Signals) -> None:
    """Import the centre file into the demo's database.

    Raises:
        CannotMake: the server does not accept it.
        Stopped: the demo was ended.
    """
    command = python("server", "import", centre.file, "--yes", "--data", place.data)
    _run([("import", command)], place, env, signals)


def make(centre: Centre, place: Place, env: Mapping[str, str], signals: Signals) -> Tokens:
    """Create a token for each device, the simulated greeter and the operator of each counter, and
    the manager for the sign-in link.

    Raises:
        CannotMake, Stopped: as `import_centre`.
    """

    def command(role: str, *more: str) -> tuple[str, list[str]]:
        arguments = ("token", "--centre", centre.slug, "--role", role, *more)
        return role, python("server", *arguments, "--data", place.data)

    shows = ("--display", centre.display) if centre.display else ()
    counters = [part for key in centre.counters for part in ("--counter", key)]
    kiosk, display, people = _run(
        [
            command("kiosk", "--label", "kiosk at the door"),
            command("display", "--label", "board of the hall", *shows),
            (
                "operator",
                python("server.cli.simulated", centre.slug, *counters, "--data", place.data),
            ),
        ],
        place,
        env,
        signals,
    )
    # Last: once there are accounts, no more tokens can be made for counters.
    add = ("user", "add", centre.slug, MANAGER, "--name", "Demo manager", "--role", "manager")
    manager = python("server", *add, "--language", "en", "--data", place.data)
    _run([("manager", manager)], place, env, signals)
    return Tokens(
        kiosk=kiosk[0],
        display=display[0],
        greeter=people[0],
        operators=dict(zip(centre.counters, people[1:], strict=True)),
    )


def past_day(
    centre: Centre, place: Place, env: Mapping[str, str], signals: Signals, day: date
) -> None:
    """Create a past day with visitors and operators, as data for reports.

    Raises:
        CannotMake, Stopped: as `import_centre`.
    """
    command = python("simulator.past_day", centre.slug, "--data", place.data, "--day", f"{day}")
    _run([("yesterday", command)], place, env, signals)


def manager_link(
    centre: Centre, place: Place, env: Mapping[str, str], signals: Signals, address: str
) -> str:
    """The one-time link to sign in to the console as the manager of the demo.

    Args:
        centre, place, env, signals: of the demo.
        address: of the server from this machine.

    Raises:
        CannotMake, Stopped: as `import_centre`.
    """
    link = ("user", "sign-in-link", centre.slug, MANAGER, "--hours", "24", "--public-url", address)
    command = python("server", *link, "--data", place.data)
    ((found,),) = _run([("link", command)], place, env, signals)
    return found


def open_day(centre: Centre, place: Place, env: Mapping[str, str], signals: Signals) -> None:
    """Open the day of a hall that was down for long, when its clock is in doubt.

    Raises:
        Stopped: the demo was ended."""
    confirm = python("server", "time", "confirm", centre.slug, "--data", place.data)
    _run([("time", confirm)], place, env, signals)
    command = python("server", "day", "open", centre.slug, "--data", place.data)
    try:
        _run([("day", command)], place, env, signals)
    except CannotMake:
        # It is open already: the usual case.
        return


def _run(
    commands: Sequence[tuple[str, list[str]]],
    place: Place,
    env: Mapping[str, str],
    signals: Signals,
) -> list[list[str]]:
    """Run commands in parallel; returns the output lines of each."""
    started: list[tuple[list[str], Path, Path, subprocess.Popen[bytes]]] = []
    for name, command in commands:
        log, output = place.log(name), place.folder / f".{name}.out"
        output.write_bytes(b"")
        started.append((command, log, output, spawn(command, env, log, output=output)))
    lines = []
    try:
        for command, log, output, process in started:
            if not signals.until(partial(_has_ended, process), SECONDS):
                raise CannotMake(f"{' '.join(command)} takes too long; see {log}")
            if process.returncode != 0:
                said = log.read_text(encoding="utf-8", errors="replace").strip()
                raise CannotMake(f"{said or 'it says nothing'} (exit code {process.returncode})")
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
