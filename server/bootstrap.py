"""Puts the parts of a server together."""

import errno
import fcntl
import logging
import resource
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import gevent
from flask import Flask
from flask_socketio import SocketIO
from gevent import pywsgi
from gevent.event import Event
from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.engine import make_url

from contract.commands import ShiftClock, due_at
from contract.errors import Refusal
from contract.words import CommandName
from server.application import dispatch, timers
from server.application.hall import Hall
from server.application.ports import Bus, Clock
from server.application.principal import Principal, clock_of
from server.clock import MachineClock, ShiftedClock
from server.doors import Doors
from server.realtime.bus import LocalBus
from server.realtime.entrance import open_entrance
from server.realtime.publisher import Publisher
from server.settings import ServerSettings
from server.signing import KeySigner, UnusableKey, key_at
from server.store import schema, tokens
from server.store import tables as t
from server.store.engine import is_sqlite, open_engine
from server.store.transactions import SqlTransactions
from server.store.writer import DirectLane, Lane, ThreadLane
from server.web.app import make_app

_log = logging.getLogger("novbe.server")

TIMER_SECONDS = 5.0
"""How often the clock looks for what is due."""

STOP_SECONDS = 2.0
"""How long requests under way may take when the server stops."""

FORGET_AFTER = timedelta(days=8)
"""Stored successes are kept until the day closes plus seven days."""


class CannotStart(Exception):
    """Why a server does not start, and what to do; one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is put together."""

    hall: Hall
    app: Flask
    socketio: SocketIO
    publisher: Publisher
    transactions: SqlTransactions


def open_store(settings: ServerSettings, *, serving: bool) -> SqlTransactions:
    """The store, its schema brought up.

    Args:
        settings: which database.
        serving: whether gevent serves in this process; else each job runs in the
            caller, as command-line programs want it.

    Raises:
        CannotStart: the database cannot be reached, or is of a newer release.
    """
    url = settings.database_url
    engine: Engine | None = None
    try:
        engine = open_engine(url)
        schema.bring_up(engine)
    except schema.NewerDatabase as error:
        if engine is not None:
            engine.dispose()
        raise CannotStart(str(error)) from error
    except Exception as error:
        shown = make_url(url).render_as_string(hide_password=True)
        raise CannotStart(
            f"The database {shown} cannot be used: {str(error).splitlines()[0]}. "
            "Check --database (or NOVBE_DATABASE) and that the file or server can be reached."
        ) from error
    writing: Lane
    reading: Lane
    if not is_sqlite(url):
        return SqlTransactions(
            DirectLane(engine), DirectLane(engine, isolation_level="REPEATABLE READ")
        )
    engine.dispose()
    if serving:
        writing = ThreadLane(open_engine(url), join=True)
        reading = ThreadLane(open_engine(url), join=False, reading=True)
    else:
        writing = DirectLane(open_engine(url))
        reading = DirectLane(open_engine(url), reading=True)
    return SqlTransactions(writing, reading)


def clock_from(store: SqlTransactions, start: datetime | None, rate: float) -> tuple[Clock, bool]:
    """The hall's clock, and whether it is a shifted one that begins anew.

    A shifted clock is anchored in the database: a restart with the same start
    and rate goes on where it was.
    """
    if start is None:
        return MachineClock(), False
    start = start.astimezone(UTC)

    def work(connection: Connection) -> tuple[datetime, bool]:
        row = connection.execute(select(t.hall_clock).where(t.hall_clock.c.id == 1)).one_or_none()
        if row is not None and row.start == start and float(row.rate) == rate:
            return row.anchor, False
        values = {"start": start, "rate": repr(rate), "anchor": datetime.now(UTC)}
        if row is None:
            connection.execute(insert(t.hall_clock), {"id": 1, **values})
        else:
            connection.execute(update(t.hall_clock).where(t.hall_clock.c.id == 1), values)
        return values["anchor"], True  # type: ignore[return-value]

    anchor, anew = store.on_connection(work, write=True)
    return ShiftedClock(start, rate, anchor), anew


def stored_clock(store: SqlTransactions) -> Clock:
    """The clock that the hall runs by, as the database says; for command-line programs."""

    def work(connection: Connection) -> Clock:
        row = connection.execute(select(t.hall_clock).where(t.hall_clock.c.id == 1)).one_or_none()
        if row is None:
            return MachineClock()
        return ShiftedClock(row.start, float(row.rate), row.anchor)

    return store.on_connection(work)


def open_hall(settings: ServerSettings, store: SqlTransactions, clock: Clock, bus: Bus) -> Hall:
    """The application on its store, without any web; enough for the command line.

    Raises:
        CannotStart: the server's key cannot be read or made.
    """
    try:
        key = key_at(settings.data / "secret.key")
    except UnusableKey as error:
        raise CannotStart(str(error)) from error
    except OSError as error:
        raise CannotStart(
            f"The data folder {settings.data} cannot be used: {error.strerror}. "
            "Name another --data (or NOVBE_DATA)."
        ) from error
    return Hall(
        transactions=store,
        clock=clock,
        signer=KeySigner(key),
        bus=bus,
        public_url=settings.public_url,
    )


