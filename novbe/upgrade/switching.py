"""Switches from one release to another, and back if the new one fails."""

import json
import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from novbe.upgrade.machine import CANNOT_SERVE, Failed, Machine, Release

READY_SECONDS: Final = 60
"""Timeout until a server accepts commands."""

LOOK_SECONDS: Final = 2
"""The interval of checks whether a server has ended at its start."""

BACKUPS: Final = Path("/var/lib/novbe/backups")

NOTE: Final = "upgrade.json"
"""A file in the folder of the releases during an upgrade, to finish an interrupted one."""


class WentBack(Exception):
    """The previous release is in use again; the message says why."""


class Stays(Exception):
    """The target stays in use although the switch should go back; the message says why."""


@dataclass(frozen=True)
class _Begun:
    """The state before the first change.

    Attributes:
        running: the running units, in the order of their start.
        schema: the version of the database's schema; None without a server or hall.
        present: the current version, which an interrupted upgrade may have changed.
        own, wanted: the versions of the schema of `source` and `target`.
    """

    source: Release
    target: Release
    running: Sequence[str]
    schema: str | None = None
    present: str | None = None
    own: str = ""
    wanted: str = ""

    @property
    def newer(self) -> Release:
        """The release that knows the schemas of both releases."""
        return self.source if self.wanted < self.own else self.target


def switch(
    machine: Machine, target: Release, say: Callable[[str], None], backups: Path | None = BACKUPS
) -> None:
    """Switch a machine to another release, or finish an interrupted upgrade to it.

    The server accepts no command from the stop of the current release until the target has proven
    that it works, so a rollback loses no data.

    Args:
        say: prints the steps; must not raise.
        backups: the folder for a backup before the switch; None for none.

    Raises:
        Failed: nothing was changed, or neither release works, as the message says.
        WentBack: the previous release is in use.
        Stays: the target is in use although it does not become ready, because it has written data
            that the previous release cannot keep.
    """
    if machine.current == target:
        _finish(machine, target)
        return
    begun = _begin(machine, target)
    if backups is not None and begun.schema is not None and begun.present == begun.own:
        say("backing the hall up")
        machine.server(begun.source, "backup", "--into", str(backups))
    _note(machine, begun)
    serves = False
    try:
        _stop(machine, begun)
        if begun.running:
            say(f"stopped {', '.join(begun.running)}")
        if begun.schema is not None:
            say(f"trying {target.version} on the hall's data")
            if begun.newer == begun.source:
                machine.server(begun.source, "schema", "--to", begun.wanted)
            machine.server(target, "try")
        machine.use(target)
        serves = True
        _start(machine, begun.running, target)
    except (Failed, OSError, KeyboardInterrupt) as error:
        why = str(error) or "it was interrupted"
        say(f"{target.version} cannot be used: {why}\ngoing back to {begun.source.version}")
        _go_back(machine, begun, served=serves)
        (machine.opt / NOTE).unlink()
        raise WentBack(why) from error
    machine.link("previous", begun.source)
    (machine.opt / NOTE).unlink()


def _begin(machine: Machine, target: Release) -> _Begun:
    source = machine.current
    if lacking := [role for role in source.roles if role not in target.roles]:
        raise Failed(f"{target.version} lacks what this machine has: {' '.join(lacking)}")
    cut_off = _noted(machine)
    if cut_off.get("source") != source.folder.name:
        cut_off = {}
    units = [f"novbe-{role}" for role in target.roles]
    running = [
        unit
        for unit in units
        if unit in cut_off.get("running", ()) or machine.services.is_running(unit)
    ]
    if "server" not in source.roles:
        return _Begun(source, target, running)
    found, own = machine.schema(target), machine.schema(source)["release"]
    present = found["database"]
    schema = cut_off.get("schema", present)
    return _Begun(source, target, running, schema, present, own, found["release"])


def _noted(machine: Machine) -> Mapping[str, Any]:
    """The notes of an interrupted upgrade; empty if there is none."""
    with suppress(OSError, ValueError):
        found = json.loads((machine.opt / NOTE).read_text("utf-8"))
        if isinstance(found, dict):
            return found
    return {}


def _note(machine: Machine, begun: _Begun) -> None:
    noted = {
        "source": begun.source.folder.name,
        "target": begun.target.folder.name,
        "running": list(begun.running),
        "schema": begun.schema,
    }
    new = machine.opt / f"{NOTE}.new"
    with new.open("w", encoding="utf-8") as file:
        file.write(json.dumps(noted))
        file.flush()
        os.fsync(file.fileno())
    new.replace(machine.opt / NOTE)


def _finish(machine: Machine, target: Release) -> None:
    """Start the units that an interrupted upgrade stopped, if its release is in use already."""
    cut_off = _noted(machine)
    if cut_off.get("target") != target.folder.name:
        return
    running = cut_off["running"]
    _start(
        machine,
        [service for service in running if not machine.services.is_running(service)],
        target,
    )
    machine.link("previous", Release(machine.opt.resolve() / "releases" / cut_off["source"]))
    (machine.opt / NOTE).unlink()


def _stop(machine: Machine, begun: _Begun) -> None:
    for unit in reversed(begun.running):
        machine.services.stop(unit)


def _start(machine: Machine, units: Sequence[str], release: Release) -> None:
    for unit in units:
        machine.services.start(unit)
        if unit == "novbe-server":
            _await_ready(machine, release, unit)


def _await_ready(machine: Machine, release: Release, unit: str) -> None:
    end = time.monotonic() + READY_SECONDS
    while True:
        try:
            machine.server(release, "ready", "--wait", str(LOOK_SECONDS))
        except Failed as error:
            if machine.services.has_ended(unit):
                raise Failed(f"{unit} ended at its start: {error}") from error
            if time.monotonic() > end:
                raise
        else:
            return


def _go_back(machine: Machine, begun: _Begun, *, served: bool) -> None:
    """Start the previous release again; no signal interrupts that. `served`: whether the target was
    started, and may have accepted commands. `Failed` and `Stays` as for `switch`."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    handlers = [(number, signal.signal(number, signal.SIG_IGN)) for number in numbers]
    try:
        _stop(machine, begun)
        if begun.schema is not None:
            _take_back(machine, begun, served=served)
        machine.use(begun.source)
        _start(machine, begun.running, begun.source)
    except (Failed, OSError) as error:
        raise Failed(
            f"Neither {begun.target.version} nor {begun.source.version} serves: {error}. Look at "
            "journalctl -u novbe-server; the command can be run again."
        ) from error
    finally:
        for number, handler in handlers:
            signal.signal(number, handler)


def _take_back(machine: Machine, begun: _Begun, *, served: bool) -> None:
    """Change the schema of the database to that of the previous release."""
    try:
        if machine.schema(begun.newer)["database"] != begun.schema:
            machine.server(begun.newer, "schema", "--to", str(begun.schema))
        if served:
            machine.server(begun.source, "try")
    except Failed as error:
        if not served or error.code != CANNOT_SERVE:
            raise
        machine.server(begun.target, "try")
        machine.use(begun.target)
        for unit in begun.running:
            machine.services.start(unit)
        (machine.opt / NOTE).unlink()
        raise Stays(
            f"{begun.target.version} stays in use: it has written what {begun.source.version} "
            f"cannot keep ({error})"
        ) from error
