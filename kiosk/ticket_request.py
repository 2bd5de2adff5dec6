"""Issuing a ticket: one touch, one command that is retried until the server answers, one ticket,
one report on its paper."""

from collections.abc import Callable
from typing import Any, Final
from uuid import uuid4

from PyQt6.QtCore import QObject, pyqtSignal

from client.logo import Logo
from client.net.api import ApiClient, RequestRefused, Unreachable
from client.printer.port import PrintError
from client.printer.print_service import PrintService
from client.receipt.content import ReceiptContent, receipt_content
from client.receipt.example import example_ticket
from client.ui.bridge import Worker
from client.ui.code_picture import code_picture
from client.ui.hyphens import hyphenated
from contract.catalogue import Catalogue
from contract.commands import CheckIn, IssueTicket, Reopen, Reprint
from contract.enums import NO_BYTE_SENT, Paper, StopState, TicketState
from contract.errors import ProblemType
from contract.snapshots import Ticket
from kiosk.offline_mode import OfflineMode
from kiosk.reports import PrintReports
from kiosk.steps import VisitorAct
from kiosk.wish import TicketWish

CODE_MODULE: Final = 10
"""Pixels per module of the picture; the screen scales it."""


class TicketRequest(QObject):
    """The ticket of the current visitor, from the touch to the paper.

    Attributes:
        ticket: None until it is issued.
        problem: the server's sentence after a refusal.
        reprinted: whether it was printed a second time.
        alone: whether it was issued without the server.
        scanned: whether it comes from a scanned receipt, not from this kiosk just now.
        came_back: whether it was missed, and the scan has put it back into its queue.

    Signals:
        happened: a `VisitorAct` of the server or of the printer.
    """

    happened = pyqtSignal(object)

    def __init__(
        self,
        api: ApiClient,
        paper: PrintService,
        reports: PrintReports,
        offline_mode: OfflineMode,
        logo: Logo,
        scanner: bool = False,
    ) -> None:
        super().__init__()
        self._api, self._paper, self._reports = api, paper, reports
        self._offline_mode, self._logo = offline_mode, logo
        self._scanner = scanner
        self._worker = Worker(threads=2, parent=self)
        self._intent: IssueTicket | CheckIn | None = None
        self.catalogue: Catalogue | None = None
        self.ticket: Ticket | None = None
        self.problem = ""
        self.failed: PrintError | None = None
        self.reprinted = self.alone = self.came_back = self.scanned = False
        self._wish: TicketWish | None = None

    def expect(self, catalogue: Catalogue, service: str, language: str) -> None:
        """Prepare a receipt for a service that a visitor looks at."""
        ticket, logo = example_ticket(language, catalogue, service), self._logo.content
        self._paper.expect(
            lambda: receipt_content(ticket, catalogue, language, logo, scanner=self._scanner)
        )

    def begin(self, catalogue: Catalogue, wish: TicketWish, language: str) -> None:
        """Make the command and send it."""
        self.forget()
        self.catalogue = catalogue
        self._intent = IssueTicket(
            command_id=uuid4(),
            centre=catalogue.centre,
            services=wish.services,
            language=language,
            priority=wish.priority,
            assist=wish.assist,
            coupon=wish.coupon,
        )
        self._wish = wish
        if not self._give_alone(self._intent):
            self._send(self._intent)

    def check_in(self, catalogue: Catalogue, code: str, *, now: bool) -> None:
        """Ask for the ticket of a booking, or `now` for one without it."""
        self.forget()
        self.catalogue = catalogue
        self._intent = CheckIn(command_id=uuid4(), centre=catalogue.centre, code=code, now=now)
        self._send(self._intent)

    def again(self) -> None:
        """Retry the same command."""
        if self._intent is not None:
            self._send(self._intent)

    def look_up(self, catalogue: Catalogue, token: str) -> None:
        """Look a scanned receipt up. A missed ticket returns to its queue; after two missed calls
        the visitor is sent to staff."""
        self.forget()

        def ask() -> tuple[Ticket, bool]:
            ticket = Ticket.read(self._api.get(f"/api/v1/tickets/{token}"))
            if ticket.state is not TicketState.MISSED:
                return ticket, False
            command = Reopen(command_id=uuid4(), ticket=ticket.id)
            try:
                return Ticket.read(self._api.send(command, token=token)), True
            except RequestRefused as error:
                self.problem = str(error)
                return ticket, False

        def found(answer: tuple[Ticket, bool]) -> None:
            if self._intent is None and self.ticket is None:
                self.catalogue, self.scanned = catalogue, True
                self.ticket, self.came_back = answer
                self.happened.emit(VisitorAct.FOUND)

        def failed(error: RequestRefused | Unreachable) -> None:
            if self._intent is None and self.ticket is None:
                self.happened.emit(
                    VisitorAct.NOT_FOUND
                    if isinstance(error, RequestRefused)
                    else VisitorAct.SCAN_UNANSWERED
                )

        self._worker.run(ask, found, failed)

    def reprint(self) -> None:
        """Print the ticket again after a failure. The code on the first paper becomes invalid."""
        ticket = self.ticket
        if ticket is None:
            return
        self.reprinted = True
        if self._offline_mode.is_given(ticket):
            self._print(ticket)
            return
        command = Reprint(command_id=uuid4(), ticket=ticket.id)

        def again(fresh: Ticket) -> None:
            if self.ticket is ticket:
                self.ticket = fresh
                self._print(fresh)

        def failed(_error: RequestRefused | Unreachable) -> None:
            if self.ticket is ticket:
                self.happened.emit(VisitorAct.PAPER_FAILED)

        self._worker.run(
            lambda: Ticket.read(self._api.send(command, token=ticket.token)), again, failed
        )

    def note(self) -> None:
        """The visitor has noted the number from the screen."""
        if self.ticket is not None:
            self._reports.became(self.ticket, Paper.SHOWN)

    def cancel(self) -> None:
        """The visitor gives the ticket up."""
        if self.ticket is not None:
            self._reports.cancelled(self.ticket, "left")

    def left_alone(self) -> None:
        """The idle timeout has passed. A visitor who was shown the number without a promise of
        paper has noted it. After a failed print the ticket is cancelled, unless the visitor may
        have a part of the receipt or an earlier one."""
        if self.ticket is None:
            return
        if self.failed is None or self.reprinted:
            self._reports.became(self.ticket, Paper.SHOWN)
        elif self.failed.fault in NO_BYTE_SENT:
            self._reports.cancelled(self.ticket, "left_without_paper")

    def forget(self) -> None:
        """Clear the ticket for the next visitor. A running print job still ends and is reported."""
        self._intent = self.ticket = self.failed = self.catalogue = None
        self.problem = ""
        self.reprinted = self.alone = self.came_back = self.scanned = False

    def close(self) -> None:
        """Ignore later answers."""
        self._worker.close()

    def _send(self, intent: IssueTicket | CheckIn) -> None:
        def issued(ticket: Ticket) -> None:
            if self._intent is intent:
                self._have(ticket)

        def failed(error: RequestRefused | Unreachable) -> None:
            if self._intent is not intent:
                return
            if isinstance(error, RequestRefused):
                self.problem = str(error)
                early = error.kind is ProblemType.TOO_EARLY
                self.happened.emit(VisitorAct.TOO_EARLY if early else VisitorAct.REFUSED)
            elif not self._give_alone(intent):
                self.happened.emit(VisitorAct.UNANSWERED)

        self._worker.run(lambda: Ticket.model_validate(self._api.send(intent)), issued, failed)

    def _give_alone(self, intent: IssueTicket | CheckIn) -> bool:
        """Issue a ticket without the server, if it is unreachable and that is possible. Only the
        server knows the bookings."""
        if isinstance(intent, CheckIn) or self._wish is None or self._offline_mode.menu is None:
            return False
        ticket = self._offline_mode.give(self._wish, intent.command_id, intent.language)
        if ticket is None:
            return False
        self.alone = True
        self._have(ticket)
        return True

    def _have(self, ticket: Ticket) -> None:
        """Print the issued ticket, or show it if the printer is not ready."""
        self.ticket = ticket
        if self.catalogue is None or not self._paper.promised:
            # Reported as shown once the visitor has noted it; until then it can be given up.
            self.happened.emit(VisitorAct.ISSUED_WITHOUT_PAPER)
            return
        self.happened.emit(VisitorAct.ISSUED)
        self._print(ticket)

    def _print(self, ticket: Ticket) -> None:
        catalogue, alone = self.catalogue, self.alone
        assert catalogue is not None

        def ended(failed: PrintError | None) -> None:
            if self.ticket is ticket:
                self.failed = failed
                self.happened.emit(
                    VisitorAct.PRINTED if failed is None else VisitorAct.PAPER_FAILED
                )

        self.put_on_paper(ticket, catalogue, ended, alone=alone)

    def put_on_paper(
        self,
        ticket: Ticket,
        catalogue: Catalogue,
        done: Callable[[PrintError | None], None],
        *,
        alone: bool,
    ) -> None:
        """Print a ticket, issued with or without the server, and report the result; then call
        `done`."""
        logo = self._logo.content

        def content() -> ReceiptContent:
            # In the printer's thread: from now on printing counts as begun.
            self._reports.begins(ticket)
            return receipt_content(
                ticket, catalogue, ticket.language, logo, alone=alone, scanner=self._scanner
            )

        def ended(failed: PrintError | None) -> None:
            if failed is None:
                self._reports.became(ticket, Paper.PRINTED)
            else:
                self._reports.became(ticket, Paper.FAILED, failed.fault)
            done(failed)

        self._paper.print(content, ended)

    def view(self, language: str, waits: Callable[[str], tuple[str, str]]) -> dict[str, Any]:
        """The values of the ticket page; "" and empty lists for unknown ones. `waits` gives how
        many are ahead now and the usual wait, for the services after the first."""
        ticket, catalogue = self.ticket, self.catalogue
        if ticket is None or catalogue is None:
            return {}
        said = receipt_content(ticket, catalogue, language, alone=self.alone, scanner=self._scanner)
        later = [stop.service for stop in ticket.stops if stop.state is StopState.PENDING]
        shown = [(said.ahead or "", said.expected or ""), *map(waits, later)]
        return {
            "number": ticket.number,
            "services": [
                {"name": hyphenated(service.name, language), "ahead": ahead, "expected": expected}
                for service, (ahead, expected) in zip(said.services, shown, strict=False)
            ],
            "where": list(said.where),
            "asOf": " · ".join(said.as_of),
            "code": code_picture(said.code, CODE_MODULE) if said.code else "",
            "codeText": hyphenated(said.code_text, language),
            "missed": said.missed,
            # This kiosk has just issued it, so it may cancel it.
            "own": not self.scanned,
            "again": self.reprinted,
            "doubtful": self.failed is not None and self.failed.fault not in NO_BYTE_SENT,
        }
