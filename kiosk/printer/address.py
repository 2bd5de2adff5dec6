"""Which printer a setting means: `tcp://host[:port]`, or `file:PATH`."""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kiosk.printer.network import NetworkPrinter
from kiosk.printer.port import Printer
from kiosk.printer.recording import RecordingPrinter

DEFAULT_PORT: Final = 9100


class PrinterAddressError(ValueError):
    """A setting that names no printer; the message says how to write one."""


def printer_at(address: str) -> Printer:
    """The printer that an address names; nothing is connected yet.

    Raises:
        PrinterAddressError: it names none.
    """
    if address.startswith("file:"):
        path = address.removeprefix("file:").removeprefix("//")
        if not path:
            raise PrinterAddressError("'file:' needs a path, e.g. file:/dev/usb/lp0")
        return RecordingPrinter(Path(path))
    host, port = host_and_port(address.removeprefix("tcp://"), address)
    return NetworkPrinter(host, port)


def host_and_port(text: str, address: str | None = None) -> tuple[str, int]:
    """Read `host[:port]`; the port is 9100 where none is said.

    Raises:
        PrinterAddressError: it is neither.
    """
    wrong = PrinterAddressError(
        f"'{address or text}' is no printer; write tcp://host:port or file:PATH"
    )
    try:
        parts = urlsplit(f"//{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        raise wrong from None
    if not host or parts.path or parts.query or "@" in text or ":" in host:
        raise wrong
    return host, DEFAULT_PORT if port is None else port
