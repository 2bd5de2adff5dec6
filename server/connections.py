"""Limits the connections of a server, in total and by address, and chooses which connection is
closed when there is no room for another."""

import math
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Final

import gevent
from gevent import socket

CONNECTION: Final = "novbe.connection"
"""The key of the connection in the WSGI environment of a request."""

GRACE_SECONDS: Final = 5.0
"""A connection is served at least this long before it may be closed for another of its address."""

WAIT_SECONDS: Final = 15.0
"""How long a new connection waits while its address has too many."""

LOOK_SECONDS: Final = 1.0
"""How often a waiting connection checks for a free place."""


def prove(environ: Mapping[str, Any]) -> None:
    """Mark the connection of a request as authenticated."""
    if (connection := environ.get(CONNECTION)) is not None:
        connection.kept_by.prove(connection)


def accept(environ: Mapping[str, Any]) -> None:
    """Mark the connection of a request as the WebSocket of an accepted reader."""
    if (connection := environ.get(CONNECTION)) is not None:
        connection.kept_by.accept(connection)


class NoRoom(OSError):
    """The connection limit is reached, and no connection may be closed for a new one."""


@dataclass(slots=True, eq=False)
class Connection:
    """An open connection.

    Attributes:
        socket: its socket; with TLS the TLS socket.
        kept_by: the `Connections` that count it.
        address: the client's address, for the limit by address; "" if it is not limited.
        is_proved: whether a device, a session, a token or a ticket was authenticated on it.
        since: when it was opened, in monotonic seconds.
    """

    socket: Any
    address: str
    kept_by: "Connections" = field(repr=False)
    is_proved: bool = False
    since: float = 0.0


@dataclass(slots=True)
class Connections:
    """The open connections of a process.

    Attributes:
        most: the limit in total.
        of_address: the limit by address, without the WebSockets of accepted readers; None if
            addresses mean nothing, as behind a proxy.
    """

    most: int
    of_address: int | None
    _all: dict[Connection, None] = field(default_factory=dict)
    _unproved: dict[Connection, None] = field(default_factory=dict)
    _of: dict[str, dict[Connection, None]] = field(default_factory=lambda: defaultdict(dict))
    """The connections that count towards the limit of their address; all dicts are oldest first."""

    @contextmanager
    def opened(self, sock: Any, address: str) -> Iterator[Connection]:
        """Count a connection while the context lasts.

        If the server is full, the oldest unauthenticated connection is closed. If the address has
        too many, the oldest unauthenticated connection of the address is closed, or this one
        waits.

        Raises:
            NoRoom: no connection was closed in time.
        """
        connection = Connection(sock, address if self.of_address is not None else "", self)
        if len(self._all) >= self.most and not self._end_one(self._unproved):
            raise NoRoom
        self._all[connection] = self._unproved[connection] = None
        try:
            self._await_place(connection)
            yield connection
        finally:
            self._forget(connection)

    def _await_place(self, connection: Connection) -> None:
        """Wait until the address of a connection may have another one. The connection is not closed
        at once, because a client that reconnects without a pause would load the server."""
        end = time.monotonic() + WAIT_SECONDS
        while connection.address:
            now, of_address = time.monotonic(), self._of[connection.address]
            if connection not in self._all or now > end:
                raise NoRoom
            few = self.of_address is None or len(of_address) < self.of_address
            if few or self._end_one(of_address, opened_before=now - GRACE_SECONDS):
                connection.since = now
                self._of[connection.address][connection] = None
                return
            gevent.sleep(LOOK_SECONDS)

    def prove(self, connection: Connection) -> None:
        """Mark a connection as authenticated."""
        connection.is_proved = True
        self._unproved.pop(connection, None)

    def accept(self, connection: Connection) -> None:
        """Mark a connection as the WebSocket of an accepted reader, which its address may have in
        any number."""
        self.prove(connection)
        self._leave_address(connection)

    def _end_one(self, candidates: Iterable[Connection], opened_before: float = math.inf) -> bool:
        """Close the oldest unauthenticated connection; returns whether there was one."""
        oldest = next((one for one in candidates if not one.is_proved), None)
        if oldest is None or oldest.since > opened_before:
            return False
        self._forget(oldest)
        with suppress(OSError):
            # `SSLSocket.shutdown` would drop the TLS object while another greenlet reads from it.
            socket.socket.shutdown(oldest.socket, socket.SHUT_RDWR)
        return True

    def _forget(self, connection: Connection) -> None:
        self._all.pop(connection, None)
        self._unproved.pop(connection, None)
        self._leave_address(connection)

    def _leave_address(self, connection: Connection) -> None:
        of_address = self._of.get(connection.address)
        if of_address is not None:
            of_address.pop(connection, None)
            if not of_address:
                del self._of[connection.address]
