"""Findings of health checks, for engineers: about the machine, the database and the halls in it.

Those about the machine take a second: programs are run."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from cryptography import x509
from sqlalchemy.engine import make_url

from contract.access import DeviceState, KnownDevice, PrinterState
from contract.texts import FALLBACK, Say, wording
from server import environment_file, tls
from server.addresses import is_local, reached, url_of
from server.backup import backups
from server.context import AppContext
from server.engine.store import Store
from server.identity import known
from server.sentences import TEXTS
from server.settings import ServerSettings
from server.signing import KEY_FILE
from server.store import server_key
from server.store.connections import Trouble
from server.store.databases import is_sqlite, sqlite_file
from server.store.server_key import KeyState

_MEGABYTE: Final = 1024 * 1024

FULL_MEGABYTES: Final = 200
"""With less free space the log of a day and the database's temporary data do not fit."""

LOW_MEGABYTES: Final = 2000

BACKUPS: Final = "backups"
"""The folder in the data folder for backups of the shipped unit."""

ASK_SECONDS: Final = 5.0
"""The timeout for system programs."""

_NO_PAPER: Final = {PrinterState.PAPER_OUT, PrinterState.COVER_OPEN}
_SILENT: Final = {PrinterState.OFFLINE, PrinterState.UNKNOWN}

_LOCAL: Final = {"localhost", "127.0.0.1", "::1"}

POSTGRESQL: Final = Path("/var/lib/postgresql")
"""Where Debian's PostgreSQL has its databases."""

SHOWN_DEVICES: Final = 5
"""The number of devices that a finding names."""


class Level(IntEnum):
    """The severity of a finding. The value is the exit code of `novbe server doctor`, by the
    convention of monitoring plugins."""

    GOOD = 0
    CARE = 1
    """An engineer should act; the hall works."""
    BAD = 2
    """The hall does not work, or will soon stop working."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of a health check, described by the text `finding-WHAT`, with advice in
    `finding-WHAT-do`: a code selects the sentence in both, and values are their variables. For the
    machine and the server there is no centre."""

    what: str
    level: Level = Level.GOOD
    state: str = "ok"
    values: Mapping[str, str | int] = field(default_factory=dict)
    centre: str = ""

    def sentence(self, say: Say) -> str:
        """The description of the finding."""
        return say(f"finding-{self.what}", state=self.state, **self.values)

    def advice(self, say: Say) -> str:
        """The advice; "" if no action is needed."""
        if self.level is Level.GOOD:
            return ""
        return say(f"finding-{self.what}-do", state=self.state, **self.values)


def worst(findings: Iterable[Finding]) -> Level:
    """The highest severity."""
    return max((finding.level for finding in findings), default=Level.GOOD)


def database(
    trouble: Trouble | str | None, settings: ServerSettings | None = None, parts: str = ""
) -> Finding:
    """Whether the database can be read and written, and its damaged parts."""
    if trouble is None:
        return Finding("database")
    embedded = settings is not None and is_sqlite(settings.database_url)
    state = "file_gone" if trouble == Trouble.GONE and embedded else str(trouble)
    return Finding("database", Level.BAD, state, {"parts": parts, "named": int(bool(parts))})


def told(finding: Finding) -> str:
    """What is wrong and what to do, in English."""
    english = wording(TEXTS, FALLBACK)
    return f"{finding.sentence(english)} {finding.advice(english)}"


def key(settings: ServerSettings, store: Store) -> Finding:
    """Whether the server's key is there, and that of the hall."""
    state = store.on_connection(partial(server_key.state_in, settings.data))
    bad = Level.CARE if state is KeyState.UNREADABLE else Level.BAD
    level = Level.GOOD if state is KeyState.OK else bad
    return Finding("key", level, state, {"file": str(settings.data / KEY_FILE)})


# A centre.


def of_hall(app: AppContext, centre: str) -> Iterator[Finding]:
    """All findings about a centre, or `unavailable` or `not_found`."""
    reading = app.store.current(centre)
    if reading.stopped_at is not None:
        yield Finding("log", Level.BAD, "stopped", {"revision": reading.stopped_at}, centre)
        return
    yield Finding("log", values={"revision": reading.centre.revision}, centre=centre)
    doubt = app.doubt(reading.centre)
    yield Finding("clock", Level.BAD if doubt else Level.GOOD, doubt or "ok", centre=centre)
    if not app.store.access(lambda access: access.has_manager(centre)):
        yield Finding("manager", Level.CARE, "none", {"centre": centre}, centre)
    made = app.store.on_connection(lambda connection: backups.last(connection, centre))
    yield _backup(made, app.machine.now(), centre)
    yield from _zone(app, reading.setup.config.centre.time_zone, centre)
    is_open = reading.centre.day is not None
    yield from _devices(known.devices(app, centre), centre, is_open=is_open)


