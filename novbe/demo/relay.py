"""The network between a demo's programs and their server, which can be cut."""

import asyncio
import socket
import threading
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Final

READ_BYTES: Final = 65536
SECONDS: Final = 5.0
"""Timeout of cutting or joining; both normally take milliseconds."""


class Relay:
    """Forwards TCP from a port of the loopback interface to the server, until it is cut. The
    programs connect to `port`, which stays the same over `cut` and `join`."""

    def __init__(self, host: str, port: int) -> None:
        self._target = host, port
        # Bound but never listening: while the relay is cut, connections are refused and no other
        # program gets the port.
        self._holder = socket.socket()
        self._holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._holder.bind(("127.0.0.1", 0))
        self.port: int = self._holder.getsockname()[1]
        self._server: asyncio.Server | None = None
        self._runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
        self._loop = self._runner.get_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="relay", daemon=True)
        self._thread.start()
        self.join()

    @property
    def joined(self) -> bool:
        """Whether it forwards."""
        return self._server is not None

    def join(self) -> None:
        """Start forwarding; no effect if it does already. `OSError` if it cannot listen."""
        self._run(self._join())

    def cut(self) -> None:
        """Close all connections and refuse new ones; no effect if it does already."""
        self._run(self._cut())

    def close(self) -> None:
        """Cut for good."""
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._runner.close()
        self._holder.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(SECONDS)

    async def _join(self) -> None:
        if self._server is None:
            self._server = await asyncio.start_server(
                self._carry, "127.0.0.1", self.port, reuse_address=True
            )

    async def _cut(self) -> None:
        if self._server is None:
            return
        server, self._server = self._server, None
        # A connection accepted in this iteration of the event loop is registered in the next one; a
        # server closed in between would leave it open.
        for listener in server.sockets:
            self._loop.remove_reader(listener)
        await asyncio.sleep(0)
        server.close()
        server.abort_clients()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._server is None:
            # Accepted at the moment of the cut.
            writer.transport.abort()
            return
        try:
            far_reader, far_writer = await asyncio.open_connection(*self._target)
        except OSError:
            # The server is down: close, so that a program does not take the relay for it.
            writer.transport.abort()
            return
        await asyncio.gather(self._copy(reader, far_writer), self._copy(far_reader, writer))

    async def _copy(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        """Copy until either end is closed, then close the other one."""
        with suppress(OSError):
            while data := await source.read(READ_BYTES):
                sink.write(data)
                await sink.drain()
        sink.close()
