"""Printers: one port, a network printer behind it, and a twin that records.

`port` says what the kiosk may ask of a printer; `address` finds the right one
for what the settings say.
"""

from kiosk.printer.address import PrinterAddressError, printer_at
from kiosk.printer.network import NetworkPrinter
from kiosk.printer.port import Condition, Printer, PrinterStatus, PrintFailed, PrintProof
from kiosk.printer.recording import RecordingPrinter

__all__ = [
    "Condition",
    "NetworkPrinter",
    "PrintFailed",
    "PrintProof",
    "Printer",
    "PrinterAddressError",
    "PrinterStatus",
    "RecordingPrinter",
    "printer_at",
]
