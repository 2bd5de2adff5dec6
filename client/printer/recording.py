"""A recording printer: keeps the bytes of every job, in memory or in a file.

It also serves printers that are a file, such as `/dev/usb/lp0`: the proof is that the system
accepted the bytes.
"""

import os
import threading
from pathlib import Path

from PIL import Image

from client.printer.escpos import job_bytes
from client.printer.port import Condition, PrintError, PrinterStatus
from contract.enums import PrintFault


class RecordingPrinter:
    """A `Printer` that keeps its jobs: the bytes in its file, if any, and the pictures in
    `receipts`. It reports `condition`."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.receipts: list[Image.Image] = []
        self.condition = Condition.READY
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """`file:PATH`, or `memory`."""
        return "memory" if self.path is None else f"file:{self.path}"

    def status(self) -> PrinterStatus:
        """`condition`, unless its file cannot be written."""
        if self.path is not None and not os.access(
            self.path if self.path.exists() else self.path.parent, os.W_OK
        ):
            return PrinterStatus(Condition.UNREACHABLE, f"{self.path} cannot be written")
        return PrinterStatus(self.condition)

    def print(self, receipt: Image.Image) -> None:
        """See `Printer.print`."""
        status = self.status()
        if not status.ready:
            raise PrintError(PrintFault.BEFORE_SENDING, status)
        job = job_bytes(receipt)
        with self._lock:
            if self.path is not None:
                self._write(self.path, job)
            self.receipts.append(receipt)

    def _write(self, path: Path, job: bytes) -> None:
        try:
            with path.open("ab", buffering=0) as file:
                file.write(job)
        except OSError as error:
            status = PrinterStatus(Condition.UNREACHABLE, str(error))
            raise PrintError(PrintFault.NO_PROOF, status) from error
