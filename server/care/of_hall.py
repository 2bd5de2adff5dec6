"""Findings about the database and the halls in it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Final

from contract.access import DeviceState, KnownDevice
from server.care.findings import Finding, Level
from server.context import AppContext
from server.identity import known
from server.store import backups
from server.store.connections import Trouble

SHOWN_DEVICES: Final = 5
"""The number of devices that a finding names."""


def database(trouble: Trouble | str | None) -> Finding:
    """Whether the database can be read and written."""
    if trouble is None:
        return Finding("database")
    return Finding("database", Level.BAD, str(trouble))


def findings(app: AppContext, centre: str) -> Iterator[Finding]:
    """All findings about a centre, or `unavailable` or `not_found`."""
    reading = app.store.current(centre)
    if reading.stopped_at is not None:
        yield Finding("log", Level.BAD, "stopped", {"revision": reading.stopped_at}, centre)
        return
    yield Finding("log", values={"revision": reading.centre.revision}, centre=centre)
    if (doubt := app.doubt(reading.centre)) is not None:
        yield Finding("clock", Level.BAD, doubt, centre=centre)
    else:
        yield Finding("clock", centre=centre)
    if not app.store.access(lambda access: access.has_manager(centre)):
        yield Finding("manager", Level.CARE, "none", {"centre": centre}, centre)
    made = app.store.on_connection(lambda connection: backups.last(connection, centre))
    yield backup(made, app.machine.now(), centre)
    is_open = reading.centre.day is not None
    yield from devices(known.devices(app, centre), centre, is_open=is_open)


def backup_folders(app: AppContext, centre: str) -> Sequence[Path]:
    """The folders of a centre's last backups; empty if unknown."""
    return app.store.on_connection(lambda connection: backups.folders(connection, centre))


def backup(made: datetime | None, now: datetime, centre: str) -> Finding:
    """The age of the last backup."""
    if made is None:
        return Finding("backup", Level.CARE, "none", centre=centre)
    age = now - made
    level, state = (Level.GOOD, "ok") if age < backups.EACH else (Level.CARE, "old")
    return Finding("backup", level, state, {"hours": age // timedelta(hours=1)}, centre)


def devices(found: Sequence[KnownDevice], centre: str, *, is_open: bool) -> Iterator[Finding]:
    """The state of a centre's devices, without removed ones. While its day is not open they may
    be switched off."""
    present = [one for one in found if one.state is not DeviceState.REVOKED]
    online = [one for one in present if one.state is DeviceState.ONLINE]
    offline = [one for one in present if one.state is DeviceState.OFFLINE and is_open]
    own = version("novbe")
    states = (
        ("copied", Level.BAD, [one for one in present if one.copied]),
        ("version", Level.CARE, [one for one in online if one.version != own]),
        ("offline", Level.CARE, offline),
    )
    faulty = False
    for state, level, some in states:
        if some:
            faulty = True
            names = ", ".join(one.label or one.id for one in some[:SHOWN_DEVICES])
            names += ", ..." if len(some) > SHOWN_DEVICES else ""
            values: dict[str, str | int] = {"count": len(some), "devices": names, "version": own}
            yield Finding("devices", level, state, values, centre)
    if not faulty:
        yield Finding("devices", values={"count": len(online)}, centre=centre)
