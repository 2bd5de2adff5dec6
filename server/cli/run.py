"""`novbe server run`: serves the hall."""

import faulthandler
import signal
import socket
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import click
import gevent
from gevent.event import Event

from server import bootstrap, logs, serving
from server import workers as processes
from server.addresses import UNIX, is_local, reached
from server.announcing import Announcer, announcer_of
from server.cli.options import give_up, load_settings, say, store_options
from server.cli.people import HOURS, invitations, link, names_of
from server.clock import Clock
from server.context import LocalBus
from server.engine.centre_view import CommittedState
from server.logs import LogFormat
from server.serving import Server
from server.settings import MAX_PROXIES, MAX_WORKERS, ServerSettings, save_served
from server.store.engine import is_sqlite

FASTEST = 10_000
"""The highest rate of the hall's clock."""


class Prepared(NamedTuple):
    """Read before the server starts: the clock, the names of the centres, the centres without a
    manager (id, name, secret of a first link), and, for a single process, the states of the
    centres, which it takes."""

    clock: Clock
    names: Sequence[str]
    invited: Sequence[tuple[str, str, str]]
    roots: list[CommittedState]


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
@click.option(
    "--direct-database",
    metavar="URL",
    help="The URL of PostgreSQL itself, if --database is a pooler (NOVBE_DIRECT_DATABASE).",
)
@click.option(
    "--workers",
    type=click.IntRange(1, MAX_WORKERS),
    help="The number of serving processes (NOVBE_WORKERS); more than 1 needs PostgreSQL.",
)
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
    type=click.Choice([one.value for one in LogFormat]),
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
    if settings.workers > 1 and is_sqlite(settings.database_url):
        give_up(
            f"{settings.workers} workers need a --database of PostgreSQL (or NOVBE_DATABASE); "
            "on SQLite one process serves the hall."
        )
    lock = bootstrap.lock_database(settings)
    shown = bootstrap.open_certificate(settings)
    listener = serving.listen(settings.host, settings.port)
    prepared = _prepare(settings, clock_start, clock_rate)
    address = serving.address(listener, secure=shown is not None)
    announcer = (
        announcer_of(listener, tls=address.startswith("https:"), names=prepared.names)
        if settings.announce
        else Announcer(None)
    )

    def make(worker: int = 1) -> Server:
        store = bootstrap.store_of(settings, serving=True)
        return serving.assemble(settings, store, prepared.clock, shown, worker)

    def say_ready() -> None:
        serving.notify("READY=1")
        save_served(settings, urlsplit(address).port or settings.port)
        _say_ready(settings, address, prepared)
        announcer.start()

    try:
        if settings.workers > 1:
            processes.run(make, listener, settings.workers, say_ready, announcer.withdraw)
        else:
            server = make()
            # Taken out, so that the states of the start are not kept in memory for good.
            while prepared.roots:
                server.context.store.engine.publish(prepared.roots.pop(), None)
            _serve(server, listener, address, say_ready, announcer.withdraw)
    finally:
        announcer.close()
    if lock is not None:
        lock.close()


def _prepare(settings: ServerSettings, start: datetime | None, rate: float) -> Prepared:
    """Upgrade the database and anchor the clock; leaves no connection open."""
    store = bootstrap.open_store(settings)
    clock, just_anchored = bootstrap.open_clock(store, start, rate)
    hall = bootstrap.open_hall(settings, store, clock, LocalBus())
    if just_anchored and start is not None:
        bootstrap.record_clock_shift(hall, start, rate)
    names, invited = list(names_of(hall).values()), invitations(hall)
    # Workers read the states themselves: one that is replaced later starts from a checkpoint.
    roots = store.engine.roots() if settings.workers == 1 else []
    prepared = Prepared(clock, names, invited, roots)
    store.close()
    return prepared


def _serve(
    server: Server,
    listener: socket.socket,
    address: str,
    on_ready: Callable[[], None],
    on_end: Callable[[], None],
) -> None:
    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, stopping.set)
    stopping.rawlink(lambda _event: on_end())
    serving.serve(server, listener, stopping, on_ready, lambda: serving.notify("WATCHDOG=1"))
    if address.startswith(UNIX):
        Path(address.removeprefix(UNIX)).unlink(missing_ok=True)


def _say_ready(settings: ServerSettings, address: str, prepared: Prepared) -> None:
    click.echo(f"Novbe is ready at {reached(address) or address}")
    if settings.proxies and not is_local(address):
        say(
            f"Warning: the server trusts proxies, but listens on {address}: a client that bypasses "
            "them can forge its address. Listen on a socket or on 127.0.0.1.",
            err=True,
        )
    if not prepared.names:
        say(
            f"There is no centre in {settings.database_shown} yet. At this machine, run 'novbe "
            "server import FILE' with the same --data and --database, then 'novbe server user "
            "set-up-link CENTRE' for the link of its first manager."
        )
    for centre, name, secret in prepared.invited:
        where = link(settings, address, secret)
        if secret:
            say(f"Set up the first manager of {name} within {HOURS} hours: {where}")
        else:
            say(f"{name} has no manager: 'novbe server user set-up-link {centre}' makes a link.")
