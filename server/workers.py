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
from server.serving import Server

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
    make: Callable[[int], Server],
    listener: socket.socket,
    count: int,
    on_ready: Callable[[], None],
    on_end: Callable[[], None],
) -> None:
    """Serve with a number of worker processes until SIGTERM or SIGINT, then exit, here and in each
    worker. One that dies is replaced.

    Args:
        make: assembles the server of a worker, by its number. If it raises `Refusal` (the database
            is unavailable), the worker is replaced; another error stops all workers.
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
        self.error_log.handlers.clear()
        self.error_log.propagate = True
        self.error_log.setLevel(logging.getLogger().getEffectiveLevel())


class _Worker(GeventWorker):  # type: ignore[misc]
    """A worker process: gunicorn supervises it, `server.serving` runs its loop. They are
    numbered from 1; a replacement has the number of its predecessor."""

    sockets: list[Any]
    number: int

    def init_process(self) -> None:
        logs.name_worker(self.number)
        self.app.number = self.number
        self.stopping = Event()
        super().init_process()

    def patch(self) -> None:
        """Convert the sockets to gevent's; everything else was patched before the first import."""
        self.sockets = [
            socket.socket(one.FAMILY, socket.SOCK_STREAM, fileno=one.sock.detach())
            for one in self.sockets
        ]

    def run(self) -> None:
        # Until the first heartbeat its file has the time of another clock, by which gunicorn never
        # finds the worker hung. Not sooner: reading a long log may take longer than a hung worker.
        self.tmp.notify()
        serving.serve(
            self.app.server,
            self.sockets[0],
            self.stopping,
            lambda: os.eventfd_write(self.app.ready, 1),
            self._heartbeat,
            shared=True,
        )

    def _heartbeat(self) -> None:
        self.tmp.notify()
        if self.ppid != os.getppid():
            # The master has died, so no process would supervise or replace this worker.
            self.stopping.set()

    def handle_exit(self, sig: int, frame: Any) -> None:
        self.alive = False
        self.stopping.set()

    # Ctrl+C reaches all processes of a terminal; it must be a graceful shutdown too.
    handle_quit = handle_exit


def _give_number(master: Arbiter, worker: _Worker) -> None:
    taken = {one.number for one in master.WORKERS.values()}
    worker.number = min({*range(1, len(taken) + 2)} - taken)


class _Workers(BaseApplication):  # type: ignore[misc]
    """The gunicorn application: its settings, and the server of a worker by its `number`. Each
    worker that is ready adds one to `ready`, which the master reads."""

    number: int

    def __init__(
        self,
        make: Callable[[int], Server],
        listener: socket.socket,
        count: int,
        on_ready: Callable[[], None],
        on_end: Callable[[], None],
    ) -> None:
        self.make, self.listener, self.count = make, listener, count
        self.on_ready, self.on_end = on_ready, on_end
        self.ready = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        super().__init__()

    def load_config(self) -> None:
        settings = {
            "bind": f"fd://{self.listener.detach()}",
            "workers": self.count,
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
        """Assemble the server of a worker. Without a database the worker is replaced."""
        try:
            self.server = self.make(self.number)
        except Refusal:
            # The other workers log the reason, once.
            time.sleep(RETRY_SECONDS)
            raise SystemExit from None
        return self.server.app


class _Master(Arbiter):  # type: ignore[misc]
    """gunicorn's master, which also reports when all workers are ready."""

    _ready = 0

    def wait_for_signals(self, timeout: float = 1.0) -> list[int]:
        """Wait for signals; at the start also for the readiness of the workers."""
        if self._ready < self.app.count:
            timeout = _LOOK_SECONDS
            with suppress(BlockingIOError):
                self._ready += os.eventfd_read(self.app.ready)
            if self._ready >= self.app.count:
                self.app.on_ready()
        serving.notify("WATCHDOG=1")
        signals: list[int] = super().wait_for_signals(timeout)
        return signals

    def stop(self, graceful: bool = True) -> None:
        self.app.on_end()
        super().stop(graceful)

    def handle_int(self) -> None:
        """Shut down gracefully, as for SIGTERM."""
        raise StopIteration

    handle_quit = handle_int

    def handle_hup(self) -> None:
        """Ignore the signal: a new program or configuration needs a restart."""

    handle_usr2 = handle_hup
