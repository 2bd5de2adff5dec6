"""A temporary message on the screen."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.ui.qt import once, shown
from counter.shared.core import Core

MESSAGE_MILLISECONDS: Final = 8000


class ScreenMessage(QObject):
    """For QML: `text`, a sentence that disappears by itself; its `tone` is `quiet`, or `care` after
    an error; `working`, the running command in words, if it takes long. `label` names an action.
    """

    changed = pyqtSignal()

    def __init__(self, core: Core, label: Callable[[StrEnum], str], parent: QObject) -> None:
        super().__init__(parent)
        self._core, self._label = core, label
        self._shown = ("", "quiet")
        self._fade = once(self, MESSAGE_MILLISECONDS, self.put_away)
        core.sender.changed.connect(self.changed)

    def tell(self, text: str, tone: str = "quiet") -> None:
        """Show a sentence in place of the previous one."""
        self._fade.start()
        if (text, tone) != self._shown:
            self._shown = (text, tone)
            self.changed.emit()

    def put_away(self) -> bool:
        """Dismiss the message; whether there was one."""
        self._fade.stop()
        if not self.text:
            return False
        self._shown = ("", "quiet")
        self.changed.emit()
        return True

    def _get_working(self) -> str:
        action = self._core.sender.under_way
        if action is None or not self._core.sender.long:
            return ""
        return self._core.say("working", action=self._label(action))

    text = shown(str, lambda self: self._shown[0], changed)
    tone = shown(str, lambda self: self._shown[1], changed)
    working = shown(str, _get_working, changed)
