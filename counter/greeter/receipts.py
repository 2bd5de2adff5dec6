"""Receipts at the greeter's desk: printed if there is a printer, with a report on each."""

import logging
from collections.abc import Callable
from uuid import uuid4

from PyQt6.QtCore import QObject, pyqtSignal

from client.connection import ServerConnection
from client.logo import Logo
from client.printer.port import PrintError
from client.printer.print_service import PrintService
from client.receipt.content import receipt_content
from client.ui.bridge import Worker
from contract.access import PrinterState
from contract.commands import ReportPrint
from contract.enums import ENDED, PrintFault
from contract.enums import Paper as PaperState
from contract.snapshots import Ticket

log = logging.getLogger(__name__)


class Receipts(QObject):
    """Prints the ticket of a visitor, or the coupon of one that ended."""

    changed = pyqtSignal()

    def __init__(
        self, connection: ServerConnection, paper: PrintService, logo: Logo | None
    ) -> None:
        super().__init__()
        self._api, self._connection = connection.api, connection
        self._paper, self._logo = paper, logo
        # One thread: a report does not overtake the one before.
        self._reports = Worker(threads=1, parent=self)
        paper.changed.connect(self.changed)

    @property
    def printer(self) -> PrinterState:
        """The condition of this desk's printer; `none` without one."""
        return self._paper.state

    @property
    def promised(self) -> bool:
        """Whether a receipt is expected to be printed."""
        return self._paper.promised

    def hand_over(self, ticket: Ticket, done: Callable[[PrintError | None], None]) -> bool:
        """Print a ticket and call `done` with the failure, or None. False if it is not printed:
        then its code is shown on the screen, and `done` is not called."""
        catalogue = self._connection.catalogue
        logo = self._logo.content if self._logo is not None else None
        if catalogue is None or not self.promised:
            self._report(ticket, PaperState.SHOWN)
            return False

        def ended(failed: PrintError | None) -> None:
            if failed is None:
                self._report(ticket, PaperState.PRINTED)
            else:
                self._report(ticket, PaperState.FAILED, failed.fault)
            done(failed)

        self._paper.print(lambda: receipt_content(ticket, catalogue, ticket.language, logo), ended)
        return True

    def close(self) -> None:
        """Stop printing and reporting."""
        self._reports.close()
        self._paper.close()

    def _report(self, ticket: Ticket, paper: PaperState, fault: PrintFault | None = None) -> None:
        if ticket.state in ENDED:
            # Print the coupon: the ticket's own receipt is of no use any more.
            return
        report = ReportPrint(command_id=uuid4(), ticket=ticket.id, paper=paper, fault=fault)
        self._reports.run(
            lambda: self._api.send(report, token=ticket.token),
            lambda _answer: None,
            lambda error: log.warning("cannot report the paper of %s: %s", ticket.number, error),
        )
