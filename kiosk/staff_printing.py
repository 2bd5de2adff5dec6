"""Prints for staff, with their results: a test page, a report of the self-test, a ticket, and the
strip that tests the cutter."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import Final
from uuid import uuid4

from pydantic import BaseModel
from PyQt6.QtCore import QObject, pyqtSignal

from client.connection import ServerConnection
from client.net.api import RequestRefused, Unreachable
from client.net.json_store import JsonStore
from client.printer.port import PrintError
from client.printer.print_service import PrintService
from client.receipt.content import PrintedService, ReceiptContent
from client.ui.bridge import Worker
from client.ui.hyphens import SOFT
from client.ui.qt import shown
from client.ui.wording import Wordings
from contract.catalogue import Catalogue
from contract.commands import Reprint
from contract.dates import full_date
from contract.formatting import clock_time
from contract.screens import ReceiptBlock as Part
from contract.snapshots import Ticket
from contract.texts import is_right_to_left
from kiosk.findings import CheckState, paper_found, verdict
from kiosk.offline_mode import OfflineMode
from kiosk.self_test import SelfTest, test_rows
from kiosk.steps import VisitorAct
from kiosk.ticket_request import TicketRequest

MOST: Final = 6
"""The number of tickets that are kept, over a restart too."""

KEPT: Final = "last-tickets"

type Printed = Callable[[PrintError | RequestRefused | Unreachable | None], None]

SCRIPTS: Final = (
    "Əə Ğğ İı Öö Şş Üü Çç",
    "Ééè Êê Çç Œœ « »",
    "Жж Щщ Ыы Ёё Юю",
    "مرحبا بكم ١٢٣",
    "0123456789 № – €",
)
"""Sample text in all languages: shows a missing font or missing shaping."""


def strip(wordings: Wordings, at: datetime, zone: tzinfo | None, code: str) -> ReceiptContent:
    """A short strip with a code for the scanner."""
    return _content(
        wordings, at, zone, "service_test", code=code, words=wordings.say("strip_words"),
        parts={Part.SERVICE, Part.TIME, Part.CODE},
    )  # fmt: skip


def test_page(wordings: Wordings, at: datetime, zone: tzinfo | None) -> ReceiptContent:
    """The scripts, a number and lines over the whole width."""
    return _content(
        wordings, at, zone, "service_test_print", lines=SCRIPTS,
        parts={Part.NUMBER, Part.SERVICE, Part.TIME, Part.LINES},
    )  # fmt: skip


def report(
    wordings: Wordings,
    at: datetime,
    zone: tzinfo | None,
    kiosk: str,
    verdict: str,
    lines: Sequence[str],
) -> ReceiptContent:
    """The report of all parts."""
    return _content(
        wordings, at, zone, "report_heading", agency=kiosk, verdict=verdict, lines=lines,
        parts={Part.SERVICE, Part.TIME, Part.WAIT, Part.LINES},
    )  # fmt: skip


def _content(
    wordings: Wordings,
    at: datetime,
    zone: tzinfo | None,
    heading: str,
    *,
    agency: str = "",
    verdict: str = "",
    lines: Sequence[str] = (),
    code: str | None = None,
    words: str = "",
    parts: set[Part],
) -> ReceiptContent:
    language = str(wordings.language)
    local = at.astimezone(zone)
    day = full_date(local, language)
    return ReceiptContent(
        language=language,
        right_to_left=is_right_to_left(language),
        number="A000",
        services=(PrintedService(_plain(wordings.say(heading)), agency),),
        issued=f"{day}, {clock_time(at, zone)}",
        expected=_plain(verdict),
        code=code,
        code_text=_plain(words),
        lines=tuple(_plain(line) for line in lines),
        parts=frozenset(parts),
    )


def joined(*words: str) -> str:
    """Join the non-empty texts."""
    return " · ".join(filter(None, words))


def _plain(text: str) -> str:
    """Remove the soft hyphens that screens use."""
    return text.replace(SOFT, "")


class LastTickets(BaseModel):
    """The stored tickets, the newest first."""

    tickets: tuple[Ticket, ...] = ()


class StaffPrinting(QObject):
    """Prints a test page, a report or one of the last tickets, for QML; `words` is the progress or
    the result. The code on the first paper of a ticket stops working."""

    changed = pyqtSignal()

    def __init__(
        self,
        paper: PrintService,
        ticket_request: TicketRequest,
        offline_mode: OfflineMode,
        connection: ServerConnection,
        kept: JsonStore,
        wordings: Wordings,
    ) -> None:
        super().__init__()
        self._paper, self._ticket_request, self._offline_mode = paper, ticket_request, offline_mode
        self._connection, self._kept, self._wordings = connection, kept, wordings
        self._worker = Worker(threads=1, parent=self)
        self._busy, self.words = False, ""
        last = kept.read(KEPT, LastTickets)
        self.tickets: tuple[Ticket, ...] = last.tickets if last is not None else ()
        ticket_request.happened.connect(self._on_act)

    def close(self) -> None:
        """Stop printing."""
        self._worker.close()

    def print_test(self) -> None:
        """Print a test page."""
        page = test_page(self._wordings, self._connection.clock.now(), self._connection.zone)
        self._print(lambda done: self._paper.print(lambda: page, done))

    def print_report(self, test: SelfTest, label: str) -> None:
        """Print the report of a self-test, unless the kiosk has no printer."""
        if not test.findings or paper_found(self._paper.condition).state is CheckState.NONE:
            return
        # Only parts that need attention have a text; the rest is fine.
        lines = [
            joined(
                row["label"],
                self._wordings.say(f"state_{row['found']}")
                if row["found"] in (CheckState.CARE, CheckState.BAD)
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

    def reprint(self, ticket: str) -> None:
        """Reprint one of the last tickets, and report it."""
        catalogue = self._connection.catalogue or self._offline_mode.catalogue
        found = next((candidate for candidate in self.tickets if candidate.id == ticket), None)
        if found is not None and catalogue is not None:
            self._print(lambda done: self._reprint(found, catalogue, done))

    def _reprint(self, ticket: Ticket, catalogue: Catalogue, done: Printed) -> None:
        if self._offline_mode.is_given(ticket):
            self._keep(ticket)
            self._ticket_request.put_on_paper(ticket, catalogue, done, alone=True)
            return
        api, command = self._connection.api, Reprint(command_id=uuid4(), ticket=ticket.id)

        def allowed(fresh: Ticket) -> None:
            self._keep(fresh)
            self._ticket_request.put_on_paper(fresh, catalogue, done, alone=False)

        self._worker.run(lambda: Ticket.read(api.send(command, token=ticket.token)), allowed, done)

    def _on_act(self, act: VisitorAct) -> None:
        ticket = self._ticket_request.ticket
        if act in (VisitorAct.ISSUED, VisitorAct.ISSUED_WITHOUT_PAPER) and ticket is not None:
            self._keep(ticket)

    def _keep(self, ticket: Ticket) -> None:
        others = (other for other in self.tickets if other.id != ticket.id)
        self.tickets = (ticket, *others)[:MOST]
        self._kept.write_if_possible(KEPT, LastTickets(tickets=self.tickets))

    def _print(self, job: Callable[[Printed], None]) -> None:
        if self._busy:
            return
        self._busy, self.words = True, self._wordings.say("service_printing")
        self.changed.emit()

        def done(failed: PrintError | RequestRefused | Unreachable | None) -> None:
            self._busy = False
            if failed is None:
                self.words = self._wordings.say("service_printed")
            elif isinstance(failed, PrintError):
                self.words = self._wordings.say(paper_found(failed.status.condition).message)
            elif isinstance(failed, RequestRefused):
                self.words = str(failed)
            else:
                self.words = self._wordings.say("found_server_silent")
            self.changed.emit()

        job(done)

    busy = shown(bool, lambda self: self._busy, changed)
