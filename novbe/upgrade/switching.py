"""From one release to another, and back where the other does not serve."""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from novbe.upgrade.machine import Failed, Machine, Release

READY_SECONDS: Final = 60
"""How long a server may take until it takes commands."""

BACKUPS: Final = Path("/var/lib/novbe/backups")

NOTE: Final = "upgrade.json"
"""In the folder of the releases: what has to be known to finish an upgrade that was cut off."""


class WentBack(Exception):
    """The machine is in use with the release of before; says why."""


@dataclass(frozen=True)
class _Begun:
    """What was found before the first change.

    Attributes:
        running: the units that ran, in the order in which they are started.
        schema: the version of the database's schema; None where there is no server or hall.
        brought_up: whether an upgrade that was cut off has changed it since.
        own, wanted: those of the present release and of the other one.
    """

    running: Sequence[str]
    schema: str | None = None
    brought_up: bool = False
    own: str = ""
    wanted: str = ""


def switch(
    machine: Machine, target: Release, say: Callable[[str], None], backups: Path | None = BACKUPS
) -> None:
    """Take a machine to another release.

    The server takes no command from the moment in which the present release is stopped until the
    other one has proven that it can serve; so going back loses nothing.

    Args:
        machine: which.
        target: a whole release in its folder, newer or older than the present one.
        say: told what is done.
        backups: where a backup is made first; None for none.

    Raises:
        Failed: nothing was changed; or neither release serves.
        WentBack: the release of before is in use.
    """
    source = machine.current
    begun = _begin(machine, source, target)
    if backups is not None and begun.schema == begun.own and not begun.brought_up:
        say("backing the hall up")
        machine.server(source, "backup", "--into", str(backups))
    note = machine.opt / NOTE
    note.write_text(json.dumps({"running": list(begun.running), "schema": begun.schema}), "utf-8")
    try:
        _stop(machine, begun)
        if begun.schema is not None:
            say(f"stopped; trying {target.version} on the hall's data")
            if begun.wanted < begun.own:
                machine.server(source, "schema", "--to", begun.wanted)
            machine.server(target, "try")
        machine.use(target)
        _start(machine, begun, target)
    except (Failed, OSError, KeyboardInterrupt) as error:
        why = str(error) or "it was interrupted"
        say(f"{target.version} cannot be used: {why}\ngoing back to {source.version}")
        _go_back(machine, begun, source, target)
        raise WentBack(why) from error
    finally:
        note.unlink(missing_ok=True)


def _begin(machine: Machine, source: Release, target: Release) -> _Begun:
    if lacking := [role for role in source.roles if role not in target.roles]:
        raise Failed(f"{target.version} lacks what this machine has: {' '.join(lacking)}")
    cut_off = {}
    with suppress(OSError):
        cut_off = json.loads((machine.opt / NOTE).read_text("utf-8"))
    units = [_unit(role) for role in target.roles]
    running = [
        unit
        for unit in units
        if unit in cut_off.get("running", ()) or machine.services.is_running(unit)
    ]
    if "server" not in source.roles:
        return _Begun(running)
    try:
        found = machine.schema(target)
    except Failed:
        # Without a hall there is nothing to be taken over.
        return _Begun(running)
    own = machine.schema(source)["release"]
    schema = cut_off.get("schema") or found["database"]
    return _Begun(running, schema, schema != found["database"], own, found["release"])


def _unit(role: str) -> str:
    return f"novbe-{role}"


def _stop(machine: Machine, begun: _Begun) -> None:
    for unit in reversed(begun.running):
        machine.services.stop(unit)


def _start(machine: Machine, begun: _Begun, release: Release) -> None:
    for unit in begun.running:
        machine.services.start(unit)
        if unit == _unit("server"):
            machine.server(release, "ready", "--wait", str(READY_SECONDS))


def _go_back(machine: Machine, begun: _Begun, source: Release, target: Release) -> None:
    """Let the release of before serve again.

    Raises:
        Failed: it does not. Where the other release wrote what this one cannot read, the other
            one is started again: what it acknowledged must not be lost.
    """
    _stop(machine, begun)
    if begun.schema is not None:
        newer = source if begun.wanted < begun.own else target
        machine.server(newer, "schema", "--to", begun.schema)
        try:
            machine.server(source, "try")
        except Failed as error:
            machine.server(target, "try")
            machine.use(target)
            _start(machine, begun, target)
            raise Failed(
                f"{target.version} stays in use: it has written what {source.version} cannot "
                f"read, and going back would lose it ({error})"
            ) from error
    machine.use(source)
    _start(machine, begun, source)
