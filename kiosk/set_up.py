"""Set-up of the kiosk on its own screen, at its first start and in the service menu: language, size
of the panel, printer."""

import logging
import math
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QObject, QSizeF, pyqtSignal, pyqtSlot
from PyQt6.QtGui import QGuiApplication

from client.net.json_store import JsonStore
from client.printer.address import PrinterAddressError, printer_at
from client.printer.port import PrintError
from client.printer.print_service import PrintService
from client.program.device import machine_language
from client.program.engine import KitEngine
from client.program.windows import WindowSpec
from client.ui.models import RowModel
from client.ui.qt import every, pyqtProperty, shown
from client.ui.wording import Wordings
from contract.device_settings import SMALLEST_KIOSK_INCHES
from contract.letters import INCH_MM
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES
from kiosk.accessibility import Accessibility
from kiosk.findings import paper_found
from kiosk.settings import (
    KEPT,
    LARGEST_INCHES,
    ChosenSettings,
    KioskSettings,
    found_printers,
    given,
)
from kiosk.staff_printing import test_page

log = logging.getLogger(__name__)

QML: Final = Path(__file__).parent / "qml" / "SetUpWindow.qml"

IDLE_SECONDS: Final = 120
"""Seconds without a touch after which the first start continues with the defaults, and asks again
the next time."""

ASKED: Final = ("language", "panel", "printer")
PAPERS: Final = (384, 576)
"""Dots of the print head for 58 mm and 80 mm paper."""

NETWORK: Final = "network"
ADDRESS_SIGNS: Final = "1234567890.:-abcdefghijklmnopqrstuvwxyz"
"""The characters of a host's address."""

SIGNS_AT_MOST: Final = 60


class TypedAddress(QObject):
    """An address as staff type it on the screen, for QML: `typed`, and the `letters` of the
    keyboard."""

    changed = pyqtSignal()

    def __init__(self, letters: str, parent: QObject) -> None:
        super().__init__(parent)
        self._letters = list(letters)
        self._typed = ""

    def set(self, typed: str) -> None:
        """Replace the text."""
        self._typed = typed
        self.changed.emit()

    @pyqtSlot(str)
    def type(self, sign: str) -> None:
        """Append a character."""
        if sign.strip() and len(self._typed) < SIGNS_AT_MOST:
            self.set(self._typed + sign.lower())

    @pyqtSlot()
    def erase(self) -> None:
        """Delete the last character."""
        self.set(self._typed[:-1])

    typed = shown(str, lambda self: self._typed, changed)
    letters = pyqtProperty("QVariantList", lambda self: self._letters, constant=True)


