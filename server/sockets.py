"""Sockets that send the whole of what they are given, one sender at a time, and that are read
for so long as a whole, however slowly each byte comes.

The WebSocket library of the server sends each frame by one `send` and does not ask how
much of it went out: of what the buffer of a slow reader had no room for, the rest would be
missing, and the next frame be read as it. By TLS nothing is cut off, but whoever sends
while another waits for room would break the connection.
"""

import errno
import ssl
import time
from contextlib import suppress
from typing import Any, Final

import gevent.ssl
from gevent.lock import BoundedSemaphore
from gevent.socket import SHUT_RDWR, socket
from gevent.timeout import Timeout

HANG_UP: Final = "novbe.hang_up"
"""In the environment of a request: what ends its connection at once."""

LAST: Final = "novbe.last"
"""In the environment of a request: what is called once its connection became a WebSocket, for
which no time is kept any more."""


class _Whole:
    """Beside one of gevent's sockets."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._sending = BoundedSemaphore(1)
        self._until: float | None = None
        self._left: int | None = None
        super().__init__(*arguments, **options)

    def read_within(self, seconds: float | None, most: int | None = None) -> None:
        """Bound what is read as a file from now on.

        Args:
            seconds: for all of it; None: it has the time of each reading.
            most: bytes; None: however many.
        """
        self._until = None if seconds is None else time.monotonic() + seconds
        self._left = most

    def recv_into(self, *arguments: Any, **options: Any) -> int:
        """Read what is there, or wait for it; by this a file of the socket reads.

        Raises:
            OSError: it could not be read, or not in time, or is too long.
        """
        if self._until is None:
            return int(super().recv_into(*arguments, **options))  # type: ignore[misc]
        late = TimeoutError("it took too long as a whole")
        seconds = self._until - time.monotonic()
        if seconds <= 0:
            raise late
        with Timeout(seconds, late):
            found = int(super().recv_into(*arguments, **options))  # type: ignore[misc]
        if self._left is not None:
            self._left -= found
            if self._left < 0:
                raise OSError(errno.EMSGSIZE, "it is too long as a whole")
        return found

    def send(self, data: Any, flags: int = 0, timeout: float | None = None) -> int:
        """Send all of it; the number of its bytes.

        Args:
            data: the bytes.
            flags: those of the system.
            timeout: seconds for the whole; None takes the socket's own.

        Raises:
            OSError: it could not be sent; how much of it was is unknown.
        """
        seconds = self.gettimeout() if timeout is None else timeout  # type: ignore[attr-defined]
        view = memoryview(data).cast("B")
        with self._sending, Timeout(seconds, TimeoutError("nobody takes what is sent")):
            sent = 0
            while sent < len(view):
                sent += super().send(view[sent:], flags)  # type: ignore[misc]
        return sent

    def hang_up(self) -> None:
        """End the connection at once, whatever is waited for; whoever reads or sends is told."""
        with suppress(OSError):
            # Not TLS's own: it takes away what another greenlet is just reading by.
            socket.shutdown(self, SHUT_RDWR)  # type: ignore[arg-type]


class WholeSocket(_Whole, socket):
    """An accepted connection."""


class _Forgetting(gevent.ssl.SSLSocket):
    """Leaves no error of its own to others.

    OpenSSL keeps errors by thread, and all connections are in one: what is left of a broken
    connection, the next reading of a whole one would be told (CPython, issue 148594).
    """

    def read(self, *arguments: Any, **options: Any) -> Any:
        """Read what is there, or wait for it."""
        try:
            return super().read(*arguments, **options)
        except OSError:
            self._forget()
            raise

    def send(self, *arguments: Any, **options: Any) -> int:
        """Send some of it."""
        try:
            return int(super().send(*arguments, **options))
        except OSError:
            self._forget()
            raise

    def do_handshake(self, *arguments: Any, **options: Any) -> None:
        """Agree how to speak."""
        try:
            super().do_handshake(*arguments, **options)
        except OSError:
            self._forget()
            raise

    def _forget(self) -> None:
        # A handshake begins with an empty list of errors; nobody has a turn before this is over.
        fresh = self.context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_side=True)
        with suppress(ssl.SSLWantReadError):
            fresh.do_handshake()


class WholeTlsSocket(_Whole, _Forgetting):
    """An accepted connection, by TLS."""


def whole(accepted: socket) -> WholeSocket:
    """An accepted connection; the one that is given must not be used any more."""
    return WholeSocket(accepted.family, accepted.type, accepted.proto, accepted.detach())


def by_tls(accepted: socket, context: ssl.SSLContext, seconds: float) -> WholeTlsSocket:
    """A connection on which both ends have agreed how to speak; closed where they do not.

    Args:
        accepted: the connection; must not be used any more.
        context: the certificate; one of gevent's.
        seconds: how long it may take as a whole, however slowly each byte comes.

    Raises:
        OSError: the other end does not speak TLS, goes away or takes too long.
    """
    context.sslsocket_class = WholeTlsSocket
    secured = context.wrap_socket(accepted, server_side=True, do_handshake_on_connect=False)
    assert isinstance(secured, WholeTlsSocket), "the context was made before gevent was let in"
    try:
        with Timeout(seconds, TimeoutError("it took too long to begin")):
            secured.do_handshake()
    except BaseException:
        secured.close()
        raise
    return secured
