"""`novbe server doctor` and `ready`: health checks, for people, monitoring and upgrades."""

import io
import json
import platform
import socket
import ssl
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from importlib.metadata import distributions, version
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import click
from sqlalchemy import Connection, func, select

from contract.errors import Refusal
from contract.texts import FALLBACK, wording
from server import bootstrap, care
from server.addresses import UNIX, local_host
from server.care import Finding, Level, worst
from server.cli.options import as_json_text, fail, give_up, say, store_options
from server.engine.store import Store
from server.periodic.vitals import OK, Check
from server.sentences import TEXTS
from server.settings import CannotStart, ServerSettings, last_served
from server.store import tables as t
from server.store.connections import Trouble, cause_of, disk_trouble
from server.store.damage import damaged_parts
from server.store.databases import is_sqlite, sqlite_file
from server.store.schema import NoHall
from server.store.tables import metadata

ANSWER_SECONDS: Final = 5.0

_SHOWN: Final = {Level.GOOD: "good", Level.CARE: "care", Level.BAD: "BAD"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts: as JSON.")
@click.option(
    "--bundle",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write an archive for support, without secrets, names and notes.",
)
@store_options
def doctor(as_json: bool, bundle: Path | None, settings: ServerSettings) -> None:
    """Check the server, its machine and its halls, and give advice. Exits with 0 if all is well,
    with 1 if an engineer should act, with 2 if a hall does not work."""
    settings = last_served(settings)
    findings = sorted(look(settings), key=lambda finding: -finding.level)
    if bundle is not None:
        try:
            write_bundle(bundle, settings, findings)
        except OSError as error:
            give_up(f"{bundle} cannot be written: {error.strerror}.")
    english = wording(TEXTS, FALLBACK)
    if as_json:
        rows = [
            _head(finding)
            | {"sentence": finding.sentence(english), "advice": finding.advice(english)}
            for finding in findings
        ]
        click.echo(as_json_text(rows))
    else:
        for finding in findings:
            centre = finding.centre and f" ({finding.centre})"
            place = f"{english('finding-name', **_head(finding))}{centre}"
            say(f"{_SHOWN[finding.level]}  {place}: {finding.sentence(english)}")
            if advice := finding.advice(english):
                say(f"      {advice}")
    sys.exit(worst(findings))


def _head(finding: Finding) -> dict[str, Any]:
    level = finding.level.name.lower()
    return {"what": finding.what, "level": level, "state": finding.state, "centre": finding.centre}


def look(settings: ServerSettings) -> Iterator[Finding]:
    """All findings about a server on this machine."""
    ready = _ask_ready(settings)
    yield _server(settings, ready)
    checks = {} if ready is None or _waits(ready) else ready.get("checks", {})
    failing = [checks[key] for key in (Check.DATABASE, Check.WRITING) if checks.get(key, OK) != OK]
    file = sqlite_file(settings.database_url)
    if not ready and file is not None:
        # No server has tried to write.
        failing = [disk_trouble(file)]
    yield from care.of_machine(settings, (ready or {}).get("clock_jump", 0.0))
    try:
        store = bootstrap.existing_store(settings)
    except CannotStart as error:
        yield _no_database(settings, error)
        return
    parts: str | None = None
    with closing(store):
        try:
            parts = store.on_connection(damaged_parts)
            if parts is not None:
                yield care.database(Trouble.DAMAGED, parts=parts)
            else:
                yield care.database(failing[0] if failing else None, settings)
            yield care.key(settings, store)
            clock = bootstrap.stored_clock(store)
            hall = bootstrap.open_hall(settings, store, clock, b"0" * 32)
            for centre in store.centres():
                yield from care.of_hall(hall, centre.id)
                yield from care.backup_disk(hall, settings, centre.id)
        except Refusal as refusal:
            if parts is None:
                trouble = cause_of(refusal.__cause__, file) or str(refusal)
                yield care.database(trouble, settings)


def _no_database(settings: ServerSettings, error: CannotStart) -> Finding:
    """Why there is no database to look at."""
    shown, cause = settings.database_shown, error.__cause__
    no_file = is_sqlite(settings.database_url) and not Path(shown).exists()
    if no_file or isinstance(cause, NoHall):
        return Finding("database", Level.BAD, "missing", {"database": shown})
    if (trouble := cause_of(cause, sqlite_file(settings.database_url))) is not None:
        return care.database(trouble, settings)
    return Finding("database", Level.BAD, "unusable", {"reason": str(error)})


def _server(settings: ServerSettings, ready: dict[str, Any] | None) -> Finding:
    where = {"address": care.shown_at(settings)}
    if not ready:
        return Finding("server", Level.BAD, "silent" if ready is None else "other", where)
    if _waits(ready):
        return Finding("server", Level.GOOD, "waiting", where)
    if failed := _failing(ready):
        return Finding("server", Level.BAD, "not_ready", {**where, "checks": failed})
    return Finding("server", values=where)


def _waits(ready: dict[str, Any]) -> bool:
    """Whether the server that sent a readiness response waits for another one."""
    return ready.get("status") == "waiting"


def _failing(ready: dict[str, Any]) -> str:
    """The failing checks in a server's readiness response, with their codes; "" if none fail."""
    return ", ".join(f"{name}: {state}" for name, state in ready["checks"].items() if state != OK)


def _ask_ready(settings: ServerSettings) -> dict[str, Any] | None:
    """The readiness response of the server on this machine; empty if another program answers, or
    none does that has the port; None if no program has it."""
    connection = _connection(settings)
    try:
        connection.request("GET", "/health/ready")
        answer = json.loads(connection.getresponse().read())
    except (TimeoutError, ConnectionResetError, ssl.SSLError, HTTPException, ValueError):
        return {}
    except OSError:
        return None
    finally:
        connection.close()
    return answer if isinstance(answer, dict) and isinstance(answer.get("checks"), dict) else {}


class _UnixConnection(HTTPConnection):
    def connect(self) -> None:
        """Connect to the path given as the host."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(ANSWER_SECONDS)
        self.sock.connect(self.host)


def _connection(settings: ServerSettings) -> HTTPConnection:
    if settings.host.startswith(UNIX):
        return _UnixConnection(settings.host.removeprefix(UNIX))
    parts = urlsplit(care.served_at(settings))
    host = local_host(str(parts.hostname))
    if parts.scheme == "http":
        return HTTPConnection(host, parts.port, timeout=ANSWER_SECONDS)
    # The server is on this machine and gets no secrets; another finding checks its certificate.
    unchecked = ssl.create_default_context()
    unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
    return HTTPSConnection(host, parts.port, timeout=ANSWER_SECONDS, context=unchecked)


def write_bundle(path: Path, settings: ServerSettings, findings: Sequence[Finding]) -> None:
    """Write the archive for support (tar, gzip), readable by its owner alone; `OSError` if it
    cannot be written. It contains only what is added here explicitly: never labels, logins, names,
    notes, addresses of devices or the journal, which may hold personal data or links."""
    parts = {
        "findings": [_finding(finding) for finding in findings],
        "machine": _machine(),
        "settings": _settings(settings),
        "packages": sorted(f"{package.name}=={package.version}" for package in distributions()),
        "database": _database(settings),
    }
    path.touch(0o600)
    with tarfile.open(path, "w:gz") as archive:
        for name, content in parts.items():
            text = json.dumps(content, indent=1, default=str).encode()
            entry = tarfile.TarInfo(f"novbe/{name}.json")
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text))


def _finding(finding: Finding) -> dict[str, Any]:
    # Only numbers: the other values name devices and places.
    figures = {name: value for name, value in finding.values.items() if isinstance(value, int)}
    return {**_head(finding), "figures": figures}


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
    plain = {"port", "tls", "proxies", "announce", "log_format"}
    return {
        **settings.model_dump(include=plain),
        "database": "sqlite" if is_sqlite(settings.database_url) else "postgresql",
        "socket": settings.host.startswith(UNIX),
        "certificate": settings.certificate is not None,
        "public_url": settings.public_url is not None,
    }


def _database(settings: ServerSettings) -> dict[str, Any]:
    try:
        with closing(bootstrap.existing_store(settings)) as store:
            return _contents(store)
    except (CannotStart, Refusal):
        return {}


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
                "centre": centre.id,
                "revision": centre.revision,
                "day": centre.day,
                "last_day": centre.last_day,
                "services": len(centre.config.services) if centre.config is not None else 0,
                "counters": len(centre.config.counters) if centre.config is not None else 0,
            }
            for centre in store.centres()
        ],
    }


@click.command()
@click.option(
    "--wait",
    "seconds",
    type=click.FloatRange(0, 600),
    default=0.0,
    help="How many seconds to wait for it.",
)
@store_options
def ready(seconds: float, settings: ServerSettings) -> None:
    """Exit with 0 when the server on this machine accepts commands, or waits for another one that
    serves its database, else with 1."""
    end = time.monotonic() + seconds
    while True:
        answer = _ask_ready(last_served(settings))
        why = _failing(answer) if answer else "it does not answer"
        if not why or (answer and _waits(answer)):
            return
        if time.monotonic() >= end:
            fail(f"The server does not accept commands: {why}.")
        time.sleep(0.1)
