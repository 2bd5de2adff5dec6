"""Assembles and runs a serving server: its socket, background tasks, and shutdown."""

import errno
import gc
import logging
import os
import resource
import socket
import stat
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import gevent
from flask import Flask
from gevent.event import Event
from gevent.server import StreamServer
from gevent.threadpool import ThreadPool
from werkzeug.middleware.proxy_fix import ProxyFix

from contract.errors import Refusal
from server.addresses import UNIX, origin_of, url_of
from server.bootstrap import open_hall
from server.clock import JUMP, Clock, booted_at
from server.commands import privacy
from server.commands.files import UnnamedFiles
from server.context import AppContext, LocalBus
from server.control.socket import open_socket
from server.control.wire import socket_of
from server.engine.store import Store
from server.http_server import HttpServer
from server.identity import sessions
from server.identity.authenticator import Authenticator
from server.identity.presence import WRITE_SECONDS, Presence
from server.logs import FailureLatch
from server.outbox import alarms
from server.outbox.booking_mail import BookingMails
from server.outbox.sender import Sender
from server.passwords import MAX_CONCURRENT
from server.periodic import timers
from server.periodic.checkpoint_keeper import CheckpointKeeper
from server.periodic.vitals import LOOK_SECONDS, DatabaseWatch, Vitals, WriterWatch
from server.realtime.socket_server import SocketServer
from server.settings import CannotStart, ServerSettings
from server.tls import Certificate, UnusableCertificate
from server.web.api.metrics import Metrics
from server.web.app import PROXIED, make_app
from server.web.authorization import access_of, secret_of_page

_log = logging.getLogger("novbe.server")

TIMER_SECONDS = 5.0  # how often due timers are checked, in the hall's time
ALARMS_SECONDS = 5.0  # how often alarms are checked for a begin or an end
SEND_SECONDS = 2.0  # how often queued messages are checked
CERTIFICATE_SECONDS = 5.0  # how often the certificate's files are checked for a renewal
FORGET_SECONDS = 3600.0  # how often expired data is deleted
RETRY_SECONDS = 1.0  # the minimum pause after a failed task, in real time
STOP_SECONDS = 2.0  # how long requests may take at a shutdown, and the background tasks after them
BEAT_SECONDS = 1.0  # how often the supervisor hears of the process, and the database is asked
LOCK_LOOK_SECONDS = 0.5  # how often a lost lock is noticed


@dataclass(frozen=True, slots=True)
class Server:
    """An assembled server, behind a number of trusted proxies."""

    context: AppContext
    app: Flask
    socket_server: SocketServer
    checkpoints: CheckpointKeeper
    presence: Presence
    watch: DatabaseWatch
    sender: Sender
    booking_mails: BookingMails
    proxies: int
    control_socket: Path


def assemble(
    settings: ServerSettings,
    store: Store,
    clock: Clock,
    certificate: Certificate | None = None,
    bus: LocalBus | None = None,
) -> Server:
    """Assemble a server, or `CannotStart`."""
    pool = ThreadPool(MAX_CONCURRENT)

    def in_thread(work: Callable[..., Any], *arguments: Any) -> Any:
        return pool.apply(work, arguments)

    metrics, watch = Metrics(), DatabaseWatch(store.database_status)
    vitals = Vitals(watch, settings)
    context = open_hall(
        settings,
        store,
        clock,
        certificate=certificate,
        bus=bus,
        in_thread=in_thread,
        count=metrics.command,
    )
    presence = Presence(context)
    authenticator = Authenticator(context, presence)
    app = make_app(
        context, authenticator, presence, vitals, metrics, secure=settings.served_securely
    )
    origins = [origin_of(settings.public_url)] if settings.public_url is not None else []
    socket_server = SocketServer(
        app, context, authenticator, access_of(app).bearer_of, secret_of_page, watch, origins
    )
    vitals.publisher_lag = socket_server.publisher.lag
    vitals.readers = socket_server.readers
    context.bus.listen(socket_server.publisher.on_revision)
    if settings.proxies:
        # Trust their headers for address, scheme and host, for Socket.IO too.
        app.config[PROXIED] = True
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )
    return Server(
        context,
        app,
        socket_server,
        CheckpointKeeper(),
        presence,
        watch,
        Sender(context),
        BookingMails(context),
        settings.proxies,
        socket_of(settings),
    )


def listen(host: str, port: int) -> socket.socket:
    """Open a listening socket at an address, or at the path after `unix:`, or `CannotStart`."""
    listener = (
        _bound_at(Path(host.removeprefix(UNIX))) if host.startswith(UNIX) else _bound_to(host, port)
    )
    listener.listen(1024)
    listener.setblocking(False)
    return listener


