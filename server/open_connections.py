"""Limits the connections of a server, in total and by address."""

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


def mark_authenticated(environ: Mapping[str, Any]) -> None:
    """Mark the connection of a request as authenticated."""
    if (connection := environ.get(CONNECTION)) is not None:
        connection.is_authenticated = True
        connection.connections.unauthenticated.pop(connection, None)


def mark_accepted(environ: Mapping[str, Any]) -> None:
    """Mark the connection as one of an accepted reader, which an address may have in any number."""
    mark_authenticated(environ)
    if (connection := environ.get(CONNECTION)) is not None:
        connection.connections.leave_address(connection)


class TooManyConnections(OSError):
    """The connection limit is reached, and no connection may be closed for a new one."""


@dataclass(slots=True, eq=False)
class Connection:
    """An open connection: the client's address ("" if that has no limit), whether a client was
    authenticated on it, and when it was opened (in monotonic seconds)."""

    socket: Any
    address: str
    connections: "OpenConnections" = field(repr=False)
    is_authenticated: bool = False
    since: float = 0.0


@dataclass(slots=True)
class OpenConnections:
    """The open connections of a process. The limit by address is without the WebSockets of accepted
    readers; None if addresses mean nothing, as behind a proxy."""

    limit: int
    address_limit: int | None
    _all: dict[Connection, None] = field(default_factory=dict)
    unauthenticated: dict[Connection, None] = field(default_factory=dict)
    _by_address: dict[str, dict[Connection, None]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    """The connections that count towards the limit of their address; all dicts are oldest first."""

    @contextmanager
    def opened(self, sock: Any, address: str) -> Iterator[Connection]:
        """Count a connection while the context lasts, or `TooManyConnections`.

        If the server is full, the oldest unauthenticated connection is closed. If the address has
        too many, the oldest unauthenticated connection of the address is closed, or this one
        waits.
        """
        connection = Connection(sock, address if self.address_limit is not None else "", self)
        if len(self._all) >= self.limit and not self._close_oldest(self.unauthenticated):
            raise TooManyConnections
        self._all[connection] = self.unauthenticated[connection] = None
        try:
            self._await_room(connection)
            yield connection
        finally:
            self._forget(connection)

    def _await_room(self, connection: Connection) -> None:
        """Wait until the address of a connection may have another one. The connection is not closed
        at once, because a client that reconnects without a pause would load the server."""
        end = time.monotonic() + WAIT_SECONDS
        while connection.address:
            now, same_address = time.monotonic(), self._by_address[connection.address]
            if connection not in self._all or now > end:
                raise TooManyConnections
            few = self.address_limit is None or len(same_address) < self.address_limit
            if few or self._close_oldest(same_address, opened_before=now - GRACE_SECONDS):
                connection.since = now
                self._by_address[connection.address][connection] = None
                return
            gevent.sleep(LOOK_SECONDS)

    def _close_oldest(
        self, candidates: Iterable[Connection], opened_before: float = math.inf
    ) -> bool:
        """Close the oldest unauthenticated connection; returns whether there was one."""
        oldest = next((other for other in candidates if not other.is_authenticated), None)
        if oldest is None or oldest.since > opened_before:
            return False
        self._forget(oldest)
        with suppress(OSError):
            # `SSLSocket.shutdown` would drop the TLS object while another greenlet reads from it.
            socket.socket.shutdown(oldest.socket, socket.SHUT_RDWR)
        return True

    def _forget(self, connection: Connection) -> None:
        self._all.pop(connection, None)
        self.unauthenticated.pop(connection, None)
        self.leave_address(connection)

    def leave_address(self, connection: Connection) -> None:
        """Count a connection no more towards the limit of its address."""
        same_address = self._by_address.get(connection.address)
        if same_address is not None:
            same_address.pop(connection, None)
            if not same_address:
                del self._by_address[connection.address]
