"""`novbe server run`: serves the hall."""

import faulthandler
import signal
import socket
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
import gevent
from gevent.event import Event

from server import bootstrap, logs, serving, waiting
from server.addresses import UNIX, is_local, reached
from server.announcing import Announcer, announcer_of
from server.cli.options import give_up, load_settings, say, store_options
from server.cli.people import HOURS, invitations, link, names_of
from server.context import LocalBus
from server.logs import LogFormat
from server.settings import MAX_PROXIES, ServerSettings, save_served
from server.store import schema
from server.tls import Certificate

FASTEST = 10_000
"""The highest rate of the hall's clock."""


def _moment(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise click.BadParameter("write it with its zone, like 2026-11-23T10:00:00+04:00")


@click.command()
@click.option("--host", help="Address to listen on (default 127.0.0.1), or unix:PATH.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; 0 takes a free one.")
@store_options
@click.option("--public-url", metavar="URL", help="The URL at which phones reach the hall.")
@click.option("--tls", is_flag=True, default=None, help="Serve TLS with a self-signed certificate.")
@click.option(
    "--certificate",
    type=click.Path(path_type=Path),
    help="Serve TLS with this certificate (PEM, with its chain).",
)
@click.option(
    "--certificate-key", type=click.Path(path_type=Path), help="The key of --certificate (PEM)."
)
@click.option(
    "--proxies",
    type=click.IntRange(0, MAX_PROXIES),
    help="The number of trusted proxies in front of the server (default 0).",
)
@click.option(
    "--announce/--no-announce",
    default=None,
    help="Whether to announce the server in the network, so that new devices find it (default "
    "yes, unless only this machine can reach it).",
)
@click.option(
    "--log-format",
    type=click.Choice([form.value for form in LogFormat]),
    help="The format of the log (NOVBE_LOG_FORMAT); json has a line for each command.",
)
@click.option("--clock-start", callback=_moment, metavar="TIME", help="The hall's time at start.")
@click.option(
    "--clock-rate", type=float, default=1.0, help="Seconds of the hall's time per second."
)
@click.option("--verbose", is_flag=True, help="Say more on standard error.")
def run(
    clock_start: datetime | None,
    clock_rate: float,
    verbose: bool,
    settings: ServerSettings,
    **flags: Any,
) -> None:
    """Serve the hall. Prints one line with its address when it is ready."""
    if not 0 < clock_rate <= FASTEST:  # written like this, NaN is refused too
        give_up(f"--clock-rate must be above 0 and at most {FASTEST}.")
    if clock_rate != 1 and clock_start is None:
        give_up("--clock-rate needs --clock-start: a faster hall has a time of its own.")
    settings = load_settings(database=settings.database, data=settings.data, **flags)
    logs.configure(settings.log_format, verbose=verbose)
    # Where each thread is, when systemd ends a server that gives no sign.
    faulthandler.enable(2)
    bootstrap.require_own_session(settings)
    lock = bootstrap.lock_database(settings, wait=bootstrap.LOCK_WAIT_SECONDS)
    certificate = bootstrap.open_certificate(settings)
    listener = serving.listen(settings.host, settings.port)
    lost = _serve(settings, certificate, listener, clock_start, clock_rate)
    if lock is not None:
        lock.close()
    if lost:
        serving.restart_program()


def _serve(
    settings: ServerSettings,
    certificate: Certificate | None,
    listener: socket.socket,
    start: datetime | None,
    rate: float,
) -> bool:
    """Wait for the database and serve, until a signal ends it; returns whether another server has
    taken the lock."""
    address = serving.address(listener, secure=certificate is not None)
    http_server = serving.http_server(
        listener, waiting.app, certificate, proxied=settings.proxies > 0
    )
    store, bus, stopping = bootstrap.store_of(settings, serving=True), LocalBus(), Event()
    ended = Event()

    def end() -> None:
        ended.set()
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, end)
    serving.supervised(stopping)

    def say_waiting() -> None:
        bootstrap.require_key(settings)
        _note_start(settings, address)
        click.echo(f"Novbe waits at {reached(address) or address}")

    with bootstrap.usable(settings):
        if not waiting.await_lock(store, http_server, stopping, say_waiting):
            return False
        serving.keep_lock(store, bus, stopping)
        store.on_connection(schema.upgrade, write=True)
    clock, just_anchored = bootstrap.open_clock(store, start, rate)
    server = serving.assemble(settings, store, clock, certificate, bus)
    if just_anchored and start is not None:
        bootstrap.record_clock_shift(server.context, start, rate)
    if stopping.is_set():
        return False
    names, invited = list(names_of(server.context).values()), invitations(server.context)
    announcer = (
        announcer_of(listener, tls=certificate is not None, names=names)
        if settings.announce
        else Announcer(None)
    )
    stopping.rawlink(lambda _event: announcer.withdraw())

    def say_ready() -> None:
        _note_start(settings, address)
        _say_ready(settings, address, names, invited)
        announcer.start()

    try:
        return serving.serve(server, http_server, stopping, say_ready) and not ended.is_set()
    finally:
        announcer.close()
        if address.startswith(UNIX):
            Path(address.removeprefix(UNIX)).unlink(missing_ok=True)


def _note_start(settings: ServerSettings, address: str) -> None:
    serving.notify("READY=1")
    save_served(settings, urlsplit(address).port or settings.port)


def _say_ready(
    settings: ServerSettings,
    address: str,
    names: Sequence[str],
    invited: Sequence[tuple[str, str, str]],
) -> None:
    click.echo(f"Novbe is ready at {reached(address) or address}")
    if settings.proxies and not is_local(address):
        say(
            f"Warning: the server trusts proxies, but listens on {address}: a client that bypasses "
            "them can forge its address. Listen on a socket or on 127.0.0.1.",
            err=True,
        )
    if not names:
        say(
            f"There is no centre in {settings.database_shown} yet. At this machine, run 'novbe "
            "server import FILE' with the same --data and --database, then 'novbe server user "
            "set-up-link CENTRE' for the link of its first manager."
        )
    for centre, name, secret in invited:
        where = link(settings, address, secret)
        if secret:
            say(f"Set up the first manager of {name} within {HOURS} hours: {where}")
        else:
            say(f"{name} has no manager: 'novbe server user set-up-link {centre}' makes a link.")
