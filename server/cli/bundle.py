"""The support archive: data for remote help, without personal data.

It contains only what this module adds explicitly. It never contains labels, logins, names, notes,
addresses of devices or the journal, which may hold personal data or links.
"""

import io
import json
import platform
import sys
import tarfile
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import distributions, version
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from contract.errors import Refusal
from server import bootstrap
from server.care.findings import Finding
from server.engine.store import Store
from server.settings import ServerSettings
from server.store import tables as t
from server.store.engine import is_sqlite
from server.store.tables import metadata


def write_bundle(path: Path, settings: ServerSettings, found: Sequence[Finding]) -> None:
    """Write the archive (tar, gzip), readable by its owner alone; `OSError` if it cannot be
    written."""
    parts = {
        "findings": [_finding(one) for one in found],
        "machine": _machine(),
        "settings": _settings(settings),
        "packages": sorted(f"{one.name}=={one.version}" for one in distributions()),
        "database": _database(settings),
    }
    path.touch(0o600)
    with tarfile.open(path, "w:gz") as archive:
        for name, content in parts.items():
            text = json.dumps(content, indent=1, default=str).encode()
            entry = tarfile.TarInfo(f"novbe/{name}.json")
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text))


def _finding(one: Finding) -> dict[str, Any]:
    # Only numbers: the other values name devices and places.
    figures = {name: value for name, value in one.values.items() if isinstance(value, int)}
    return {
        "what": one.what,
        "level": one.level.name.lower(),
        "state": one.state,
        "centre": one.centre,
        "figures": figures,
    }


def _machine() -> dict[str, Any]:
    system = platform.freedesktop_os_release() if Path("/etc/os-release").exists() else {}
    return {
        "novbe": version("novbe"),
        "python": sys.version,
        "system": system.get("PRETTY_NAME", platform.system()),
        "kernel": platform.release(),
        "machine": platform.machine(),
    }


def _settings(settings: ServerSettings) -> dict[str, Any]:
    """The settings of the server, without its addresses."""
    return {
        "database": "sqlite" if is_sqlite(settings.database_url) else "postgresql",
        "pooler": settings.direct_database is not None,
        "socket": settings.host.startswith("unix:"),
        "port": settings.port,
        "workers": settings.workers,
        "tls": settings.tls,
        "certificate": settings.certificate is not None,
        "proxies": settings.proxies,
        "public_url": settings.public_url is not None,
        "announce": settings.announce,
        "log_format": settings.log_format,
    }


def _database(settings: ServerSettings) -> dict[str, Any]:
    try:
        store = bootstrap.existing_store(settings)
    except bootstrap.CannotStart:
        return {}
    try:
        return _contents(store)
    except Refusal:
        return {}
    finally:
        store.close()


def _contents(store: Store) -> dict[str, Any]:
    same, kind = t.device.c.id == t.health.c.id, t.event.c.type
    devices = select(t.device.c.role, t.health.c.version).outerjoin_from(t.device, t.health, same)

    def count(connection: Connection) -> dict[str, Any]:
        run = connection.execute
        return {
            "rows": {
                table.name: run(select(func.count()).select_from(table)).scalar_one()
                for table in metadata.sorted_tables
            },
            "events": {
                name: number for name, number, *_ in run(select(kind, func.count()).group_by(kind))
            },
            "devices": Counter(f"{role} {release or '-'}" for role, release in run(devices)),
        }

    return {
        **store.on_connection(count),
        "centres": [
            {
                "centre": one.id,
                "revision": one.revision,
                "day": one.day,
                "last_day": one.last_day,
                "services": len(one.config.services) if one.config is not None else 0,
                "counters": len(one.config.counters) if one.config is not None else 0,
            }
            for one in store.centres()
        ],
    }
