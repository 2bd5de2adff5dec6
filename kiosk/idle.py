"""Nobody there any more: a warning with a way to stay, then back to the start."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from contract.screens import Kiosks
from kiosk.steps import Step


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a screen waits for a touch.

    Attributes:
        quiet: seconds before the warning.
        warning: seconds of the warning; 0 leaves without one.
    """

    quiet: int
    warning: int


class Waits(Enum):
    """How a step waits for a touch."""

    READING = auto()
    LEAVING = auto()
    """The paper is in the hand: nothing is lost with the screen."""
    DECIDING = auto()
    """A number to remember, or a choice: longer, and never without a warning."""
    LOOKING_ROUND = auto()
    """At the start a language, a size or a place in a list may have been chosen, and no more."""


LEAVING_SECONDS: Final = 15
DECIDING_SECONDS: Final = 60
GUIDED_WARNING_SECONDS: Final = 20
"""The least warning for a visitor who listens, on every page (EN 301 549, 11.2.2.1)."""

WAITS: Final = {
    Step.START: Waits.LOOKING_ROUND,
    Step.SEARCH: Waits.READING,
    Step.SERVICES: Waits.READING,
    Step.SERVICE: Waits.READING,
    Step.OPTIONS: Waits.READING,
    Step.NO_ANSWER: Waits.DECIDING,
    Step.REFUSED: Waits.READING,
    Step.TICKET: Waits.LEAVING,
    Step.NUMBER: Waits.DECIDING,
    Step.SHOWN: Waits.DECIDING,
    Step.SCANNED: Waits.READING,
    Step.UNKNOWN_CODE: Waits.LEAVING,
    Step.CODE_UNANSWERED: Waits.LEAVING,
}
"""Steps that are left when no visitor is there; the others are not."""

LOSES_NOTHING: Final = frozenset(
    step for step, waits in WAITS.items() if waits in (Waits.LEAVING, Waits.LOOKING_ROUND)
)
"""Steps that are left at once when a headset is pulled out."""


def patience(step: Step, kiosks: Kiosks, *, guided: bool = False) -> Patience | None:
    """How long a step waits for a touch, by the centre's settings; None: without end.

    Args:
        guided: whether the visitor listens to the voice: then every step warns.
    """
    found = _patience(step, kiosks)
    if found is None or not guided:
        return found
    return replace(found, warning=max(found.warning, GUIDED_WARNING_SECONDS))


def _patience(step: Step, kiosks: Kiosks) -> Patience | None:
    quiet, warning = kiosks.idle_seconds, kiosks.idle_warning_seconds
    match WAITS.get(step):
        case Waits.READING:
            return Patience(quiet, warning)
        case Waits.DECIDING:
            return Patience(max(quiet, DECIDING_SECONDS), warning)
        case Waits.LOOKING_ROUND:
            return Patience(quiet, 0)
        case Waits.LEAVING:
            return Patience(LEAVING_SECONDS, 0)
        case None:
            return None


class Idle(QObject):
    """Counts the seconds since the last touch.

    Attributes:
        begun: whether somebody has touched anything since the start.
        kiosks: the centre's settings; what is shown already keeps those that it began with.
        holds: whether the seconds do not count now: no page leaves while it is read out.

    Signals:
        changed: `left` is another number.
        ran_out: nobody is there.
    """

    changed = pyqtSignal()
    ran_out = pyqtSignal()

    def __init__(self, second: int = 1000, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.begun = False
        self.kiosks = Kiosks()
        self.holds: Callable[[], bool] = lambda: False
        self._patience: Patience | None = None
        self._passed = 0
        self._timer = QTimer(self)
        self._timer.setInterval(second)
        self._timer.timeout.connect(self._tick)

    @property
    def left(self) -> int:
        """Seconds until the screen is left, while it warns; else 0."""
        if self._patience is None or self._passed < self._patience.quiet or not self.begun:
            return 0
        return self._patience.quiet + self._patience.warning - self._passed

    def enter(self, step: Step, *, begun: bool, guided: bool) -> None:
        """Another screen: count from zero, as it asks.

        Args:
            step: the screen.
            begun: False where the next visitor begins.
            guided: whether the visitor listens to the voice.
        """
        self._patience = patience(step, self.kiosks, guided=guided)
        self._count(begun)

    def warn(self) -> None:
        """Ask at once whether a visitor is there; a step that ends by itself does not."""
        if self._patience is not None and self.begun:
            self._passed = self._patience.quiet
            self.changed.emit()

    def touched(self) -> None:
        """Somebody is there."""
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
        """Count no more."""
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
