"""Calls for help in the hall, for the header."""

from collections.abc import Sequence
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.ui.qt import every, pyqtProperty, shown
from contract.commands import AnswerHelp, Command
from contract.desk.keys import DeskAction
from contract.desk.lookups import help_elsewhere
from contract.desk.sentences import NO_HELP_WANTED, help_wanted, place_name
from contract.snapshots import HelpCall
from counter.desk.key_handler import KeyHandler
from counter.shared.core import Core

TICK_MILLISECONDS: Final = 1000


class HelpHeader(QObject):
    """The calls for help, for the header: `told` (see `help_wanted`), and the `letter` of the
    answer key, which may be `active`.

    Signals:
        answered: this operator has answered a call; with a sentence that says where.
    """

    changed = pyqtSignal()
    answered = pyqtSignal(str)

    def __init__(self, core: Core, key_handler: KeyHandler) -> None:
        super().__init__()
        self._core, self._key_handler = core, key_handler
        self._calls: dict[str, HelpCall] = {}
        self._shown = (NO_HELP_WANTED, False)
        core.follow(self.refresh)
        core.sender.done.connect(self._say_where)
        every(self, TICK_MILLISECONDS, self.refresh)

    def refresh(self) -> None:
        """Update from the hall's snapshot and clock."""
        hall, desk, away = self._core.hall, self._core.desk, self._core.connection.away
        calls = help_elsewhere(desk, hall) if desk is not None and not away else ()
        # The snapshot without the answered call may arrive before the answer of the command.
        self._calls |= {call.place: call for call in calls}
        told = help_wanted(self._core.say, calls, self._counters, self._core.connection.clock.now())
        active = self._core.connection.connected and not self._core.sender.long
        if (told, active) != self._shown:
            self._shown = (told, active)
            self.changed.emit()

    @property
    def _counters(self) -> Sequence[str]:
        catalogue = self._core.catalogue
        return [counter.id for counter in catalogue.counters] if catalogue else []

    def _say_where(self, command: Command) -> None:
        # The header may have changed to another call just before the press.
        # The greeter's screen, which has no desk, shows it itself.
        if isinstance(command, AnswerHelp) and command.place in self._calls:
            say = self._core.say
            place = place_name(say, self._calls[command.place], self._counters)
            self.answered.emit(say("help_go_to", place=place))

    told = shown("QVariantMap", lambda self: self._shown[0], changed)

    def _get_letter(self) -> str:
        return self._key_handler.keys.of(DeskAction.ANSWER_HELP)

    letter = pyqtProperty(str, _get_letter, constant=True)
    active = shown(bool, lambda self: self._shown[1], changed)
