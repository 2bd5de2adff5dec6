"""The set-up window at a kiosk's first start."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QSizeF
from PyQt6.QtGui import QGuiApplication

from client.net.json_store import JsonStore
from client.printer.print_service import PrintService
from client.program.device import machine_language
from client.program.engine import KitEngine
from client.program.windows import WindowSpec
from contract.device_settings import SMALLEST_KIOSK_INCHES
from contract.letters import INCH_MM
from kiosk.accessibility import Accessibility
from kiosk.set_up import SetUp
from kiosk.settings import LARGEST_INCHES, KioskSettings

QML: Final = Path(__file__).parent / "qml" / "SetUpWindow.qml"

type Done = Callable[[], None]


def panel_told() -> float | None:
    """The diagonal of the panel in inches, as it reports it; None if that is implausible."""
    screen = QGuiApplication.primaryScreen()
    size = QSizeF() if screen is None else screen.physicalSize()
    inches = round(math.hypot(size.width(), size.height()) / INCH_MM, 1)
    return inches if SMALLEST_KIOSK_INCHES <= inches <= LARGEST_INCHES else None


def set_up_window(engine: KitEngine, settings: KioskSettings, done: Done) -> WindowSpec:
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
