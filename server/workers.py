"""Several processes on one socket: gunicorn watches over them, each serves like one alone.

Nothing but the listening socket and the certificate is shared by the fork: each process
opens its own store, bus and publisher. So processes of several machines, each started by its
own `novbe server run`, work together in the same way.
"""

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
"""A worker that says nothing for so long is ended and replaced."""

END_SECONDS: Final = 10
"""How long all of them may take to end; each gives its requests two seconds."""

AGAIN_SECONDS: Final = 1.0
"""How soon a worker that found no database is replaced."""

_LOOK_SECONDS: Final = 0.05
"""How often it is looked, at the start, whether all are ready."""

_SHARED_MEMORY: Final = "/dev/shm"


def run(
    make: Callable[[], Server],
    listener: socket.socket,
    count: int,
    on_ready: Callable[[], None],
    on_end: Callable[[], None],
) -> None:
    """Serve by so many processes until SIGTERM or SIGINT, then end this one.

    Args:
        make: puts a server together; called in each process. A `Refusal` says that its database
            is away: it is tried again. Another error ends all.
        listener: the listening socket.
        count: how many; one that dies is replaced.
        on_ready: called once, when all of them take requests.
        on_end: called when they are to end.

    Raises:
        SystemExit: always; this is the end of the process, and of each worker.
    """
    try:
        _Master(_Workers(make, listener, count, on_ready, on_end)).run()
    finally:
        serving.leave_the_memory()


class _Log(Logger):  # type: ignore[misc]
    """What gunicorn says goes where everything else goes."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            log.handlers.clear()
            log.propagate = True
        self.error_log.setLevel(logging.getLogger().getEffectiveLevel())


class _Worker(GeventWorker):  # type: ignore[misc]
    """One process: gunicorn's care, and our own loop.

    Attributes:
        number: which of them it is, from 1; one that takes the place of another has its number.
    """

    sockets: list[Any]
    number: int

    def init_process(self) -> None:
        """Begin, after the fork."""
        logs.name_worker(self.number)
        self.stopping = Event()
        super().init_process()

    def patch(self) -> None:
        """Make the sockets gevent's; everything else was, before the first import."""
        self.sockets = [
            socket.socket(one.FAMILY, socket.SOCK_STREAM, fileno=one.sock.detach())
            for one in self.sockets
        ]

    def run(self) -> None:
        """Serve until told to end."""
        serving.serve(
            self.app.server,
            self.sockets,
            self.stopping,
            self.app.ready.tell,
            beat=self._beat,
        )

    def _beat(self) -> None:
        self.tmp.notify()
        if self.ppid != os.getppid():
            # Nobody watches over it any more, or would replace it.
            self.stopping.set()

    def handle_exit(self, sig: int, frame: Any) -> None:
        """Answer what is under way, and end."""
        self.alive = False
        self.stopping.set()

    # Ctrl+C reaches all processes of a terminal: it ends them as gently.
    handle_quit = handle_exit


def _give_number(master: Arbiter, worker: _Worker) -> None:
    taken = {one.number for one in master.WORKERS.values()}
    worker.number = min({*range(1, len(taken) + 2)} - taken)


class _Ready:
    """By which the workers tell the one that watches over them that they are ready."""

    def __init__(self, count: int) -> None:
        self._awaited = count
        self._reading, self._writing = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)

    def tell(self) -> None:
        """In a worker: it is ready."""
        if self._awaited:
            os.write(self._writing, b".")

    def all_are(self) -> bool:
        """In the one that watches: whether as many as there shall be have been ready."""
        if self._awaited:
            with suppress(BlockingIOError):
                self._awaited = max(0, self._awaited - len(os.read(self._reading, 1024)))
        return self._awaited == 0


class _Workers(BaseApplication):  # type: ignore[misc]
    """The settings of gunicorn, and what a worker serves."""

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
        """Tell gunicorn what it has to know."""
        settings = {
            "bind": f"fd://{self._listener.detach()}",
            "workers": self._count,
            "worker_class": _Worker,
            "timeout": HUNG_SECONDS,
            "graceful_timeout": END_SECONDS,
            "pre_fork": _give_number,
            "logger_class": _Log,
            "proc_name": "novbe",
            "control_socket_disable": True,
        }
        if os.access(_SHARED_MEMORY, os.W_OK):
            # The sign of life of a worker is a file: not on a disk that may be slow.
            settings["worker_tmp_dir"] = _SHARED_MEMORY
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """In a worker: put its server together. Without its database it ends and is replaced."""
        try:
            self.server = self._make()
        except Refusal:
            # The other workers say why, once.
            time.sleep(AGAIN_SECONDS)
            raise SystemExit from None
        return self.server.app


class _Master(Arbiter):  # type: ignore[misc]
    """Watches over the workers, and says when all are ready."""

    _announced = False

    def wait_for_signals(self, timeout: float = 1.0) -> list[int]:
        """Wait for signals, at the start for the workers too."""
        if not self._announced:
            timeout = _LOOK_SECONDS
            if self.app.ready.all_are():
                self._announced = True
                self.app.on_ready()
        signals: list[int] = super().wait_for_signals(timeout)
        return signals

    def stop(self, graceful: bool = True) -> None:
        """End the workers."""
        self.app.on_end()
        super().stop(graceful)

    def handle_int(self) -> None:
        """End gently, as by SIGTERM."""
        raise StopIteration

    handle_quit = handle_int

    def handle_usr2(self) -> None:
        """Start no second self beside this one: a restart does it."""

    def handle_hup(self) -> None:
        """There is nothing to read anew."""
