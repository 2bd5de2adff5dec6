"""Reports on the paper of tickets, retried until the server acknowledges them, after a restart too.
A kiosk that was killed while printing reports only that printing had begun."""

import logging
import threading
from typing import Final
from uuid import uuid4

from pydantic import BaseModel
from PyQt6.QtCore import QObject

from client.net.api import ApiClient, RequestRefused, Unreachable
from client.net.json_store import JsonStore
from client.ui.bridge import Worker
from client.ui.qt import once
from contract.commands import Cancel, ReportPrint
from contract.enums import Paper, PrintFault
from contract.errors import TEMPORARY
from contract.snapshots import Ticket
from kiosk.offline_mode import OfflineMode

log = logging.getLogger(__name__)

PATIENCE_SECONDS: Final = 12 * 3600.0
"""A report expires at the end of the business day."""

AGAIN_MILLISECONDS: Final = 5000
"""Retry interval."""

KEPT: Final = "reports"


class PrintReport(BaseModel):
    """A report, and the token of its ticket."""

    token: str
    command: ReportPrint | Cancel


class PendingReports(BaseModel):
    """The unsent reports, the oldest first."""

    reports: tuple[PrintReport, ...] = ()


class PrintReports(QObject):
    """Sends reports one after the other; first the unsent ones of an earlier run."""

    def __init__(self, api: ApiClient, offline_mode: OfflineMode, kept: JsonStore) -> None:
        super().__init__()
        self._api, self._offline_mode, self._kept = api, offline_mode, kept
        self._worker = Worker(threads=1, parent=self)
        self._lock = threading.Lock()
        self._later: list[PrintReport] = []
        self._again = once(self, AGAIN_MILLISECONDS, self._tell_again)
        known = kept.read(KEPT, PendingReports)
        self._unsent = list(known.reports) if known is not None else []
        for report in self._unsent:
            self._tell(report)

    def begins(self, ticket: Ticket) -> None:
        """Printing has begun: sent if no later report follows. May be called from any thread."""
        if not self._offline_mode.is_given(ticket):
            self._keep(_of_paper(ticket, Paper.FAILED, PrintFault.NO_PROOF))

    def became(self, ticket: Ticket, paper: Paper, fault: PrintFault | None = None) -> None:
        """The ticket was printed, could not be printed for a reason, or was noted from the screen.
        The server assumes that a ticket which is handed in was printed."""
        if not self._offline_mode.is_given(ticket):
            self._send(_of_paper(ticket, paper, fault))

    def cancelled(self, ticket: Ticket, reason: str) -> None:
        """The visitor gave the ticket up, or left without paper and without noting the number."""
        if self._offline_mode.is_given(ticket):
            # It is handed in together with the ticket.
            self._offline_mode.cancel(ticket)
            return
        cancel = Cancel(command_id=uuid4(), ticket=ticket.id, reason=reason)
        self._send(PrintReport(token=ticket.token, command=cancel))

    def close(self) -> None:
        """Stop sending; unsent reports are sent at the next start."""
        self._again.stop()
        self._worker.close()

    def _send(self, report: PrintReport) -> None:
        self._keep(report)
        self._tell(report)

    def _tell(self, report: PrintReport) -> None:
        command = report.command

        def work() -> None:
            self._api.send(command, token=report.token, deadline=PATIENCE_SECONDS)
            self._forget(report)

        def failed(error: RequestRefused | Unreachable) -> None:
            log.warning("%s of %s was not taken: %s", command.name, command.ticket, error)
            if isinstance(error, RequestRefused) and error.kind not in TEMPORARY:
                # The report is out of date: the ticket was called, cancelled, or is of another day.
                self._forget(report)
            else:
                self._later.append(report)
                self._again.start()

        self._worker.run(work, lambda _nothing: None, failed)

    def _tell_again(self) -> None:
        later, self._later = self._later, []
        for report in later:
            self._tell(report)

    def _keep(self, report: PrintReport) -> None:
        """Queue a report in place of earlier ones on the same paper."""
        with self._lock:
            self._unsent = [other for other in self._unsent if not _same_matter(other, report)]
            self._unsent.append(report)
            self._write()

    def _forget(self, report: PrintReport) -> None:
        with self._lock:
            self._unsent = [other for other in self._unsent if other is not report]
            self._write()

    def _write(self) -> None:
        try:
            self._kept.write(KEPT, PendingReports(reports=tuple(self._unsent)))
        except OSError as error:
            log.error("reports are not kept on the disk: %s", error)


def _of_paper(ticket: Ticket, paper: Paper, fault: PrintFault | None) -> PrintReport:
    command = ReportPrint(command_id=uuid4(), ticket=ticket.id, paper=paper, fault=fault)
    return PrintReport(token=ticket.token, command=command)


def _same_matter(report: PrintReport, other: PrintReport) -> bool:
    return (
        report.command.ticket == other.command.ticket and report.command.name == other.command.name
    )
