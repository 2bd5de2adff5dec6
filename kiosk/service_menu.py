"""The service menu for staff, protected by a gesture and a code."""

from functools import partial
from pathlib import Path
from typing import Final

from pydantic import BaseModel
from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.connection import ServerConnection
from client.net.json_store import JsonStore
from client.printer.print_service import PrintService
from client.program.exits import EXIT_CLOSED, EXIT_RESTART
from client.speech.sound import Sound
from client.ui.models import RowModel
from client.ui.qt import every, pyqtProperty, shown
from client.ui.wording import Wordings
from contract.formatting import clock_time, spaced_number
from kiosk.accessibility import Accessibility
from kiosk.code_input import CodeCapture
from kiosk.findings import CheckedPart
from kiosk.offline_mode import OfflineMode
from kiosk.self_test import SelfTest, test_rows
from kiosk.service_code import DIGITS, TRIES, ServiceCode
from kiosk.service_status import status_rows
from kiosk.set_up import ADDRESS_SIGNS, SetUp, TypedAddress
from kiosk.settings import KioskSettings
from kiosk.speaker import VOLUMES, Speaker
from kiosk.staff_printing import StaffPrinting, joined
from kiosk.visitor_session import VisitorSession

HOLD_SECONDS: Final = 3
IDLE_SECONDS: Final = 120

PAGES: Final = frozenset(
    {"menu", "status", "test", "reprint", "volume", "set_up", "address", "restart", "close"}
)
"""The pages after the code; `restart` and `close` ask for confirmation."""


class ChosenVolume(BaseModel):
    """The usual volume of the voice that staff chose, 1 to 5, as it is stored."""

    volume: int


