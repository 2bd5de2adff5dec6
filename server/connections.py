"""The connections of a server: how many one address may have, and which one ends when there is
no room for another."""

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
"""In the environment of a request: its connection."""

GRACE_SECONDS: Final = 5.0
"""So long a connection is served before it may end for another one of its address."""

WAIT_SECONDS: Final = 15.0
"""How long one waits while its address has too many."""

LOOK_SECONDS: Final = 1.0
"""How often it looks whether there is a place."""


def prove(environ: Mapping[str, Any]) -> None:
    """A principal was authenticated by a request."""
    if (connection := environ.get(CONNECTION)) is not None:
        connection.kept_by.prove(connection)


def accept(environ: Mapping[str, Any]) -> None:
    """A reader was accepted on the WebSocket of a request."""
    if (connection := environ.get(CONNECTION)) is not None:
        connection.kept_by.accept(connection)


class NoRoom(OSError):
    """There is no room for another connection, and none that may end for it."""


@dataclass(slots=True, eq=False)
class Connection:
    """A connection that is served.

    Attributes:
        socket: of the connection; by TLS that of TLS.
        kept_by: where it is counted.
        address: by which it is counted; "" where it is not.
        is_proved: whether a device, a session, a token or the holder of a ticket was
            authenticated on it.
        since: from when on it is served (monotonic seconds).
    """

    socket: Any
    address: str
    kept_by: "Connections" = field(repr=False)
    is_proved: bool = False
    since: float = 0.0


@dataclass(slots=True)
class Connections:
    """The connections of one process.

    Attributes:
        most: how many it serves at once.
        of_address: how many of one address, without the WebSockets of accepted readers; None where
            addresses tell nothing, as behind a proxy.
    """

    most: int
    of_address: int | None
    _all: dict[Connection, None] = field(default_factory=dict)
    _unproved: dict[Connection, None] = field(default_factory=dict)
    _of: dict[str, dict[Connection, None]] = field(default_factory=lambda: defaultdict(dict))
    """Those that count for their address, the oldest first, as everywhere here."""

    @contextmanager
    def opened(self, sock: Any, address: str) -> Iterator[Connection]:
        """Serve a connection while the context lasts. Where the server is full, the oldest one ends
        that has not proved who it is; where its address has too many, the oldest such one of the
        address, or this one waits.

        Raises:
            NoRoom: none ended for it in time.
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
        """Wait until the address of a connection may have one more. Not closed at once: many that
        come again without a pause would take the server's time."""
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
        """A principal was authenticated on a connection."""
        connection.is_proved = True
        self._unproved.pop(connection, None)

    def accept(self, connection: Connection) -> None:
        """A connection is the WebSocket of an accepted reader: its address has it for nothing."""
        self.prove(connection)
        self._leave_address(connection)

    def _end_one(self, candidates: Iterable[Connection], opened_before: float = math.inf) -> bool:
        """End the oldest connection that has not proved who it is; whether there was one."""
        oldest = next((one for one in candidates if not one.is_proved), None)
        if oldest is None or oldest.since > opened_before:
            return False
        self._forget(oldest)
        with suppress(OSError):
            # `SSLSocket.shutdown` would drop the TLS object that is still read from.
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
