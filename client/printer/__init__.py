"""Printers: one port, ESC/POS on any line behind it, and a twin that records.

`port` says what a program may ask of a printer; `address` finds the right one
for what the settings say.
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
