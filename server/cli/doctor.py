"""`novbe server doctor` and `ready`: health checks, for people, monitoring and upgrades."""

import json
import socket
import ssl
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import click

from contract.errors import Refusal
from contract.texts import FALLBACK, wording
from server import bootstrap, care
from server.addresses import UNIX, local_host
from server.care import Finding, Level, worst
from server.cli.acting import hall_on
from server.cli.options import as_json_text, fail, say, store_options
from server.periodic.vitals import OK, Check
from server.sentences import TEXTS
from server.settings import CannotStart, ServerSettings, last_served
from server.store.connections import Trouble, cause_of, disk_trouble
from server.store.damage import damaged_parts
from server.store.engine import is_sqlite, sqlite_file
from server.store.schema import NoHall

ANSWER_SECONDS: Final = 5.0

_SHOWN: Final = {Level.GOOD: "good", Level.CARE: "care", Level.BAD: "BAD"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts: as JSON.")
@store_options
def doctor(as_json: bool, settings: ServerSettings) -> None:
    """Check the server, its machine and its halls, and give advice. Exits with 0 if all is well,
    with 1 if an engineer should act, with 2 if a hall does not work."""
    settings = last_served(settings)
    found = sorted(look(settings), key=lambda one: -one.level)
    english = wording(TEXTS, FALLBACK)
    if as_json:
        told = [
            {**_head(one), "sentence": one.sentence(english), "advice": one.advice(english)}
            for one in found
        ]
        click.echo(as_json_text(told))
    else:
        for one in found:
            place = f"{english('finding-name', **_head(one))}{one.centre and f' ({one.centre})'}"
            say(f"{_SHOWN[one.level]}  {place}: {one.sentence(english)}")
            if advice := one.advice(english):
                say(f"      {advice}")
    sys.exit(worst(found))


def _head(one: Finding) -> dict[str, Any]:
    level = one.level.name.lower()
    return {"what": one.what, "level": level, "state": one.state, "centre": one.centre}


def look(settings: ServerSettings) -> Iterator[Finding]:
    """All findings about a server on this machine."""
    ready = _ask_ready(settings)
    yield _server(settings, ready)
    checks = (ready or {}).get("checks", {})
    failing = [checks[one] for one in (Check.DATABASE, Check.WRITING) if checks.get(one, OK) != OK]
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
            hall = hall_on(settings, store, b"0" * 32)
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
    if failed := _failing(ready):
        return Finding("server", Level.BAD, "not_ready", {**where, "checks": failed})
    return Finding("server", values=where)


def _failing(ready: dict[str, Any]) -> str:
    """The failing checks in a server's readiness response, with their codes; "" if none fail."""
    return ", ".join(f"{name}: {found}" for name, found in ready["checks"].items() if found != OK)


def _ask_ready(settings: ServerSettings) -> dict[str, Any] | None:
    """The readiness response of the server on this machine; empty if another program answers, or
    none does that has the port; None if no program has it."""
    connection = _connection(settings)
    try:
        connection.request("GET", "/health/ready")
        found = json.loads(connection.getresponse().read())
    except (TimeoutError, ConnectionResetError, ssl.SSLError, HTTPException, ValueError):
        return {}
    except OSError:
        return None
    finally:
        connection.close()
    return found if isinstance(found, dict) and isinstance(found.get("checks"), dict) else {}


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
    """Exit with 0 when the server on this machine accepts commands, else with 1."""
    end = time.monotonic() + seconds
    while True:
        found = _ask_ready(last_served(settings))
        why = _failing(found) if found else "it does not answer"
        if not why:
            return
        if time.monotonic() >= end:
            fail(f"The server does not accept commands: {why}.")
        time.sleep(0.1)
