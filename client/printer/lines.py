"""The ways to a printer: network, serial and USB, each a line that takes and gives bytes.

python-escpos opens the devices; it is imported with the first, as `client.printer.escpos` says.
What is asked on a line is the matter of that module.
"""

import socket
from contextlib import suppress
from typing import Final, Protocol

CONNECT_SECONDS: Final = 2.5

WRITE_SECONDS: Final = 20
"""A serial line of 38,400 baud carries 76 kB meanwhile, or a whole receipt in three such times."""


class Line(Protocol):
    """An open line to a printer. Every method raises `OSError` where the line is broken."""

    def send(self, data: bytes) -> None:
        """Send all of it."""

    def receive(self, seconds: float) -> bytes:
        """What comes within so many seconds; empty where nothing does."""

    def close(self) -> None:
        """Let go of it."""


class NetworkLine:
    """A TCP connection, port 9100 as a rule.

    Raises:
        OSError: nobody answers.
    """

    def __init__(self, host: str, port: int) -> None:
        # The library's own one leaves the socket to the garbage collector when nobody answers.
        self._socket = socket.create_connection((host, port), timeout=CONNECT_SECONDS)

    def send(self, data: bytes) -> None:
        """See `Line`."""
        self._socket.settimeout(CONNECT_SECONDS)
        self._socket.sendall(data)

    def receive(self, seconds: float) -> bytes:
        """See `Line`."""
        self._socket.settimeout(max(0.001, seconds))
        try:
            heard = self._socket.recv(16)
        except TimeoutError:
            return b""
        if not heard:
            raise ConnectionError("the printer closed the connection")
        return heard

    def close(self) -> None:
        """See `Line`."""
        self._socket.close()


class SerialLine:
    """A serial port without handshake, as three wires have it; what is sent waits until it is out.

    Raises:
        OSError: there is no such port, or it is in use.
    """

    def __init__(self, path: str, baud: int) -> None:
        # Windows has no such module, and a counter's PC there no serial printer.
        import termios

        from escpos.exceptions import DeviceNotFoundError
        from escpos.printer import Serial

        self._broken = termios.error
        self._device = Serial(devfile=path, baudrate=baud, timeout=CONNECT_SECONDS, dsrdtr=False)
        try:
            self._device.open()
        except DeviceNotFoundError as error:
            raise OSError(str(error)) from error
        self._device.device.write_timeout = WRITE_SECONDS

    def send(self, data: bytes) -> None:
        """See `Line`."""
        try:
            self._device._raw(data)
            self._device.device.flush()
        except self._broken as error:
            raise OSError(f"the serial port is gone: {error}") from error

    def receive(self, seconds: float) -> bytes:
        """See `Line`."""
        port = self._device.device
        port.timeout = max(0.001, seconds)
        return bytes(port.read(1)) + bytes(port.read(port.in_waiting))

    def close(self) -> None:
        """See `Line`."""
        with suppress(self._broken):  # It was pulled out.
            self._device.close()


class UsbLine:
    """A printer on the USB, by its maker's and its product's number.

    Raises:
        OSError: it is not plugged in, or its owner is another user.
    """

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
        """See `Line`."""
        self._device._raw(data)

    def receive(self, seconds: float) -> bytes:
        """See `Line`."""
        import usb.core

        device = self._device
        try:
            return bytes(device.device.read(device.in_ep, 16, max(1, round(seconds * 1000))))
        except usb.core.USBTimeoutError:
            return b""

    def close(self) -> None:
        """See `Line`."""
        self._device.close()