def _bound_to(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Inherited by accepted sockets: with Nagle's algorithm a keep-alive request takes 43 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        match error.errno:
            case errno.EADDRNOTAVAIL:
                why = (
                    f"This machine has no address {host}. Name one of its own by --host "
                    "(0.0.0.0 takes all)."
                )
            case errno.EACCES:
                why = f"Port {port} may not be used by this user. Name a --port from 1024 up."
            case _:
                why = (
                    f"Port {port} of {host} cannot be used: {error.strerror}. Stop the program "
                    "that has it, or name another --port (0 takes a free one)."
                )
        raise CannotStart(why) from error
    return listener


def _bound_at(path: Path) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        if path.exists() and stat.S_ISSOCK(path.stat().st_mode) and not _answers(path):
            # Left by a server that was killed.
            path.unlink()
        listener.bind(str(path))
        # A proxy runs as another user; the folder may belong to its group.
        path.chmod(0o660)
    except OSError as error:
        listener.close()
        raise CannotStart(
            f"The socket {path} cannot be used: {error.strerror or error}. Stop the program that "
            f"has it, make the folder {path.parent} (for systemd: RuntimeDirectory=) and let this "
            "user write there, or name another --host unix:PATH."
        ) from error
    return listener


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knocking:
        return knocking.connect_ex(str(path)) == 0


def address(listener: socket.socket, *, secure: bool = False) -> str:
    """The URL of a listening socket, e.g. `http://127.0.0.1:8750`."""
    name = listener.getsockname()
    if listener.family == socket.AF_UNIX:
        return f"{UNIX}{name}"
    return url_of(name[0], name[1], tls=secure)


def http_server(
    listener: Any, app: Any, certificate: Certificate | None, *, proxied: bool
) -> HttpServer:
    """The HTTP server of a process, not started."""
    # The database threads are native; the event loop must get the interpreter back quickly.
    sys.setswitchinterval(0.0005)
    # Sockets count as open files: allow as many as possible.
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    context = None if certificate is None else certificate.context
    return HttpServer(listener, app, context, proxied=proxied)


def keep_lock(store: Store, bus: LocalBus, stopping: Event) -> None:
    """Keep the lock of the database; and publish the committed revisions, among them that of a
    commit whose outcome was not known. Returns at once."""

    def publish() -> None:
        for centre, revision in store.revisions().items():
            bus.publish(centre, revision)

    # Reading may be slow, and the lock must not wait for it.
    for task in (
        _Task("keeping the lock", store.take_lock, BEAT_SECONDS),
        _Task("asking the database", publish, BEAT_SECONDS),
    ):
        gevent.spawn(_repeat, task, stopping)


def supervised(stopping: Event) -> None:
    """Let systemd hear of the process while no writing thread is frozen. Returns at once."""
    writers = WriterWatch()

    def work() -> None:
        if not writers.is_frozen():
            notify("WATCHDOG=1")

    gevent.spawn(_repeat, _Task("notifying systemd", work, BEAT_SECONDS), stopping)


def serve(
    server: Server, http_server: HttpServer, stopping: Event, on_ready: Callable[[], None]
) -> bool:
    """Serve until `stopping` is set; then finish the requests in progress. `on_ready` is called
    when requests are accepted. Returns whether another server has taken the lock."""
    store, lost = server.context.store, False
    try:
        # Before requests are accepted: a visitor who was called before a gap gets the full time.
        timers.beat(server.context, server.context.clock.now())
    except Refusal as refusal:
        # The timers retry this.
        _log.warning("the gap before this start could not be recorded: %s", refusal)
    http_server.application = server.app
    if not http_server.started:
        http_server.start()
    tasks = [gevent.spawn(_repeat, task, stopping) for task in _tasks(server)]
    control = _open_control_socket(server)
    on_ready()
    while not stopping.wait(LOCK_LOOK_SECONDS):
        if store.lock_holder:
            _log.warning("another server serves the database: this one waits until it ends")
            lost = True
            stopping.set()
    http_server.finish(STOP_SECONDS)
    if control is not None:
        control.stop(STOP_SECONDS)
        server.control_socket.unlink(missing_ok=True)
    # Do not kill the greenlets: inside a statement a rollback would fail, and the loop would treat
    # this as a failure of the database and continue.
    gevent.joinall([*tasks, *server.sender.attempts], timeout=STOP_SECONDS)
    server.socket_server.publisher.stop()
    # A statement that PostgreSQL never answers must not block the shutdown.
    gevent.spawn(store.close).join(timeout=STOP_SECONDS)
    skip_final_collection()
    return lost


def _open_control_socket(server: Server) -> StreamServer | None:
    try:
        return open_socket(server.context, server.control_socket)
    except OSError as error:
        _log.error("commands of the command line are not heard: %s", error)
        return None


def restart_program() -> NoReturn:
    """Run the program again in this process, which keeps its id; nothing of its memory stays."""
    command = sys.orig_argv
    command[0] = sys.executable
    os.execv(command[0], command)


def notify(state: str) -> None:
    """Notify systemd of a state of the process that it started, in the words of `sd_notify`."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if address.startswith("@"):
        # An address in Linux's abstract namespace.
        address = "\0" + address[1:]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender, suppress(OSError):
        sender.setblocking(False)
        sender.sendto(state.encode(), address)


def skip_final_collection() -> None:
    """Disable the last garbage collection, which would take a second on a small PC."""
    gc.freeze()


# Background tasks.


class _Task(NamedTuple):
    """Work that is repeated, with a pause in seconds, and its name in the log."""

    name: str
    work: Callable[[], None]
    seconds: float


def _tasks(server: Server) -> Sequence[_Task]:
    context, certificate = server.context, server.context.certificate

    def take_renewed_certificate() -> None:
        if certificate is not None and certificate.reload():
            _log.warning("the certificate was renewed: valid until %s", certificate.ends.date())

    def write_presence() -> None:
        server.presence.write()
        server.socket_server.disconnect_void()

    disconnected = False

    def watch_database() -> None:
        # The data of readers may be outdated, and a program without a connection shows that. They
        # reconnect when the database is back.
        nonlocal disconnected
        server.watch.look()
        if server.watch.is_away and not disconnected:
            server.socket_server.disconnect_all()
        disconnected = server.watch.is_away

    return (
        _Task("the clock", _Timers(server), TIMER_SECONDS / context.clock.rate),
        _Task("watching the database", watch_database, LOOK_SECONDS),
        _Task("writing presence", write_presence, WRITE_SECONDS),
        _Task("checking alarms", partial(alarms.look, context), ALARMS_SECONDS),
        _Task("sending messages", server.sender.look, SEND_SECONDS),
        _Task("sending mails about bookings", server.booking_mails.look, SEND_SECONDS),
        _Task("taking a renewed certificate", take_renewed_certificate, CERTIFICATE_SECONDS),
    )


def _repeat(task: _Task, stopping: Event) -> None:
    latch = FailureLatch(_log, f"{task.name} failed", f"{task.name} works again")
    while not stopping.is_set():
        try:
            task.work()
        except Exception as error:  # noqa: BLE001 one failure must not end it for good
            latch.failed(error, trace=not isinstance(error, Refusal | UnusableCertificate))
            stopping.wait(max(task.seconds, RETRY_SECONDS))
        else:
            latch.worked()
            stopping.wait(task.seconds)


class _Timers:
    """Does what is due by the clock; the ids of the commands make each run once."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._unnamed_files = UnnamedFiles(server.context.store)
        self._garbage = GarbageCollector()
        self._forgotten = 0.0
        self._booted_at = booted_at()

    def __call__(self) -> None:
        context = self._server.context
        jump = booted_at() - self._booted_at
        self._booted_at += jump
        if abs(jump) > JUMP:
            minutes = jump / timedelta(minutes=1)
            _log.warning("the machine's clock jumped by %+.0f minutes", minutes)
        sessions.follow_clock(context)
        now = context.clock.now()
        timers.beat(context, now)
        timers.fire(context)
        self._garbage.look(any(root.centre.day for root in context.store.engine.roots()))
        passed = gevent.get_hub().loop.now()
        if passed - self._forgotten > FORGET_SECONDS and not context.is_ahead:
            self._forgotten = passed
            privacy.erase_expired(context)
            context.store.delete_expired(now, context.machine.now())
            self._unnamed_files.forget(context.machine.now())
        # Last: where one cannot be saved, what is private was erased all the same.
        self._server.checkpoints.look(context)


class GarbageCollector:
    """Keeps the pauses of the garbage collector short, in which no request is answered. Objects
    that survive a full collection, mainly the tickets of the day, are not traversed again until no
    day is open."""

    def __init__(self) -> None:
        self._day_was_open: bool | None = None
        # Frequent full collections are cheap: each traverses only the objects since the last one.
        gc.set_threshold(2000, 10, 3)
        gc.callbacks.append(_freeze)

    def look(self, day_is_open: bool) -> None:
        """Collect all garbage, at the start and when the last open day was closed."""
        if self._day_was_open is None or (self._day_was_open and not day_is_open):
            gc.unfreeze()
            gc.collect()
        self._day_was_open = day_is_open


def _freeze(phase: str, about: dict[str, int]) -> None:
    if phase == "stop" and about["generation"] == 2:
        gc.freeze()
