"""Printers: one interface, an ESC/POS implementation on any connection, and a recording fake.

`port` is the interface; `address` makes the printer that the settings name.
"""

from client.printer.address import PrinterAddressError, network_printer, printer_at
from client.printer.escpos import EscposPrinter
from client.printer.port import Condition, Printer, PrinterStatus, PrintFailed, PrintProof
from client.printer.recording import RecordingPrinter

__all__ = [
    "Condition",
    "EscposPrinter",
    "PrintFailed",
    "PrintProof",
    "Printer",
    "PrinterAddressError",
    "PrinterStatus",
    "RecordingPrinter",
    "network_printer",
    "printer_at",
]
