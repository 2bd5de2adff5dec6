"""`novbe server doctor`: health checks with advice, for people and for monitoring."""

import json
import socket
import ssl
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import click
from sqlalchemy.exc import DBAPIError

from contract.errors import Refusal
from contract.texts import FALLBACK, wording
from server import bootstrap
from server.addresses import UNIX, local_host
from server.care import of_hall, of_machine
from server.care.findings import Finding, Level, worst
from server.cli.acting import hall_on
from server.cli.bundle import write_bundle
from server.cli.options import as_json_text, give_up, say, store_options
from server.periodic.vitals import OK, Check
from server.sentences import TEXTS
from server.settings import ServerSettings, last_served
from server.store.connections import trouble_of
from server.store.engine import is_sqlite
from server.store.schema import NoHall

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
    found = sorted(look(settings), key=lambda one: -one.level)
    if bundle is not None:
        try:
            write_bundle(bundle, settings, found)
        except OSError as error:
            give_up(f"{bundle} cannot be written: {error.strerror}.")
    english = wording(TEXTS, FALLBACK)
    if as_json:
        click.echo(as_json_text([_as_json(one) for one in found]))
    else:
        for one in found:
            place = f"{english('finding-name', what=one.what)}{one.centre and f' ({one.centre})'}"
            say(f"{_SHOWN[one.level]}  {place}: {one.sentence(english)}")
            if advice := one.advice(english):
                say(f"      {advice}")
    sys.exit(worst(found))


def _as_json(one: Finding) -> dict[str, Any]:
    english = wording(TEXTS, FALLBACK)
    return {
        "what": one.what,
        "level": _SHOWN[one.level].lower(),
        "state": one.state,
        "centre": one.centre,
        "sentence": one.sentence(english),
        "advice": one.advice(english),
    }


def look(settings: ServerSettings) -> Iterator[Finding]:
    """All findings about a server on this machine."""
    ready = ask_ready(settings)
    yield _server(settings, ready)
    checks = (ready or {}).get("checks", {})
    failing = [checks[one] for one in (Check.DATABASE, Check.WRITING) if checks.get(one, OK) != OK]
    yield from of_machine.findings(settings)
    try:
        store = bootstrap.existing_store(settings)
    except bootstrap.CannotStart as error:
        yield _no_database(settings, error)
        return
    try:
        yield of_hall.database(failing[0] if failing else None)
        hall = hall_on(settings, store, b"0" * 32)
        for centre in store.centres():
            yield from of_hall.findings(hall, centre.id)
            folders = of_hall.backup_folders(hall, centre.id)
            yield from of_machine.backup_disk(settings, folders, centre.id)
    except Refusal as refusal:
        yield of_hall.database(store.database_status.reading.present or str(refusal))
    finally:
        store.close()


def _no_database(settings: ServerSettings, error: bootstrap.CannotStart) -> Finding:
    """Why there is no database to look at."""
    shown, cause = settings.database_shown, error.__cause__
    no_file = is_sqlite(settings.database_url) and not Path(shown).exists()
    if no_file or isinstance(cause, NoHall):
        return Finding("database", Level.BAD, "missing", {"database": shown})
    if isinstance(cause, DBAPIError) and (trouble := trouble_of(cause)) is not None:
        return of_hall.database(trouble)
    return Finding("database", Level.BAD, "unusable", {"reason": str(error)})


def _server(settings: ServerSettings, ready: dict[str, Any] | None) -> Finding:
    where = {"address": of_machine.shown_at(settings)}
    if ready is None:
        return Finding("server", Level.BAD, "silent", where)
    if failed := failing(ready):
        return Finding("server", Level.BAD, "not_ready", {**where, "checks": failed})
    return Finding("server", values=where)


def failing(ready: dict[str, Any]) -> str:
    """The failing checks in a server's readiness response, with their codes; "" if none fail."""
    return ", ".join(f"{name}: {found}" for name, found in ready["checks"].items() if found != OK)


def ask_ready(settings: ServerSettings) -> dict[str, Any] | None:
    """The readiness response of the server on this machine; None if it does not answer."""
    connection = _connection(settings)
    try:
        connection.request("GET", "/health/ready")
        found = json.loads(connection.getresponse().read())
    except (OSError, HTTPException, ValueError):
        return None
    finally:
        connection.close()
    return found if isinstance(found, dict) and isinstance(found.get("checks"), dict) else None


class _UnixConnection(HTTPConnection):
    """HTTP over a Unix socket."""

    def connect(self) -> None:
        """Connect to the path given as the host."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(ANSWER_SECONDS)
        self.sock.connect(self.host)


def _connection(settings: ServerSettings) -> HTTPConnection:
    if settings.host.startswith(UNIX):
        return _UnixConnection(settings.host.removeprefix(UNIX))
    parts = urlsplit(of_machine.served_at(settings))
    host = local_host(str(parts.hostname))
    if parts.scheme == "http":
        return HTTPConnection(host, parts.port, timeout=ANSWER_SECONDS)
    # The server is on this machine and gets no secrets; another finding checks its certificate.
    unchecked = ssl.create_default_context()
    unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
    return HTTPSConnection(host, parts.port, timeout=ANSWER_SECONDS, context=unchecked)
