"""The network of a demo, which can also lose its connections without closing them."""

import asyncio
from contextlib import suppress

from novbe.demo.relay import READ_BYTES, Relay


class LosingRelay(Relay):
    """Can also stop forwarding on existing connections but keep them open, like a router that lost
    its state. New connections are forwarded."""

    _lost = 0

    def lose(self) -> None:
        self._lost += 1

    async def _copy(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        lost = self._lost
        with suppress(OSError):
            while data := await source.read(READ_BYTES):
                if lost == self._lost:
                    sink.write(data)
                    await sink.drain()
        sink.close()
