"""Prints from the service menu, one after the other, with their results."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, pyqtSignal

from client.connection import ServerConnection
from client.net.api import Refused, Unreachable
from client.printer.port import PrintFailed
from client.printer.print_service import PrintService
from client.ui.wording import Wordings
from contract.catalogue import Catalogue
from kiosk.findings import State, paper_found, verdict
from kiosk.reprinting import Printed, Reprinting
from kiosk.self_test import SelfTest
from kiosk.service_rows import joined, test_rows
from kiosk.staff_receipts import report, test_page


class StaffPrinting(QObject):
    """Prints a test page, a report or a ticket.

    Attributes:
        busy: whether it is printing.
        words: the progress or the result; "" before.

    Signals:
        changed: `busy` or `words` has changed.
    """

    changed = pyqtSignal()

    def __init__(
        self,
        paper: PrintService,
        reprinting: Reprinting,
        connection: ServerConnection,
        wordings: Wordings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paper, self._reprinting = paper, reprinting
        self._connection, self._wordings = connection, wordings
        self.busy, self.words = False, ""

    def print_test(self) -> None:
        """Print a test page."""
        page = test_page(self._wordings, self._connection.clock.now(), self._connection.zone)
        self._print(lambda done: self._paper.print(lambda: page, done))

    def print_report(self, test: SelfTest, label: str) -> None:
        """Print the report of a self-test, unless the kiosk has no printer.

        Args:
            label: of the kiosk.
        """
        if not test.findings or paper_found(self._paper.condition).state is State.NONE:
            return
        # Only parts that need attention have a text; the rest is fine.
        lines = [
            joined(
                row["label"],
                self._wordings.say(f"state_{row['found']}")
                if row["found"] in (State.CARE, State.BAD)
                else "",
                row["words"],
            )
            for row in test_rows(self._wordings, test)
        ]
        content = report(
            self._wordings,
            self._connection.clock.now(),
            self._connection.zone,
            label,
            self._wordings.say(f"report_{verdict(test.findings)}"),
            lines,
        )
        self._print(lambda done: self._paper.print(lambda: content, done))

    def reprint(self, ticket: str, catalogue: Catalogue) -> None:
        """Reprint one of the last tickets."""
        found = next((one for one in self._reprinting.tickets if one.id == ticket), None)
        if found is not None:
            self._print(lambda done: self._reprinting.print_again(found, catalogue, done))

    def _print(self, job: Callable[[Printed], None]) -> None:
        if self.busy:
            return
        self.busy, self.words = True, self._wordings.say("service_printing")
        self.changed.emit()

        def done(failed: PrintFailed | Refused | Unreachable | None) -> None:
            self.busy = False
            if failed is None:
                self.words = self._wordings.say("service_printed")
            elif isinstance(failed, PrintFailed):
                self.words = self._wordings.say(paper_found(failed.status.condition).message)
            elif isinstance(failed, Refused):
                self.words = str(failed)
            else:
                self.words = self._wordings.say("found_server_silent")
            self.changed.emit()

        job(done)
