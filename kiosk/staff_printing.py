"""What staff print in the service menu, one after the other, and what became of it."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, pyqtSignal

from client.api import Refused, Unreachable
from client.connection import ServerConnection
from client.paper import Paper
from client.printer import PrintFailed
from client.wording import Wordings
from contract.catalogue import Catalogue
from kiosk.findings import State, paper_found, verdict
from kiosk.reprinting import Printed, Reprinting
from kiosk.self_test import SelfTest
from kiosk.service_rows import joined, test_rows
from kiosk.staff_receipts import report, test_page


class StaffPrinting(QObject):
    """A test page, a report or a ticket.

    Attributes:
        busy: whether something is being printed.
        words: that, or what became of it; "" before.

    Signals:
        changed: `busy` or `words` is another now.
    """

    changed = pyqtSignal()

    def __init__(
        self,
        paper: Paper,
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
        """Print what a self-test found, unless the kiosk has no printer.

        Args:
            label: what the kiosk is called.
        """
        if not test.findings or paper_found(self._paper.condition).state is State.NONE:
            return
        # What is to be looked at says so; the rest is in order.
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
        """Print one of the last tickets again."""
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