class ServiceMenu(QObject):
    """The menu for QML: `page` ("" while it is closed, "code", or one of `PAGES`), `hold` in
    milliseconds, `typed` (how many digits), `trying` (the part of the self-test that waits for a
    person). Signal `ended`: the program is to end with this exit code."""

    changed = pyqtSignal()
    ended = pyqtSignal(int)

    def __init__(
        self,
        code: ServiceCode,
        self_test: SelfTest,
        printing: StaffPrinting,
        connection: ServerConnection,
        paper: PrintService,
        offline_mode: OfflineMode,
        session: VisitorSession,
        accessibility: Accessibility,
        wordings: Wordings,
        set_up: SetUp,
        kept: JsonStore,
        folder: Path,
    ) -> None:
        super().__init__()
        self._code, self.self_test, self._printing = code, self_test, printing
        self._connection, self._paper, self._offline_mode = connection, paper, offline_mode
        self._session, self._accessibility = session, accessibility
        self._wordings, self._kept, self._folder = wordings, kept, folder
        self.set_up = set_up
        set_up.saved.connect(self._set_up)
        set_up.left.connect(self.back)
        self._speaker: Speaker | None = None
        self._volume_given = False
        self._page, self._typed = "", ""
        printing.changed.connect(self.changed)
        self._quiet = 0
        self._code_capture = CodeCapture(self)
        self._code_capture.scanned.connect(self_test.scanned)
        self._address = TypedAddress(f"{ADDRESS_SIGNS}/", self)
        self._rows = RowModel(("key", "label", "words", "found"), parent=self)
        self._tickets = RowModel(("key", "label"), parent=self)
        self.second = 1000
        self._timer = every(self, self.second, self._tick)
        self._timer.stop()
        self_test.changed.connect(self._follow_test)
        self_test.ended.connect(self.printReport)
        paper.changed.connect(self._refresh)
        connection.state_changed.connect(self._refresh)
        wordings.languageChanged.connect(self._refresh)

    def use_sound(self, speaker: Speaker, sound: Sound, percent: int | None = None) -> None:
        """Add the voice: its test, and its volume, which is set in the console (`percent`), else
        here."""
        self._speaker, self._volume_given = speaker, percent is not None
        if percent is not None:
            speaker.usual = round(percent * VOLUMES / 100)
        elif (chosen := self._kept.read("volume", ChosenVolume)) is not None:
            speaker.usual = chosen.volume
        speaker.reset()
        self.self_test.use_sound(speaker, sound, self._sentence)
        self.changed.emit()

    def close(self) -> None:
        """Close the menu and stop its timers."""
        self._timer.stop()
        self._code_capture.set_active(False)
        for part in (self.self_test, self._printing, self.set_up):
            part.close()

    # Navigation -----------------------------------------------------------------

    @pyqtSlot()
    def open(self) -> None:
        """Ask for the code, after the gesture in the corner."""
        if self._page == "":
            self._typed = ""
            self._go("code")

    @pyqtSlot(str)
    def type(self, digit: str) -> None:
        """Append a digit of the code; the last one checks it."""
        self.touched()
        if self._page != "code" or self._code.locked:
            return
        self._typed += digit
        if len(self._typed) == DIGITS:
            typed, self._typed = self._typed, ""
            if self._code.opens(typed):
                self._go("menu")
                return
        self._refresh()

    @pyqtSlot()
    def erase(self) -> None:
        """Delete the last digit."""
        self.touched()
        self._typed = self._typed[:-1]
        self._refresh()

    @pyqtSlot(str)
    def show(self, page: str) -> None:
        """Show another page of the open menu."""
        if self._inside and page in PAGES:
            self._go(page)
            if page == "test":
                self.self_test.begin(self.second)
            elif page == "set_up":
                self.set_up.open()
            elif page == "address":
                self._address.set("")

    @pyqtSlot()
    def back(self) -> None:
        """From a page to the menu, from there to the visitors' screens."""
        self._go("menu" if self._inside and self._page != "menu" else "")

    @pyqtSlot()
    def touched(self) -> None:
        """The screen was touched: restart the timeout."""
        self._quiet = 0

    # What can be done -----------------------------------------------------------

    @pyqtSlot()
    def printTest(self) -> None:
        """Print a test page."""
        if self._inside:
            self._printing.print_test()

    @pyqtSlot(str)
    def reprint(self, ticket: str) -> None:
        """Reprint one of the last tickets."""
        if self._inside:
            self._printing.reprint(ticket)

    @pyqtSlot()
    def printReport(self) -> None:
        """Print the report of the self-test."""
        if self._inside and self.self_test.now is None:
            self._printing.print_report(self.self_test, self._label)

    @pyqtSlot(int)
    def turnVolume(self, steps: int) -> None:
        """Change the default volume of the voice, and play a sample."""
        if self._speaker is not None and self._inside and not self._volume_given:
            self._speaker.usual = max(1, min(VOLUMES, self._speaker.usual + steps))
            self._speaker.reset()
            self._speaker.say(*self._sentence())
            self._kept.write_if_possible("volume", ChosenVolume(volume=self._speaker.usual))
            self.changed.emit()

    @pyqtSlot()
    def restart(self) -> None:
        """End the program for a restart."""
        if self._page == "restart":
            self.ended.emit(EXIT_RESTART)

    @pyqtSlot()
    def closeProgram(self) -> None:
        """End the program without a restart."""
        if self._page == "close":
            self.ended.emit(EXIT_CLOSED)

    def _set_up(self, settings: KioskSettings) -> None:
        """Apply changed settings from now on."""
        self._session.language.begin_in(settings.language)
        self.back()

    # Consequences ---------------------------------------------------------------

    @property
    def _inside(self) -> bool:
        return self._page in PAGES

    def _go(self, page: str) -> None:
        if self._page == "test":
            self.self_test.stop()
            self._code_capture.set_active(False)
        was, self._page = self._page, page
        self._printing.words, self._quiet = "", 0
        if was == "set_up":
            self.set_up.leave()
        if page or self._code.locked:
            self._timer.start(self.second)
        else:
            self._timer.stop()
        self._refresh()

    def _tick(self) -> None:
        self._code.tick()
        self._quiet += 1
        if self._inside:
            # The language stays while the menu is open.
            self._session.touched()
        if self._page and self._quiet >= IDLE_SECONDS:
            self._go("")
        elif not self._page and not self._code.locked:
            self._timer.stop()
        else:
            self._refresh()

    def _follow_test(self) -> None:
        self._code_capture.set_active(self.self_test.now is CheckedPart.SCANNER)
        self._quiet = 0
        self._refresh()

    def _sentence(self) -> tuple[str, str]:
        return self._wordings.say("service_sound_sentence"), str(self._wordings.language)

    # Properties for QML -------------------------------------------------------------

    @property
    def _label(self) -> str:
        device = self._code.device
        return "" if device is None else f"{device.label} ({device.device})"

    def _refresh(self) -> None:
        if self._page == "test":
            self._rows.update(test_rows(self._wordings, self.self_test))
        elif self._page == "status":
            self._rows.update(self._status())
        elif self._page == "reprint":
            at = partial(clock_time, zone=self._connection.zone)
            self._tickets.update(
                [
                    {
                        "key": ticket.id,
                        "label": joined(spaced_number(ticket.number), at(ticket.issued_at)),
                    }
                    for ticket in self._printing.tickets
                ]
            )
        self.changed.emit()

    def _status(self) -> list[dict[str, str]]:
        return status_rows(
            self._wordings.say,
            self._connection,
            self._paper,
            self._offline_mode,
            self._accessibility,
            self._folder,
            self._label,
        )

    def _get_words(self) -> str:
        if self._page != "code":
            return self._printing.words
        if self._code.locked:
            return self._wordings.say("service_code_locked", n=self._code.locked)
        if self._code.tries < TRIES and not self._typed:
            return self._wordings.say("service_code_wrong", n=self._code.tries)
        return self._wordings.say("service_code_hint")

    def _get_trying(self) -> str:
        now = self.self_test.now
        return (
            str(now)
            if self._page == "test" and now in (CheckedPart.SCANNER, CheckedPart.SCREEN)
            else ""
        )

    def _get_volume(self) -> int:
        return 0 if self._speaker is None or self._volume_given else self._speaker.usual

    page = shown(str, lambda self: self._page, changed)
    hold = shown(int, lambda self: HOLD_SECONDS * self.second, changed)
    typed = shown(int, lambda self: len(self._typed), changed)
    words = shown(str, _get_words, changed)
    printing = pyqtProperty(QObject, lambda self: self._printing, constant=True)
    trying = shown(str, _get_trying, changed)
    marks = shown("QVariantList", lambda self: sorted(self.self_test.marks), changed)
    tested = shown(bool, lambda self: self.self_test.now is None, changed)
    volume = shown(int, _get_volume, changed)
    setUp = pyqtProperty(QObject, lambda self: self.set_up, constant=True)
    address = pyqtProperty(QObject, lambda self: self._address, constant=True)
    rows = pyqtProperty(QObject, lambda self: self._rows, constant=True)
    tickets = pyqtProperty(QObject, lambda self: self._tickets, constant=True)

    @pyqtSlot(int)
    def touchMark(self, mark: int) -> None:
        """A mark of the self-test was touched."""
        self.touched()
        self.self_test.touch_mark(mark)

    @pyqtSlot()
    def skip(self) -> None:
        """Skip a part of the self-test."""
        self.touched()
        self.self_test.skip()
