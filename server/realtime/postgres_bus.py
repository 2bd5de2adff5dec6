"""The bus between processes: LISTEN and NOTIFY of the PostgreSQL that they share. A notification is
only `(centre, revision)`; a lost one delays a push by at most a second, until the committed
revisions are polled, and no command waits for the bus or fails with it."""

import logging
import math
import os
import select
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, Final

import gevent
import psycopg
from gevent.monkey import get_original
from gevent.threadpool import ThreadPool
from psycopg import sql
from sqlalchemy.exc import DBAPIError

from contract.errors import Refusal
from server.context import LocalBus
from server.logs import FailureLatch

_log = logging.getLogger("novbe.bus")

JOINED_SECONDS: Final = 0.05
"""The minimum time between two notifications: commits meanwhile are sent together."""

RETRY_SECONDS: Final = 0.5
"""The pause before a reconnect."""

STOP_SECONDS: Final = 2.0
"""How long the last notifications may take when the bus stops."""

_NOTIFY: Final = "SELECT pg_notify(%s, one) FROM unnest(%s::text[]) AS one"

_native_sleep = get_original("time", "sleep")


class PostgresBus(LocalBus):
    """Notifies the listeners of this process at once, and those of all others by PostgreSQL. One
    native thread has the connection and waits for it in C, so the hub goes on.

    Args:
        connect: opens an autocommit connection to the server itself: LISTEN has no effect behind a
            transaction pooler.
        channel: the same for all processes of one installation, and different for others.
        heads: the committed revisions, read after each connect: earlier notifications were missed.
    """

    def __init__(
        self,
        connect: Callable[[], psycopg.Connection[Any]],
        channel: str,
        heads: Callable[[], Mapping[str, int]],
    ) -> None:
        super().__init__()
        self._connect = connect
        self._channel = channel
        self._heads = heads
        self._pending: dict[str, int] = {}
        # Never closed: a command that outlives the bus may still write to it.
        self._wake = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
        self._stopping = False
        self._pool = ThreadPool(1)
        self._loop = gevent.get_hub().loop
        self._latch = FailureLatch(
            _log,
            "no notifications from other processes (their commits are seen within a second)",
            "notifications from other processes arrive again",
        )

    def publish(self, centre: str, revision: int) -> None:
        """Notify the listeners here at once, and the other processes as soon as possible."""
        super().publish(centre, revision)
        # Of several revisions the newest is enough.
        self._pending[centre] = max(revision, self._pending.get(centre, 0))
        os.eventfd_write(self._wake, 1)

    def start(self) -> None:
        """Begin to listen and to send."""
        self._running = self._pool.spawn(self._run)

    def stop(self) -> None:
        """Send what is pending, and end the thread."""
        self._stopping = True
        os.eventfd_write(self._wake, 1)
        self._running.wait(STOP_SECONDS)
        if self._running.ready():
            self._pool.kill()

    def _run(self) -> None:
        """The thread: use a connection, and a new one when it breaks."""
        while not self._stopping:
            try:
                with self._connect() as connection:
                    self._exchange(connection)
            except Exception as error:  # noqa: BLE001 no fault may silence the bus for good
                fault = not isinstance(error, (psycopg.Error, DBAPIError))
                self._in_hub(partial(self._latch.failed, error, trace=fault))
                _native_sleep(RETRY_SECONDS)

    def _exchange(self, connection: psycopg.Connection[Any]) -> None:
        connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(self._channel)))
        self._in_hub(self._latch.worked)
        self._in_hub(gevent.spawn, self._look)
        ready = select.poll()
        ready.register(connection.fileno(), select.POLLIN)
        ready.register(self._wake, select.POLLIN)
        next_sending = 0.0
        while True:
            wait = max(0.0, next_sending - time.monotonic())
            if self._pending and (self._stopping or not wait):
                self._send(connection)
                next_sending = time.monotonic() + JOINED_SECONDS
            # Including notifications that arrived during the statement.
            for one in connection.notifies(timeout=0):
                self._receive(one.payload)
            if self._stopping:
                return
            ready.poll(math.ceil(wait * 1000) if self._pending else None)
            with suppress(BlockingIOError):
                os.eventfd_read(self._wake)

    def _send(self, connection: psycopg.Connection[Any]) -> None:
        found = []
        while self._pending:
            found.append("{} {}".format(*self._pending.popitem()))
        connection.execute(_NOTIFY, (self._channel, found))

    def _receive(self, payload: str) -> None:
        centre, _, revision = payload.rpartition(" ")
        if centre and revision.isascii() and revision.isdecimal():
            self._in_hub(super().publish, centre, int(revision))

    def _look(self) -> None:
        """In the hub: notify the listeners of all heads."""
        # If it fails, the regular poll of the revisions is soon enough.
        with suppress(Refusal):
            for centre, revision in self._heads().items():
                super().publish(centre, revision)

    def _in_hub(self, work: Callable[..., Any], *arguments: Any) -> None:
        # Listeners wake greenlets, and the log has a lock of gevent's: this thread must use
        # neither.
        self._loop.run_callback_threadsafe(work, *arguments)
