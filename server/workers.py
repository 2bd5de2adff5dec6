"""Several worker processes on one listening socket, supervised by gunicorn. They share only it and
the certificate: workers on several machines cooperate in the same way."""

import logging
import os
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from flask import Flask
from gevent.event import Event
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger
from gunicorn.workers.ggevent import GeventWorker

from contract.errors import Refusal
from server import logs, serving
from server.bootstrap.assembly import Server

HUNG_SECONDS: Final = 30
"""A worker without a heartbeat for this time is killed and replaced."""

STOP_SECONDS: Final = 10
"""How long all workers may take to end; each gives its requests two seconds."""

RETRY_SECONDS: Final = 1.0
"""The pause before a worker without a database is replaced."""

_LOOK_SECONDS: Final = 0.05
"""How often the readiness of the workers is polled at the start."""

_SHARED_MEMORY: Final = "/dev/shm"


def run(
    make: Callable[[], Server],
    listener: socket.socket,
    count: int,
    on_ready: Callable[[], None],
    on_end: Callable[[], None],
) -> None:
    """Serve with a number of worker processes until SIGTERM or SIGINT, then exit, here and in each
    worker. One that dies is replaced.

    Args:
        make: assembles a server; called in each worker. If it raises `Refusal` (the database is
            unavailable), the worker is replaced; another error stops all workers.
        on_ready, on_end: called once, when all workers accept requests, and at the shutdown.
    """
    try:
        _Master(_Workers(make, listener, count, on_ready, on_end)).run()
    finally:
        serving.skip_final_collection()


class _Log(Logger):  # type: ignore[misc]
    """Sends gunicorn's log records to the log of the server."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            log.handlers.clear()
            log.propagate = True
        self.error_log.setLevel(logging.getLogger().getEffectiveLevel())


class _Worker(GeventWorker):  # type: ignore[misc]
    """A worker process: gunicorn supervises it, `server.serving` runs its loop. They are
    numbered from 1; a replacement has the number of its predecessor."""

    sockets: list[Any]
    number: int

    def init_process(self) -> None:
        """Start, after the fork."""
        logs.name_worker(self.number)
        self.stopping = Event()
        super().init_process()

    def patch(self) -> None:
        """Convert the sockets to gevent's; everything else was patched before the first import."""
        self.sockets = [
            socket.socket(one.FAMILY, socket.SOCK_STREAM, fileno=one.sock.detach())
            for one in self.sockets
        ]

    def run(self) -> None:
        """Serve until the shutdown."""
        # Until the first heartbeat its file has the time of another clock, by which gunicorn never
        # finds the worker hung. Not sooner: reading a long log may take longer than a hung worker.
        self.tmp.notify()
        serving.serve(
            self.app.server,
            self.sockets,
            self.stopping,
            self.app.ready.tell,
            heartbeat=self._heartbeat,
        )

    def _heartbeat(self) -> None:
        self.tmp.notify()
        if self.ppid != os.getppid():
            # The master has died, so no process would supervise or replace this worker.
            self.stopping.set()

    def handle_exit(self, sig: int, frame: Any) -> None:
        """Finish the requests in progress, and end."""
        self.alive = False
        self.stopping.set()

    # Ctrl+C reaches all processes of a terminal; it must be a graceful shutdown too.
    handle_quit = handle_exit


def _give_number(master: Arbiter, worker: _Worker) -> None:
    taken = {one.number for one in master.WORKERS.values()}
    worker.number = min({*range(1, len(taken) + 2)} - taken)


class _Ready:
    """Tells the master which workers are ready."""

    def __init__(self, count: int) -> None:
        self._awaited = count
        self._reading, self._writing = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)

    def tell(self) -> None:
        """Called in a worker: report that it is ready."""
        if self._awaited:
            os.write(self._writing, b".")

    def all_are(self) -> bool:
        """Called in the master: whether all workers have reported."""
        if self._awaited:
            with suppress(BlockingIOError):
                self._awaited = max(0, self._awaited - len(os.read(self._reading, 1024)))
        return self._awaited == 0


class _Workers(BaseApplication):  # type: ignore[misc]
    """The gunicorn application: its settings, and the server of a worker."""

    def __init__(
        self,
        make: Callable[[], Server],
        listener: socket.socket,
        count: int,
        on_ready: Callable[[], None],
        on_end: Callable[[], None],
    ) -> None:
        self._make = make
        self._listener = listener
        self._count = count
        self.on_ready = on_ready
        self.on_end = on_end
        self.ready = _Ready(count)
        super().__init__()

    def load_config(self) -> None:
        """Set the settings of gunicorn."""
        settings = {
            "bind": f"fd://{self._listener.detach()}",
            "workers": self._count,
            "worker_class": _Worker,
            "timeout": HUNG_SECONDS,
            "graceful_timeout": STOP_SECONDS,
            "pre_fork": _give_number,
            "logger_class": _Log,
            "proc_name": "novbe",
            "control_socket_disable": True,
        }
        if os.access(_SHARED_MEMORY, os.W_OK):
            # The heartbeat of a worker is a file; keep it off slow disks.
            settings["worker_tmp_dir"] = _SHARED_MEMORY
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Called in a worker: assemble its server. Without a database the worker exits and is
        replaced."""
        try:
            self.server = self._make()
        except Refusal:
            # The other workers log the reason, once.
            time.sleep(RETRY_SECONDS)
            raise SystemExit from None
        return self.server.app


class _Master(Arbiter):  # type: ignore[misc]
    """gunicorn's master, which also reports when all workers are ready."""

    _announced = False

    def wait_for_signals(self, timeout: float = 1.0) -> list[int]:
        """Wait for signals; at the start also for the readiness of the workers."""
        if not self._announced:
            timeout = _LOOK_SECONDS
            if self.app.ready.all_are():
                self._announced = True
                self.app.on_ready()
        signals: list[int] = super().wait_for_signals(timeout)
        return signals

    def stop(self, graceful: bool = True) -> None:
        """Stop the workers."""
        self.app.on_end()
        super().stop(graceful)

    def handle_int(self) -> None:
        """Shut down gracefully, as for SIGTERM."""
        raise StopIteration

    handle_quit = handle_int

    def handle_usr2(self) -> None:
        """Ignore the signal: binary upgrades are done by a restart."""

    def handle_hup(self) -> None:
        """Ignore the signal: there is no configuration to reload."""
