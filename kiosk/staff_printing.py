"""Prints for staff, with their results: a test page, a report of the self-test, a ticket, and the
strip that tests the cutter."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.connection import ServerConnection
from client.net.api import Refused, Unreachable
from client.printer.port import PrintFailed
from client.printer.print_service import PrintService
from client.receipt.content import PrintedService, ReceiptContent
from client.ui.formatting import clock_time
from client.ui.hyphens import SOFT
from client.ui.wording import Wordings
from contract.catalogue import Catalogue
from contract.dates import full_date
from contract.screens import ReceiptBlock as Part
from contract.texts import is_right_to_left
from kiosk.findings import State, paper_found, verdict
from kiosk.reprinting import Printed, Reprinting
from kiosk.self_test import SelfTest
from kiosk.service_rows import joined, test_rows

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
        lines=tuple(_plain(one) for one in lines),
        parts=frozenset(parts),
    )


def _plain(text: str) -> str:
    """Remove the soft hyphens that screens use."""
    return text.replace(SOFT, "")


class StaffPrinting(QObject):
    """Prints a test page, a report or a ticket; `words` is the progress or the result."""

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
        """Print the report of a self-test, unless the kiosk has no printer."""
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
