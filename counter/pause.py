"""The sheet on which a break is chosen: why, and for how long."""

from collections.abc import Mapping
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.models import RowModel
from client.qt import pyqtProperty
from contract.enums import BreakReason
from contract.texts import Say
from counter.offers import BreakChoice

USUAL_MINUTES: Final[Mapping[BreakReason, int]] = {
    BreakReason.BREAK: 15,
    BreakReason.LUNCH: 45,
    BreakReason.BACK_OFFICE: 30,
    BreakReason.TRAINING: 60,
    BreakReason.TECHNICAL: 15,
    BreakReason.OTHER: 15,
}
STEP_MINUTES: Final = 5
LONGEST_MINUTES: Final = 240


class PauseSheet(QObject):
    """The choice of a break.

    Properties for QML: `shown`; `reasons`, a list of `key`, `label`, `digit`,
    `chosen`; `minutes`.

    Args:
        say: the messages in the operator's language.
    """

    changed = pyqtSignal()

    def __init__(self, say: Say, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._shown = False
        self._choice = BreakChoice()
        self._reasons = RowModel(("key", "label", "digit", "chosen"), parent=self)
        self.refresh()

    @property
    def choice(self) -> BreakChoice:
        """What is chosen now."""
        return self._choice

    def open(self) -> None:
        """Show the sheet with the usual break."""
        self._shown = True
        self._choose(BreakReason.BREAK)

    @pyqtSlot()
    def close(self) -> None:
        """Put it away."""
        if self._shown:
            self._shown = False
            self.changed.emit()

    @pyqtSlot(int)
    def choose(self, place: int) -> None:
        """Choose the reason at this place, counted from 0; its usual minutes come with it."""
        reasons = tuple(BreakReason)
        if 0 <= place < len(reasons):
            self._choose(reasons[place])

    @pyqtSlot(int)
    def step(self, places: int) -> None:
        """Choose the reason so many places below the present one."""
        reasons = tuple(BreakReason)
        place = reasons.index(self._choice.reason) + places
        self.choose(max(0, min(place, len(reasons) - 1)))

    @pyqtSlot(int)
    def add(self, steps: int) -> None:
        """Make it so many times five minutes longer."""
        minutes = self._choice.minutes + steps * STEP_MINUTES
        minutes = max(STEP_MINUTES, min(minutes, LONGEST_MINUTES))
        self._set(BreakChoice(self._choice.reason, minutes))

    def refresh(self) -> None:
        """Say everything again, in the present language."""
        self._reasons.update(
            [
                {
                    "key": reason.value,
                    "label": self._say(f"break_{reason}"),
                    "digit": str(place + 1),
                    "chosen": reason is self._choice.reason,
                }
                for place, reason in enumerate(BreakReason)
            ]
        )
        self.changed.emit()

    def _choose(self, reason: BreakReason) -> None:
        self._set(BreakChoice(reason, USUAL_MINUTES[reason]))

    def _set(self, choice: BreakChoice) -> None:
        self._choice = choice
        self.refresh()

    def _get_shown(self) -> bool:
        return self._shown

    shown = pyqtProperty(bool, _get_shown, notify=changed)

    def _get_reasons(self) -> QObject:
        return self._reasons

    reasons = pyqtProperty(QObject, _get_reasons, constant=True)

    def _get_minutes(self) -> int:
        return self._choice.minutes

    minutes = pyqtProperty(int, _get_minutes, notify=changed)
