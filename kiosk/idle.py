"""Idle timeout: a warning that lets the visitor stay, then back to the start."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.ui.qt import every
from contract.screens import Kiosks
from kiosk.steps import BUSY, VisitorStep


@dataclass(frozen=True, slots=True)
class Patience:
    """The timeouts of a screen: seconds before the warning, and of the warning; 0 for none."""

    quiet: int
    warning: int


LEAVING: Final = frozenset(
    {VisitorStep.TICKET, VisitorStep.UNKNOWN_CODE, VisitorStep.CODE_UNANSWERED}
)
"""Steps with which nothing is lost: the visitor has the printed ticket, or got none."""

LEAVING_SECONDS: Final = 15

DECIDING: Final = frozenset(
    {VisitorStep.NO_ANSWER, VisitorStep.EARLY, VisitorStep.NUMBER, VisitorStep.SHOWN}
)
"""A number to remember, or a choice: a longer timeout, and always with a warning."""

DECIDING_SECONDS: Final = 60
GUIDED_WARNING_SECONDS: Final = 20
"""The least warning for a visitor who listens to the guidance, on every page (EN 301 549,
11.2.2.1)."""

LOSES_NOTHING: Final = LEAVING | {VisitorStep.START}
"""Steps that end at once when the headset is pulled out."""


def patience(step: VisitorStep, kiosks: Kiosks, *, guided: bool = False) -> Patience | None:
    """The timeouts of a step, by the centre's settings; None for no timeout. For a visitor who
    listens to the guidance every step warns."""
    if step in BUSY:
        return None
    quiet, warning = kiosks.idle_seconds, kiosks.idle_warning_seconds
    if step in LEAVING:
        quiet, warning = LEAVING_SECONDS, 0
    elif step in DECIDING:
        quiet = max(quiet, DECIDING_SECONDS)
    elif step is VisitorStep.START:
        # Only a language, a text size or a list position can be lost.
        warning = 0
    return Patience(quiet, max(warning, GUIDED_WARNING_SECONDS) if guided else warning)


class Idle(QObject):
    """Counts the seconds since the last touch, unless it `holds`, as while a page is read out.
    `begun` says whether the screen was touched since the start; a change of the centre's settings
    (`kiosks`) applies from the next step."""

    changed = pyqtSignal()
    ran_out = pyqtSignal()

    def __init__(self, second: int = 1000, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.begun = False
        self.kiosks = Kiosks()
        self.holds: Callable[[], bool] = lambda: False
        self._patience: Patience | None = None
        self._passed = 0
        self._timer = every(self, second, self._tick)
        self._timer.stop()

    @property
    def left(self) -> int:
        """Seconds until the screen ends, during the warning; else 0."""
        if self._patience is None or self._passed < self._patience.quiet or not self.begun:
            return 0
        return self._patience.quiet + self._patience.warning - self._passed

    def enter(self, step: VisitorStep, *, begun: bool, guided: bool) -> None:
        """Start the timeout of another screen; `begun` is False at the start for the next
        visitor."""
        self._patience = patience(step, self.kiosks, guided=guided)
        self._count(begun)

    def warn(self) -> None:
        """Show the warning at once; not in a step that has no timeout."""
        if self._patience is not None and self.begun:
            self._passed = self._patience.quiet
            self.changed.emit()

    def touched(self) -> None:
        """The screen was touched: restart the timeout."""
        self._count(True)

    def _count(self, begun: bool) -> None:
        warned = self.left > 0
        self._passed, self.begun = 0, begun
        if self._patience is None or not begun:
            self._timer.stop()
        else:
            self._timer.start()
        if warned:
            self.changed.emit()

    def stop(self) -> None:
        """Stop counting."""
        self._timer.stop()

    def _tick(self) -> None:
        if self.holds():
            return
        self._passed += 1
        patience = self._patience
        if patience is None:
            return
        if self._passed >= patience.quiet + patience.warning:
            self._timer.stop()
            self._passed = 0
            self.changed.emit()
            self.ran_out.emit()
        elif self.left > 0:
            self.changed.emit()
