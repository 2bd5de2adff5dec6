"""Connections to a simulated printer with faults: cuts, a memory, a slow cable."""

import contextlib
import os
import pty
import select
import socket
import threading
import time
import tty
from collections.abc import Callable
from typing import Self

from client.printer.escpos import CUT
from client.printer.status import CLEAR


class Line:
    """A connection to the printer."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        self._spawn(self._serve)
        return self

    def __exit__(self, *_exc: object) -> None:
        # A thread that waits for a connection is woken by the end of listening.
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        for thread in self._threads:
            thread.join(5)

    def _spawn(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work)
        self._threads.append(thread)
        thread.start()

    def _serve(self) -> None:
        while True:
            try:
                near, _address = self._server.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._target))
            self._spawn(lambda near=near, far=far: self._pump(far, near, job=False))  # type: ignore[misc]
            self._pump(near, far, job=True)

    def _pump(self, source: socket.socket, sink: socket.socket, *, job: bool) -> None:
        """Forward what is sent.

        Args:
            job: whether it is sent to the printer. ESC @ begins a job there; the questions before
                it are DLE EOT.
        """
        raise NotImplementedError


def _close(*ends: socket.socket) -> None:
    for one in ends:
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()


class Memory(Line):
    """A printer that keeps what it cannot print, and prints it first when it can again, unless it
    is told to forget it. The simulator knows no such command.
    """

    def __init__(self, target: int) -> None:
        super().__init__(target)
        self.before_job: Callable[[], None] = lambda: None
        self.kept = b""

    def _pump(self, source: socket.socket, sink: socket.socket, *, job: bool) -> None:
        keeping = False
        with contextlib.suppress(OSError):
            while data := source.recv(65_536):
                if job and CLEAR in data:
                    self.kept = b""
                    data = data.replace(CLEAR, b"")
                if job and b"\x1b@" in data:
                    self.before_job()
                    keeping = self._is_out()
                    if not keeping and self.kept:
                        sink.sendall(self.kept)
                        self.kept = b""
                if keeping:
                    self.kept += data
                else:
                    sink.sendall(data)
        _close(source, sink)

    def _is_out(self) -> bool:
        """Whether the printer says that it has no paper."""
        with socket.create_connection(("127.0.0.1", self._target), timeout=2) as line:
            line.sendall(b"\x10\x04\x04")
            return bool(line.recv(1)[0] & 0x60)


class SlowLine(Line):
    """A printer that takes a job at a rate, in bytes a second, and says XON; what waits is kept on
    the way."""

    def __init__(self, target: int, rate: float) -> None:
        super().__init__(target)
        self._rate = rate

    def _pump(self, source: socket.socket, sink: socket.socket, *, job: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(512):
                sink.sendall(data)
                if job:
                    source.sendall(b"\x11")
                    time.sleep(len(data) / self._rate)
        _close(source, sink)


class SerialCable:
    """A pseudo terminal that leads to a printer in the network, no faster than a serial line."""

    def __init__(self, target: int, bytes_a_second: float) -> None:
        self._target, self._rate = target, bytes_a_second
        self._near, far = pty.openpty()
        tty.setraw(far)
        self._far = far
        self.path = os.ttyname(far)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._carry)

    def __enter__(self) -> "SerialCable":
        self._thread.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._stop.set()
        self._thread.join(5)
        os.close(self._near)
        os.close(self._far)

    def _carry(self) -> None:
        with socket.create_connection(("127.0.0.1", self._target)) as printer:
            while not self._stop.is_set():
                ready, _, _ = select.select([self._near, printer.fileno()], [], [], 0.05)
                if self._near in ready:
                    data = os.read(self._near, 1024)
                    printer.sendall(data)
                    time.sleep(len(data) / self._rate)
                if printer.fileno() in ready:
                    os.write(self._near, printer.recv(64))


class FaultyLine(Line):
    """A line that is cut, or on which the printer falls silent, at a byte of a job.

    Attributes:
        cut: no connection is possible.
        mute: what the printer answers does not arrive.
    """

    def __init__(self, target: int) -> None:
        super().__init__(target)
        self.cut = self.mute = False
        self._at = -1
        self._happens: Callable[[], None] | None = None

    def plan(self, at: int, happens: Callable[[], None]) -> None:
        """Once, when so many bytes of the next job have passed; -1: when all have, and the
        printer is asked for the proof."""
        self._at, self._happens = at, happens

    def be_cut(self) -> None:
        self.cut = True

    def heal(self) -> None:
        self.cut = self.mute = False
        self._happens = None

    def _pump(self, source: socket.socket, sink: socket.socket, *, job: bool) -> None:
        passed: int | None = None
        with contextlib.suppress(OSError):
            while (data := source.recv(4096)) and not self.cut:
                if job:
                    if passed is None and (begins := data.find(b"\x1b@")) >= 0:
                        passed = -begins
                    if passed is not None and self._is_due(data, passed):
                        before = len(data) if self._at < 0 else max(0, self._at - passed)
                        sink.sendall(data[:before])
                        if self._happen():
                            break
                        data = data[before:]
                    passed = None if passed is None else passed + len(data)
                if job or not self.mute:
                    sink.sendall(data)
        _close(source, sink)

    def _is_due(self, data: bytes, passed: int) -> bool:
        if self._happens is None:
            return False
        return CUT in data if self._at < 0 else passed + len(data) > self._at

    def _happen(self) -> bool:
        """Do what was planned; whether the line is cut by it."""
        happens, self._happens = self._happens, None
        if happens is not None:
            happens()
        return self.cut
