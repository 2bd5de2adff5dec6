"""What became of a ticket's paper, told to the hall: off the thread that paints, until it is heard.

A report that the hall cannot take now waits for it; the order is kept.
"""

import logging
from typing import Final
from uuid import uuid4

from PyQt6.QtCore import QObject

from client.api import Api, Refused, Unreachable
from client.bridge import Worker
from contract.commands import Cancel, Command, ReportPrint
from contract.enums import Paper, PrintFault
from contract.snapshots import Ticket
from kiosk.without_server import WithoutServer

log = logging.getLogger(__name__)

PATIENCE_SECONDS: Final = 12 * 3600.0
"""A report is worth something until the business day is over."""


class Reports(QObject):
    """Sends reports one after the other."""

    def __init__(self, api: Api, without: WithoutServer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._api, self._without = api, without
        self._worker = Worker(threads=1, parent=self)

    def printed(self, ticket: Ticket) -> None:
        """The paper came out."""
        self._report(ticket, Paper.PRINTED)

    def failed(self, ticket: Ticket, fault: PrintFault) -> None:
        """It did not, and why."""
        self._report(ticket, Paper.FAILED, fault)

    def shown(self, ticket: Ticket) -> None:
        """The visitor has the number from the screen."""
        self._report(ticket, Paper.SHOWN)

    def cancelled(self, ticket: Ticket, reason: str) -> None:
        """The visitor gave the ticket up, or left without paper and without a word."""
        if self._without.is_given(ticket):
            # The server hears of it with the ticket.
            self._without.cancel(ticket)
            return
        self._send(ticket, Cancel(command_id=uuid4(), ticket=ticket.id, reason=reason))

    def close(self) -> None:
        """Tell nothing any more."""
        self._worker.close()

    def _report(self, ticket: Ticket, paper: Paper, fault: PrintFault | None = None) -> None:
        if self._without.is_given(ticket):
            # The server takes a ticket that is handed in as one that is in a hand.
            return
        report = ReportPrint(command_id=uuid4(), ticket=ticket.id, paper=paper, fault=fault)
        self._send(ticket, report)

    def _send(self, ticket: Ticket, command: Command) -> None:
        def work() -> None:
            self._api.send(command, token=ticket.token, deadline=PATIENCE_SECONDS)

        def failed(error: Refused | Unreachable) -> None:
            # The hall knows better by now: called, cancelled, another day.
            log.warning("%s of %s was not taken: %s", command.name, ticket.number, error)

        self._worker.run(work, lambda _nothing: None, failed)