def _backup(made: datetime | None, now: datetime, centre: str) -> Finding:
    if made is None:
        return Finding("backup", Level.CARE, "none", centre=centre)
    age = now - made
    level, state = (Level.GOOD, "ok") if age < backups.EACH else (Level.CARE, "old")
    return Finding("backup", level, state, {"hours": age // timedelta(hours=1)}, centre)


def _zone(app: AppContext, zone: str, centre: str) -> Iterator[Finding]:
    """Whether the machine's time is that of one of the server's centres."""
    here = app.machine.now().astimezone()
    configs = [row.config for row in app.store.centres()]
    zones = [config.centre.time_zone for config in configs if config is not None]
    if here.utcoffset() not in [here.astimezone(ZoneInfo(name)).utcoffset() for name in zones]:
        values = {"machine": f"{here:%Z}", "zone": zone}
        yield Finding("zone", Level.CARE, "differs", values, centre)


def _devices(
    known_devices: Sequence[KnownDevice], centre: str, *, is_open: bool
) -> Iterator[Finding]:
    """The state of a centre's devices, without removed ones. While its day is not open they may
    be switched off."""
    present = [device for device in known_devices if device.state is not DeviceState.REVOKED]
    online = [device for device in present if device.state is DeviceState.ONLINE]
    offline = [device for device in present if device.state is DeviceState.OFFLINE and is_open]
    own = version("novbe")
    states = (
        ("copied", Level.BAD, [device for device in present if device.copied]),
        ("version", Level.CARE, [device for device in online if device.version != own]),
        ("paper", Level.CARE, [device for device in online if device.printer in _NO_PAPER]),
        ("printer", Level.CARE, [device for device in online if device.printer in _SILENT]),
        ("offline", Level.CARE, offline),
    )
    for state, level, devices in states:
        if devices:
            names = ", ".join(device.label or device.id for device in devices[:SHOWN_DEVICES])
            names += ", ..." if len(devices) > SHOWN_DEVICES else ""
            values: dict[str, str | int] = {"count": len(devices), "devices": names, "version": own}
            yield Finding("devices", level, state, values, centre)
    if not any(devices for _, _, devices in states):
        yield Finding("devices", values={"count": len(online)}, centre=centre)


def backup_disk(app: AppContext, settings: ServerSettings, centre: str) -> Iterator[Finding]:
    """Whether the backups of a centre are on the same disk as its data, by the folders of its
    last backups if they are known."""
    folders = app.store.on_connection(lambda connection: backups.folders(connection, centre))
    folder = app.in_thread(_on_one_disk, settings, folders)
    if folder is not None:
        yield Finding("backup", Level.CARE, "same_disk", {"folder": str(folder)}, centre)


def _on_one_disk(settings: ServerSettings, folders: Sequence[Path]) -> Path | None:
    own = _disks(settings)[0].stat().st_dev
    there = [folder for folder in folders or (settings.data / BACKUPS,) if folder.exists()]
    return there[0] if there and all(folder.stat().st_dev == own for folder in there) else None


# The machine and the server's settings.


def of_machine(settings: ServerSettings, jump: float) -> Sequence[Finding]:
    """All findings; checks without a result are left out. `jump`: by how many seconds the clock
    jumped while the server ran."""
    return [
        *_free(settings),
        *_keys(settings),
        *_unknown_settings(),
        _certificate(settings),
        _address(settings),
        *([_proxies(settings)] if settings.proxies else []),
        *_time_server(jump),
        *_units(),
    ]


def free_space(settings: ServerSettings) -> Mapping[str, int]:
    """The free bytes of each disk of this machine that has the database or the data folder, by a
    folder on it."""
    return {str(disk): shutil.disk_usage(disk).free for disk in _disks(settings)}


def _disks(settings: ServerSettings) -> Sequence[Path]:
    """A folder on each of these disks, first that of the database."""
    file = sqlite_file(settings.database_url)
    wanted = POSTGRESQL if file is None else file.resolve().parent, settings.data.absolute()
    there = [next(parent for parent in (path, *path.parents) if parent.exists()) for path in wanted]
    return there if there[0].stat().st_dev != there[1].stat().st_dev else there[:1]


def _free(settings: ServerSettings) -> Iterator[Finding]:
    for folder, size in free_space(settings).items():
        free = size // _MEGABYTE
        low = Level.CARE if free < LOW_MEGABYTES else Level.GOOD
        level = Level.BAD if free < FULL_MEGABYTES else low
        yield Finding("disk", level, values={"free": free, "folder": folder})
    url = make_url(settings.database_url)
    host = str(url.query.get("host") or url.host or "/")
    if not (is_sqlite(settings.database_url) or host.startswith("/") or host in _LOCAL):
        yield Finding("disk", state="elsewhere", values={"host": host})


def _keys(settings: ServerSettings) -> Iterator[Finding]:
    """Whether only the server's account can read the keys that it made."""
    for path in (settings.data / KEY_FILE, settings.data / tls.KEY_FILE):
        if path.exists() and path.stat().st_mode & 0o077:
            yield Finding("key", Level.CARE, "open", {"file": str(path)})


def _unknown_settings() -> Iterator[Finding]:
    for variable in environment_file.unknown():
        values = {"name": variable.name, "near": variable.near, "file": str(variable.file)}
        yield Finding("settings", Level.CARE, "near" if variable.near else "unknown", values)


def _certificate(settings: ServerSettings) -> Finding:
    path = settings.certificate or (settings.data / tls.CERTIFICATE_FILE if settings.tls else None)
    if path is None:
        # A proxy has its own certificate, which the server cannot check.
        state = "proxy" if settings.served_securely else "none"
        return Finding("certificate", Level.GOOD if state == "proxy" else Level.CARE, state)
    try:
        shown = x509.load_pem_x509_certificate(path.read_bytes())
    except (OSError, ValueError):
        return Finding("certificate", Level.BAD, "unreadable", {"file": str(path)})
    left = shown.not_valid_after_utc - datetime.now(UTC)
    if left.total_seconds() <= 0:
        return Finding("certificate", Level.BAD, "over")
    soon = left < tls.EXPIRES_SOON
    level, state = (Level.CARE, "soon") if soon else (Level.GOOD, "ok")
    return Finding("certificate", level, state, {"days": left.days})


def served_at(settings: ServerSettings) -> str:
    """The URL of the server, by its settings."""
    is_tls = settings.tls or settings.certificate is not None
    return url_of(settings.host, settings.port, tls=is_tls)


def shown_at(settings: ServerSettings) -> str:
    """The URL of the server for other machines, or the path of its Unix socket."""
    address = served_at(settings)
    return reached(address) or address


def _address(settings: ServerSettings) -> Finding:
    values = {"address": shown_at(settings)}
    if is_local(served_at(settings)) and not settings.proxies:
        return Finding("address", Level.CARE, "local", values)
    if settings.public_url is None:
        return Finding("address", Level.CARE, "phones", values)
    return Finding("address", values=values)


def _proxies(settings: ServerSettings) -> Finding:
    """Whether clients can bypass the trusted proxies."""
    closed = is_local(served_at(settings))
    level, state = (Level.GOOD, "ok") if closed else (Level.BAD, "open")
    values: dict[str, str | int] = {"count": settings.proxies, "address": shown_at(settings)}
    return Finding("proxies", level, state, values)


def _time_server(jump: float) -> Iterator[Finding]:
    """Whether the machine's clock jumped, and whether it is synchronised (NTP)."""
    if jump:
        minutes, state = round(abs(jump) / 60), "ahead" if jump > 0 else "back"
        yield Finding("time", Level.BAD, state, {"minutes": minutes})
    output = _asked("timedatectl", "show", "--property=NTPSynchronized", "--value")
    if output == "yes":
        yield Finding("time")
    elif output == "no":
        yield Finding("time", Level.CARE, "none")


def _units() -> Iterator[Finding]:
    output = _asked("systemctl", "list-units", "--plain", "--no-legend", "--all", "novbe-*")
    # NAME LOAD ACTIVE SUB DESCRIPTION
    rows = [line.split() for line in (output or "").splitlines()]
    if not rows:
        return
    failed = [row[0] for row in rows if len(row) > 2 and row[2] == "failed"]
    if failed:
        yield Finding("units", Level.BAD, "failed", {"units": " ".join(failed)})
    else:
        yield Finding("units", values={"units": " ".join(row[0] for row in rows)})


def _asked(program: str, *arguments: str) -> str | None:
    """The output of a system program; None if it is missing or fails."""
    path = shutil.which(program)
    if path is None:
        return None
    try:
        done = subprocess.run(
            [path, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=ASK_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