class SetUp(QObject):
    """The pages of the set-up, for QML: `step` ("" while it is not open, one of `ASKED`, or
    "address"), `locked` (the setting is given elsewhere). `paper` uses the chosen printer at once,
    so that it can be tested.

    Signals:
        saved: with the changed settings.
        left: nothing was saved.
    """

    changed = pyqtSignal()
    saved = pyqtSignal(object)
    left = pyqtSignal()

    def __init__(
        self,
        settings: KioskSettings,
        kept: JsonStore,
        paper: PrintService,
        accessibility: Accessibility,
        wordings: Wordings,
    ) -> None:
        super().__init__()
        self._settings, self._kept, self._paper = settings, kept, paper
        self._accessibility, self._wordings = accessibility, wordings
        self._given = given(settings)
        self._step, self._words = "", ""
        self._address = TypedAddress(ADDRESS_SIGNS, self)
        self._address.changed.connect(self._forgive)
        self._found: list[str] = []
        self._chosen = self._before = self._present()
        self._choices = RowModel(("key", "label", "chosen"), parent=self)
        self._quiet = 0
        self._timer = every(self, 1000, self._tick)
        self._timer.stop()
        paper.changed.connect(self._refresh)
        wordings.languageChanged.connect(self._refresh)

    def open(self, *, patience: bool = False) -> None:
        """Open the first page; with `patience` it closes after a time without a touch."""
        self._chosen = self._before = self._present()
        self._found = found_printers()
        if patience:
            self._quiet = 0
            self._timer.start()
        self._go(ASKED[0])

    def close(self) -> None:
        """Stop the timeout."""
        self._timer.stop()

    @pyqtSlot()
    def leave(self) -> None:
        """Leave without a change."""
        self._timer.stop()
        if self._step:
            self._go("")
            was, self._chosen = self._chosen, self._before
            self._apply_panel()
            if was.printer != self._chosen.printer:
                self._use(self._chosen.printer)
            self._paper.set_width(self._chosen.paper_dots)
            self.left.emit()

    @pyqtSlot()
    def touched(self) -> None:
        """The screen was touched: restart the timeout."""
        self._quiet = 0

    @pyqtSlot(str)
    def choose(self, key: str) -> None:
        """Choose a row of the page."""
        if self._step == "language":
            self._chosen = self._chosen.model_copy(update={"language": key})
            if key:
                self._wordings.language = key
        elif key == NETWORK:
            self._address.set(self._chosen.printer.removeprefix("tcp://") if self._network else "")
            self._go("address")
            return
        else:
            self._use(key)
        self._refresh()

    @pyqtSlot(float)
    def turnInches(self, by: float) -> None:
        """Change the size of the panel; the screen follows at once."""
        inches = round(self._chosen.inches + by, 1)
        inches = max(SMALLEST_KIOSK_INCHES, min(LARGEST_INCHES, inches))
        self._chosen = self._chosen.model_copy(update={"inches": inches})
        self._apply_panel()
        self._refresh()

    @pyqtSlot(int)
    def choosePaper(self, dots: int) -> None:
        """Choose the width of the paper."""
        if dots in PAPERS:
            self._chosen = self._chosen.model_copy(update={"paper_dots": dots})
            self._paper.set_width(dots)
            self._refresh()

    def _forgive(self) -> None:
        """The address is being edited: clear its error."""
        self._words = ""
        self._refresh()

    @pyqtSlot()
    def next(self) -> None:
        """The next page; after the last one the settings are saved."""
        if self._step == "address":
            address = f"tcp://{self._address.typed}"
            try:
                printer_at(address)
            except PrinterAddressError:
                self._words = self._wordings.say("set_up_address_wrong")
                self._refresh()
                return
            self._use(address)
            self._go("printer")
        elif self._step == ASKED[-1]:
            self._save()
        elif self._step:
            self._go(ASKED[ASKED.index(self._step) + 1])

    @pyqtSlot()
    def back(self) -> None:
        """The previous page; leaves from the first one."""
        if self._step == "address":
            self._go("printer")
        elif self._step == ASKED[0]:
            self.leave()
        elif self._step:
            self._go(ASKED[ASKED.index(self._step) - 1])

    @pyqtSlot()
    def printTest(self) -> None:
        """Print a test page with the chosen printer."""
        page = test_page(self._wordings, datetime.now(UTC), None)

        def done(failed: PrintError | None) -> None:
            self._words = self._wordings.say(
                "service_printed"
                if failed is None
                else paper_found(failed.status.condition).message
            )
            self._refresh()

        self._words = self._wordings.say("service_printing")
        self._refresh()
        self._paper.print(lambda: page, done)

    @property
    def _network(self) -> bool:
        return self._chosen.printer.startswith("tcp://")

    def _present(self) -> ChosenSettings:
        settings = self._settings
        return ChosenSettings(
            language=settings.language,
            inches=self._accessibility.inches,
            printer=settings.printer,
            paper_dots=settings.paper_dots,
        )

    def _use(self, printer: str) -> None:
        self._chosen = self._chosen.model_copy(update={"printer": printer})
        self._paper.use(printer_at(printer) if printer else None)

    def _apply_panel(self) -> None:
        self._accessibility.inches = self._chosen.inches
        self._accessibility.resize(*self._accessibility.pixels)

    def _save(self) -> None:
        try:
            self._kept.write(KEPT, self._chosen)
        except OSError as error:
            log.warning("what was set up could not be kept: %s", error)
            self._words = self._wordings.say("set_up_not_saved")
            self._refresh()
            return
        self._timer.stop()
        wanted = self._chosen.model_dump()
        self._settings = self._settings.model_copy(
            update={name: value for name, value in wanted.items() if name not in self._given}
        )
        self._go("")
        self.saved.emit(self._settings)

    def _tick(self) -> None:
        self._quiet += 1
        if self._quiet >= IDLE_SECONDS:
            self.leave()

    def _go(self, step: str) -> None:
        self._step, self._words = step, ""
        self._refresh()

    # Properties for QML -------------------------------------------------------------

    def _refresh(self) -> None:
        if self._step == "language":
            chosen = self._chosen.language
            rows = [("", self._wordings.say("set_up_language_hall"))]
            rows += [(language, OWN_NAMES[language]) for language in PROGRAM_LANGUAGES]
        elif self._step == "printer":
            chosen = NETWORK if self._network else self._chosen.printer
            known = dict.fromkeys([*self._found, *([] if self._network else [chosen])])
            rows = [("", self._wordings.say("set_up_no_printer"))]
            rows += [(value, value) for value in known if value]
            network = self._wordings.say("set_up_network")
            rows += [(NETWORK, f"{network} {self._chosen.printer}" if self._network else network)]
        else:
            chosen, rows = "", []
        self._choices.update(
            [{"key": key, "label": label, "chosen": key == chosen} for key, label in rows]
        )
        self.changed.emit()

    def _get_locked(self) -> bool:
        return {"panel": "inches", "address": "printer"}.get(self._step, self._step) in self._given

    def _get_words(self) -> str:
        if self._step == "printer" and not self._words and self._chosen.printer:
            return self._wordings.say(paper_found(self._paper.condition).message)
        return self._words

    step = shown(str, lambda self: self._step, changed)
    choices = pyqtProperty(QObject, lambda self: self._choices, constant=True)
    inches = shown(float, lambda self: self._chosen.inches, changed)
    printer = shown(str, lambda self: self._chosen.printer, changed)
    dots = shown(int, lambda self: self._chosen.paper_dots, changed)
    locked = shown(bool, _get_locked, changed)
    last = shown(bool, lambda self: self._step == ASKED[-1], changed)
    words = shown(str, _get_words, changed)
    address = pyqtProperty(QObject, lambda self: self._address, constant=True)


def panel_told() -> float | None:
    """The diagonal of the panel in inches, as it reports it; None if that is implausible."""
    screen = QGuiApplication.primaryScreen()
    size = QSizeF() if screen is None else screen.physicalSize()
    inches = round(math.hypot(size.width(), size.height()) / INCH_MM, 1)
    return inches if SMALLEST_KIOSK_INCHES <= inches <= LARGEST_INCHES else None


def set_up_window(
    engine: KitEngine, settings: KioskSettings, done: Callable[[], None]
) -> WindowSpec:
    """The window of the first start; `done` is called once."""
    if not settings.language:
        engine.wordings.setProperty("language", machine_language())
    engine.wordings.hyphens = True
    paper = PrintService(None, settings.paper_dots)
    accessibility = Accessibility(engine.theme, panel_told() or settings.inches)
    set_up = SetUp(settings, JsonStore(settings.kept_in), paper, accessibility, engine.wordings)
    set_up.saved.connect(done)
    set_up.left.connect(done)
    set_up.open(patience=True)

    def close() -> None:
        set_up.close()
        paper.close()

    return WindowSpec(
        qml=QML,
        properties={"setUp": set_up, "access": accessibility},
        ready=lambda: True,
        close=close,
    )
