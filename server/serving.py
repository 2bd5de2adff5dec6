"""Runs an assembled server: listening sockets, timers and shutdown."""

import errno
import gc
import logging
import resource
import socket
import stat
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import gevent
from gevent.event import Event

from contract.errors import Refusal
from server.addresses import UNIX, url_of
from server.background import watch
from server.bootstrap import CannotStart
from server.bootstrap.assembly import Server
from server.commands import privacy
from server.commands.files import UnnamedFiles
from server.http_server import HttpServer
from server.logs import FailureLatch
from server.periodic import timers

_log = logging.getLogger("novbe.server")

TIMER_SECONDS = 5.0
"""How often due timers are checked, in the hall's time."""

RETRY_SECONDS = 1.0
"""The minimum pause after a failed check, in real time."""

STOP_SECONDS = 2.0
"""How long requests in progress may take at a shutdown."""

HEARTBEAT_SECONDS = 1.0
"""How often the process sends a heartbeat to its supervisor."""

FORGET_SECONDS = 3600.0
"""How often expired data is deleted."""


def listen(host: str, port: int) -> socket.socket:
    """Open a listening socket at an address, or at the path of a socket after `unix:`, or
    `CannotStart`. Port 0 takes a free port."""
    if host.startswith(UNIX):
        return _listen_at(Path(host.removeprefix(UNIX)))
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
    return _listening(listener)


def _listen_at(path: Path) -> socket.socket:
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
    return _listening(listener)


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knocking:
        return knocking.connect_ex(str(path)) == 0


def _listening(listener: socket.socket) -> socket.socket:
    listener.listen(1024)
    listener.setblocking(False)
    return listener


def address(listener: socket.socket, *, secure: bool = False) -> str:
    """The URL of a listening socket, e.g. `http://127.0.0.1:8750`."""
    name = listener.getsockname()
    if listener.family == socket.AF_UNIX:
        return f"{UNIX}{name}"
    return url_of(name[0], name[1], tls=secure)


def serve(
    server: Server,
    listeners: Sequence[Any],
    stopping: Event,
    on_ready: Callable[[], None],
    *,
    heartbeat: Callable[[], None] | None = None,
) -> None:
    """Serve until `stopping` is set; then finish the requests in progress. `on_ready` is called
    once, when requests are accepted; `heartbeat` every `HEARTBEAT_SECONDS`, for the supervisor
    of a worker."""
    # The database threads are native; the event loop must get the interpreter back quickly.
    sys.setswitchinterval(0.0005)
    # Sockets count as open files: allow as many as possible.
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    server.context.bus.start()
    try:
        # Before requests are accepted: a visitor who was called before a gap gets the full time.
        timers.beat(server.context, server.context.clock.now())
    except Refusal as refusal:
        # The timers retry this.
        _log.warning("the gap before this start could not be recorded: %s", refusal)
    # After the timers have read the centres, so that they are not read twice at once.
    server.socket_server.publisher.start()
    certificate = server.context.certificate
    context = None if certificate is None else certificate.context
    http_servers = [
        HttpServer(
            one, server.app, context, shared=heartbeat is not None, proxied=server.proxies > 0
        )
        for one in listeners
    ]
    for one in http_servers:
        one.start()
    timer = gevent.spawn(_timers, server, stopping)
    watching = watch(server, stopping)
    on_ready()
    while not stopping.wait(HEARTBEAT_SECONDS if heartbeat is not None else None):
        if heartbeat is not None:
            heartbeat()
    _stop(http_servers, timer)
    gevent.joinall(watching, timeout=STOP_SECONDS)
    server.socket_server.publisher.stop()
    server.context.bus.stop()
    # A statement that PostgreSQL never answers must not block the shutdown.
    gevent.spawn(server.context.store.close).join(timeout=STOP_SECONDS)
    skip_final_collection()


def _stop(servers: Sequence[HttpServer], timer: "gevent.Greenlet[..., None]") -> None:
    """Finish the requests in progress, and accept no new ones."""
    end = time.monotonic() + STOP_SECONDS
    for one in servers:
        one.close()
        one.stopping = True
    while any(one.requests for one in servers) and time.monotonic() < end:
        gevent.sleep(0.01)
    for one in servers:
        one.stopped = True
    # Do not kill the greenlet: inside a statement its rollback would fail, and the loop would
    # treat this as a failure of the database and continue.
    timer.join(timeout=max(0.0, end - time.monotonic()))


def skip_final_collection() -> None:
    """Disable garbage collection at the end of the process, which would traverse every object once
    more: a second on a small PC."""
    gc.freeze()


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


def _timers(server: Server, stopping: Event) -> None:
    """Run the timers. Every process does this: the ids of their commands make each run once."""
    context = server.context
    forgotten, garbage = 0.0, GarbageCollector()
    unnamed_files = UnnamedFiles(context.store)
    wait = TIMER_SECONDS / context.clock.rate
    latch = FailureLatch(_log, "the clock could not act", "the clock acts again")
    while not stopping.is_set():
        try:
            now = context.clock.now()
            timers.beat(context, now)
            timers.fire(context)
            garbage.look(any(root.centre.day for root in context.store.engine.roots()))
            server.digests.write_missing(context.store)
            server.checkpoints.look(context)
            passed = gevent.get_hub().loop.now()
            if passed - forgotten > FORGET_SECONDS and not context.is_ahead:
                forgotten = passed
                privacy.erase_expired(context)
                context.store.delete_expired(now, context.machine.now())
                unnamed_files.forget(context.machine.now())
        except Exception as error:  # noqa: BLE001 one bad rule must not stop the clock for good
            latch.failed(error, trace=not isinstance(error, Refusal))
            stopping.wait(max(wait, RETRY_SECONDS))
        else:
            latch.worked()
            stopping.wait(wait)
