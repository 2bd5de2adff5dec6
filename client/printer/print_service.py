"""Printing in a worker thread. The printer is polled every second, so a program knows its state
before it promises a receipt."""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.printer.port import Condition, Printer, PrintError, PrinterStatus
from client.receipt.content import ReceiptContent
from client.receipt.example import example_content
from client.receipt.render import render
from client.receipt.typeset import ReceiptError
from client.ui.bridge import Worker
from client.ui.qt import every, once
from contract.access import PrinterState
from contract.enums import PrintFault
from contract.texts import PROGRAM_LANGUAGES

log = logging.getLogger(__name__)

STATES: Final = {
    Condition.READY: PrinterState.OK,
    Condition.PAPER_LOW: PrinterState.PAPER_LOW,
    Condition.PAPER_OUT: PrinterState.PAPER_OUT,
    Condition.COVER_OPEN: PrinterState.COVER_OPEN,
    Condition.OFFLINE: PrinterState.OFFLINE,
    Condition.BROKEN: PrinterState.OFFLINE,
    Condition.UNREACHABLE: PrinterState.OFFLINE,
}
"""A printer's condition as it is reported to the server; a silent printer is unknown."""

LOOK_MILLISECONDS: Final = 1000

WARM_MILLISECONDS: Final = 2000
"""Delay after the start, so that the first screen is drawn first."""


class PrintService(QObject):
    """The printer of a program, for its screens. Without a printer no receipt is promised.
    `seconds` is how long the last receipt took; None before the first."""

    changed = pyqtSignal()

    def __init__(self, printer: Printer | None, width: int) -> None:
        super().__init__()
        self._printer: Printer | None = None
        self._width = width
        self._status: PrinterStatus | None = None
        self.seconds: float | None = None
        # One thread: a poll never interrupts a job.
        self._worker = Worker(threads=1, parent=self)
        self._busy = self._jobs = 0
        self._timer = every(self, LOOK_MILLISECONDS, self._look)
        self._timer.stop()
        self._warming = once(self, WARM_MILLISECONDS, self._warm)
        if printer is not None:
            self.use(printer)

    @property
    def name(self) -> str:
        """The printer's address; "" without one."""
        return "" if self._printer is None else self._printer.name

    @property
    def promised(self) -> bool:
        """Whether a ticket issued now is expected to be printed."""
        return self._status is not None and self._status.ready

    @property
    def condition(self) -> str:
        """The printer's condition as a word; "none" without a printer, "" before the first poll."""
        if self._printer is None:
            return "none"
        return "" if self._status is None else str(self._status.condition)

    @property
    def busy(self) -> bool:
        """Whether it prints, or is about to."""
        return self._jobs > 0

    @property
    def state(self) -> PrinterState:
        """The printer's condition as it is reported to the server."""
        if self._printer is None:
            return PrinterState.NONE
        if self._status is None:
            return PrinterState.UNKNOWN
        return STATES.get(self._status.condition, PrinterState.UNKNOWN)

    def print(
        self, content: Callable[[], ReceiptContent], done: Callable[[PrintError | None], None]
    ) -> None:
        """Render and print in the worker thread; then call `done` here, with the failure or
        None."""
        printer, width = self._printer, self._width
        if printer is None:
            status = PrinterStatus(Condition.UNREACHABLE, "there is no printer")
            done(PrintError(PrintFault.BEFORE_SENDING, status))
            return

        def work() -> PrintError | None:
            try:
                receipt, began = render(content(), width), time.monotonic()
                printer.print(receipt)
                self.seconds = round(time.monotonic() - began, 1)
            except ReceiptError as error:
                status = PrinterStatus(Condition.BROKEN, str(error))
                return PrintError(PrintFault.BEFORE_SENDING, status)
            except PrintError as failed:
                return failed
            return None

        def ended(failed: PrintError | None) -> None:
            self._jobs -= 1
            if failed is not None:
                self._know(failed.status)
            done(failed)

        self._jobs += 1
        self._run(work, ended)

    def expect(self, *contents: Callable[[], ReceiptContent]) -> None:
        """Render receipts like the expected ones in advance, to fill the caches."""
        if self._printer is None:
            return
        width = self._width

        def draw() -> None:
            # A rendering error is reported when the real receipt is printed.
            with suppress(ReceiptError):
                for content in contents:
                    render(content(), width)

        self._run(draw, lambda _nothing: None)

    def use(self, printer: Printer | None) -> None:
        """Use another printer, or none; a running job ends on the old one."""
        self._printer, self._status = printer, None
        self._timer.stop()
        if printer is not None:
            self._run(printer.status, self._know)
            self._timer.start()
            self._warming.start()
        self.changed.emit()

    def set_width(self, dots: int) -> None:
        """Set the width of the print head."""
        self._width = dots

    def close(self) -> None:
        """Stop polling."""
        self._timer.stop()
        self._warming.stop()
        self._worker.close()

    def _warm(self) -> None:
        """Load fonts and texts before the first visitor comes."""
        self.expect(*(partial(example_content, language) for language in PROGRAM_LANGUAGES))

    def _look(self) -> None:
        printer = self._printer
        if printer is not None and not self._busy:
            self._run(printer.status, self._know)

    def _know(self, status: PrinterStatus) -> None:
        old, self._status = self._status, status
        if old is not None and old.condition is status.condition:
            return
        if self._printer is not None and not status.ready:
            log.warning(
                "printer %s: %s (%s); numbers are shown on the screen until it prints",
                self._printer.name,
                status.condition,
                status.detail,
            )
        elif self._printer is not None and old is not None and not old.ready:
            log.warning("printer %s: prints again", self._printer.name)
        self.changed.emit()

    def _run[T](self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._busy += 1

        def ended(result: T) -> None:
            self._busy -= 1
            done(result)

        self._worker.run(work, ended)
