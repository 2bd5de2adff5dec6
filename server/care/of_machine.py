"""Findings about the machine and the server's settings. They take a second: programs are run."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cryptography import x509

from server import environment_file, tls
from server.addresses import is_local, reached, url_of
from server.care.findings import Finding, Level
from server.settings import ServerSettings
from server.store.engine import is_sqlite

_MEGABYTE: Final = 1024 * 1024

FULL_MEGABYTES: Final = 200
"""With less free space the log of a day and the database's temporary data do not fit."""

LOW_MEGABYTES: Final = 2000

BACKUPS: Final = "backups"
"""The folder in the data folder for backups of the shipped unit."""

ASK_SECONDS: Final = 5.0
"""The timeout for system programs."""


def findings(settings: ServerSettings) -> Sequence[Finding]:
    """All findings; checks without a result are left out."""
    return list(_look(settings))


def _look(settings: ServerSettings) -> Iterator[Finding]:
    yield disk(settings)
    yield from unknown_settings()
    yield certificate(settings)
    yield address(settings)
    if settings.proxies:
        yield proxies(settings)
    yield from time_server()
    yield from units()


def disk(settings: ServerSettings) -> Finding:
    """The free disk space."""
    folder = _folder_of_data(settings)
    free = shutil.disk_usage(folder).free // _MEGABYTE
    some = Level.CARE if free < LOW_MEGABYTES else Level.GOOD
    level = Level.BAD if free < FULL_MEGABYTES else some
    return Finding("disk", level, values={"free": free, "folder": str(folder)})


def backup_disk(settings: ServerSettings, folders: Sequence[Path], centre: str) -> list[Finding]:
    """Whether the backups of a centre are on the same disk as its data, by the folders of its
    last backups if they are known."""
    own = _folder_of_data(settings).stat().st_dev
    there = [one for one in folders or (settings.data / BACKUPS,) if one.exists()]
    if there and all(one.stat().st_dev == own for one in there):
        return [Finding("backup", Level.CARE, "same_disk", {"folder": str(there[0])}, centre)]
    return []


def unknown_settings() -> Iterator[Finding]:
    """The names in the environment file that are not settings."""
    for one in environment_file.unknown():
        values = {"name": one.name, "near": one.near, "file": str(one.file)}
        yield Finding("settings", Level.CARE, "near" if one.near else "unknown", values)


def _folder_of_data(settings: ServerSettings) -> Path:
    """The folder of the database file; for PostgreSQL the data folder."""
    embedded = is_sqlite(settings.database_url)
    folder = Path(settings.database_shown).parent if embedded else settings.data
    while not folder.exists():
        folder = folder.parent
    return folder


def certificate(settings: ServerSettings) -> Finding:
    """The validity of the certificate."""
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
    found = served_at(settings)
    return reached(found) or found


def address(settings: ServerSettings) -> Finding:
    """Who can reach the server."""
    values = {"address": shown_at(settings)}
    if is_local(served_at(settings)) and not settings.proxies:
        return Finding("address", Level.CARE, "local", values)
    if settings.public_url is None:
        return Finding("address", Level.CARE, "phones", values)
    return Finding("address", values=values)


def proxies(settings: ServerSettings) -> Finding:
    """Whether clients can bypass the trusted proxies."""
    closed = is_local(served_at(settings))
    level, state = (Level.GOOD, "ok") if closed else (Level.BAD, "open")
    values: dict[str, str | int] = {"count": settings.proxies, "address": shown_at(settings)}
    return Finding("proxies", level, state, values)


def time_server() -> Iterator[Finding]:
    """Whether the machine's clock is synchronised (NTP)."""
    told = _asked("timedatectl", "show", "--property=NTPSynchronized", "--value")
    if told == "yes":
        yield Finding("time")
    elif told == "no":
        yield Finding("time", Level.CARE, "none")


def units() -> Iterator[Finding]:
    """Novbe's failed systemd units."""
    told = _asked("systemctl", "list-units", "--plain", "--no-legend", "--all", "novbe-*")
    # NAME LOAD ACTIVE SUB DESCRIPTION
    rows = [line.split() for line in (told or "").splitlines()]
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