def assemble(settings: ServerSettings, store: SqlTransactions, clock: Clock) -> Server:
    """A server on its store."""
    bus = LocalBus()
    hall = open_hall(settings, store, clock, bus)

    def find(secret: str) -> Principal | None:
        return store.on_connection(lambda connection: tokens.find(connection, secret))

    doors = Doors(hall, find)
    app = make_app(hall, doors)
    socketio, publisher = open_entrance(app, hall, doors)
    bus.listen(publisher.on_revision)
    return Server(hall, app, socketio, publisher, store)


def mark_clock(hall: Hall, start: datetime, rate: float) -> None:
    """Say in the log of every centre that the hall's time is not the machine's."""
    for centre in hall.transactions.centres():
        if centre.config is None:
            continue
        now = hall.clock.now()
        command = ShiftClock(
            command_id=due_at(centre.id, CommandName.SHIFT_CLOCK, datetime.now(UTC)),
            centre=centre.id,
            start=start,
            rate=rate,
        )
        _log.info("the clock of %s is shifted to %s", centre.id, now)
        dispatch.execute(hall, clock_of(centre.id), command)


def only_one(settings: ServerSettings) -> TextIOWrapper | None:
    """Hold the embedded database for this process alone.

    Raises:
        CannotStart: another server has it.
    """
    url = settings.database_url
    if not is_sqlite(url):
        return None
    path = Path(f"{make_url(url).database}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w")
    except OSError as error:
        raise CannotStart(
            f"The folder {path.parent} cannot be used: {error.strerror}. "
            "Name another --data or --database."
        ) from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise CannotStart(
            f"Another Novbe server already serves {make_url(url).database}. "
            "Stop it first, or name another --database."
        ) from error
    return file


def listen(host: str, port: int) -> socket.socket:
    """The listening socket; accepted ones inherit TCP_NODELAY.

    With Nagle's algorithm every keep-alive request would take 43 ms.

    Raises:
        CannotStart: the port is in use or may not be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRNOTAVAIL:
            raise CannotStart(
                f"This machine has no address {host}. Name one of its own by --host "
                "(0.0.0.0 takes all)."
            ) from error
        raise CannotStart(
            f"Port {port} of {host} cannot be used: {error.strerror}. "
            "Stop the program that has it, or name another --port (0 takes a free one)."
        ) from error
    listener.listen(1024)
    listener.setblocking(False)
    return listener


REQUEST_SECONDS = 30.0
"""How long a connection may take over a request, or wait between two."""


class Handler(pywsgi.WSGIHandler):
    """Waits for nobody for ever, and reads nothing more from what was a WebSocket."""

    def __init__(self, sock: Any, address: Any, server: Any) -> None:
        sock.settimeout(REQUEST_SECONDS)
        super().__init__(sock, address, server)

    @property
    def _is_websocket(self) -> bool:
        return str((self.environ or {}).get("HTTP_UPGRADE", "")).lower() == "websocket"

    def handle_one_response(self) -> None:
        """Answer; where the answer is a WebSocket, its pings are what keeps the time."""
        websocket = self._is_websocket
        if websocket:
            self.socket.settimeout(None)
        super().handle_one_response()
        if websocket:
            self.close_connection = True

    def handle_error(self, t: Any, v: Any, tb: Any) -> None:
        """A peer that talks nonsense on its WebSocket is one line, not a traceback."""
        if self._is_websocket:
            _log.info("a connection broke off: %s", v)
            self.close_connection = True
            return
        super().handle_error(t, v, tb)


def _many_files() -> None:
    """Every socket is a file: take as many as the machine allows."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def serve(server: Server, listener: Any, on_ready: Callable[[], None]) -> None:
    """Serve until `stop` is called from a signal."""
    # The lanes are native threads; the hub must get its turn among them quickly.
    sys.setswitchinterval(0.0005)
    _many_files()
    wsgi = pywsgi.WSGIServer(listener, server.app, log=None, error_log=_log, handler_class=Handler)
    wsgi.start()
    server.publisher.start()
    stopping = Event()
    timer = gevent.spawn(_timers, server, stopping)
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, stopping.set)
    on_ready()
    stopping.wait()
    # Not killed: what is killed inside a statement fails in taking it back, and the
    # loop would take that failure for the database's and go on.
    timer.join(timeout=STOP_SECONDS)
    wsgi.stop(timeout=STOP_SECONDS)
    server.publisher.stop()
    server.transactions.close()


def _timers(server: Server, stopping: Event) -> None:
    forgotten = 0.0
    while not stopping.is_set():
        try:
            timers.fire(server.hall)
            now = gevent.get_hub().loop.now()
            if now - forgotten > 3600:
                forgotten = now
                server.transactions.forget_successes(server.hall.clock.now() - FORGET_AFTER)
        except Refusal as refusal:
            _log.warning("the clock could not act: %s", refusal)
        stopping.wait(TIMER_SECONDS / server.hall.clock.rate)
