"""Connections to a printer: network, serial and USB. python-escpos opens the devices; it is
imported late, see `client.printer.escpos`, which also has the protocol."""

import socket
from contextlib import suppress
from typing import Final, Protocol

CONNECT_SECONDS: Final = 2.5

WRITE_SECONDS: Final = 8
"""Timeout of a write; on a serial line in addition to the time that it takes."""


class PrinterLine(Protocol):
    """An open connection to a printer. Every method raises `OSError` if it is broken. `baud` is
    that of a serial line; 0 on others."""

    baud: int

    def send(self, data: bytes) -> None:
        """Send all bytes."""

    def receive(self, seconds: float) -> bytes:
        """The bytes that arrive within the timeout; empty if there are none."""

    def close(self) -> None:
        """Close the connection."""


class NetworkLine:
    """A TCP connection, usually to port 9100; raises `OSError` where no printer answers."""

    baud = 0

    def __init__(self, host: str, port: int) -> None:
        # The library's own class leaks the socket until garbage collection when no printer answers.
        self._socket = socket.create_connection((host, port), timeout=CONNECT_SECONDS)

    def send(self, data: bytes) -> None:
        """See `PrinterLine`."""
        self._socket.settimeout(WRITE_SECONDS)
        self._socket.sendall(data)

    def receive(self, seconds: float) -> bytes:
        """See `PrinterLine`."""
        self._socket.settimeout(max(0.001, seconds))
        try:
            heard = self._socket.recv(16)
        except TimeoutError:
            return b""
        if not heard:
            raise ConnectionError("the printer closed the connection")
        return heard

    def close(self) -> None:
        """See `PrinterLine`."""
        self._socket.close()


def serial_seconds(data: bytes, baud: int) -> float:
    """The time on a serial line: ten bits a byte."""
    return len(data) * 10 / baud


class SerialLine:
    """A serial port without handshake (three wires); `send` blocks until all bytes are written.
    Raises `OSError` where there is no such port, or it is in use."""

    def __init__(self, path: str, baud: int) -> None:
        # Windows lacks this module; counters there have no serial printer.
        import termios

        from escpos.exceptions import DeviceNotFoundError
        from escpos.printer import Serial

        self._broken, self.baud = termios.error, baud
        self._device = Serial(devfile=path, baudrate=baud, timeout=CONNECT_SECONDS, dsrdtr=False)
        try:
            self._device.open()
        except DeviceNotFoundError as error:
            raise OSError(str(error)) from error

    def send(self, data: bytes) -> None:
        """See `PrinterLine`."""
        self._device.device.write_timeout = WRITE_SECONDS + serial_seconds(data, self.baud)
        try:
            self._device._raw(data)
            self._device.device.flush()
        except self._broken as error:
            raise OSError(f"the serial port is gone: {error}") from error

    def receive(self, seconds: float) -> bytes:
        """See `PrinterLine`."""
        port = self._device.device
        port.timeout = max(0.001, seconds)
        return bytes(port.read(1)) + bytes(port.read(port.in_waiting))

    def close(self) -> None:
        """See `PrinterLine`."""
        with suppress(self._broken):  # The device was unplugged.
            self._device.close()


class UsbLine:
    """A USB printer, by its vendor id and product id; raises `OSError` where it is not plugged in,
    or not accessible to this user."""

    baud = 0

    def __init__(self, vendor: int, product: int) -> None:
        import usb.core
        from escpos.exceptions import DeviceNotFoundError
        from escpos.printer import Usb

        self._device = Usb(idVendor=vendor, idProduct=product, timeout=WRITE_SECONDS * 1000)
        try:
            self._device.open()
        except usb.core.NoBackendError as error:
            raise OSError("libusb is missing; on Debian: apt-get install libusb-1.0-0") from error
        except DeviceNotFoundError as error:
            raise OSError(str(error)) from error

    def send(self, data: bytes) -> None:
        """See `PrinterLine`."""
        self._device._raw(data)

    def receive(self, seconds: float) -> bytes:
        """See `PrinterLine`."""
        import usb.core

        device = self._device
        try:
            return bytes(device.device.read(device.in_ep, 16, max(1, round(seconds * 1000))))
        except usb.core.USBTimeoutError:
            return b""

    def close(self) -> None:
        """See `PrinterLine`."""
        self._device.close()
