"""Parses a printer's address: `tcp://host[:port]`, `serial:PATH[?baud=N]`,
`usb:VENDOR:PRODUCT`, or `file:PATH`."""

import re
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from client.printer.escpos import PROOF_SECONDS, EscposPrinter
from client.printer.lines import NetworkLine, SerialLine, UsbLine
from client.printer.port import Printer
from client.printer.recording import RecordingPrinter

DEFAULT_PORT: Final = 9100
DEFAULT_BAUD: Final = 38_400

WAYS: Final = "tcp://host:port, usb:04b8:0e15, serial:/dev/ttyS0?baud=38400 or file:PATH"


class PrinterAddressError(ValueError):
    """An address that is not valid; the message says how to write one."""


def printer_at(address: str) -> Printer:
    """The printer at an address, not connected yet; raises `PrinterAddressError`."""
    if address.startswith("file:"):
        path = address.removeprefix("file:").removeprefix("//")
        if not path:
            raise PrinterAddressError("'file:' needs a path, e.g. file:/dev/usb/lp0")
        return RecordingPrinter(Path(path))
    if found := re.fullmatch(r"serial:(/[^?]+)(?:\?baud=(\d{3,7}))?", address):
        line = partial(SerialLine, found[1], int(found[2] or DEFAULT_BAUD))
        return EscposPrinter(address, line)
    if found := re.fullmatch(r"usb:([0-9a-fA-F]{4}):([0-9a-fA-F]{4})", address):
        return EscposPrinter(address, partial(UsbLine, int(found[1], 16), int(found[2], 16)))
    if address.startswith(("serial:", "usb:")):
        raise PrinterAddressError(f"'{address}' is no printer; write {WAYS}")
    return network_printer(*host_and_port(address.removeprefix("tcp://"), address))


def network_printer(
    host: str, port: int = DEFAULT_PORT, proof_seconds: float = PROOF_SECONDS
) -> EscposPrinter:
    """A printer at a host and a port; see `EscposPrinter`."""
    line = partial(NetworkLine, host, port)
    return EscposPrinter(f"tcp://{host}:{port}", line, proof_seconds)


def host_and_port(text: str, address: str | None = None) -> tuple[str, int]:
    """Parse `host[:port]`; the port defaults to 9100. Raises `PrinterAddressError`."""
    wrong = PrinterAddressError(f"'{address or text}' is no printer; write {WAYS}")
    try:
        parts = urlsplit(f"//{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        raise wrong from None
    if not host or parts.path or parts.query or "@" in text or ":" in host:
        raise wrong
    return host, DEFAULT_PORT if port is None else port
