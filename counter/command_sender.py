"""Sending commands: one at a time, each with an id of its own, never on the painting thread."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.api import Api, Refused, Unreachable
from client.bridge import Worker
from client.timers import once
from contract.commands import Command, CounterCommand, IssueTicket
from contract.snapshots import Desk

SHOW_WORKING_MILLISECONDS: Final = 200
"""An answer usually comes within a few hundredths of a second; a word that is
there for a blink would only be restless."""


type Following = Callable[[Mapping[str, Any]], Command]
"""Makes the next command from the answer of the one before."""


class CommandSender(QObject):
    """The command that is under way.

    A lost answer is asked for again with the same id until the deadline of the
    `Api`, so a connection that drops in the middle loses nothing and doubles nothing.

    Attributes:
        under_way: the action whose answer is awaited; None where none is.
        answer: the last one.
        long: whether it takes so long that the screen says so.

    Signals:
        changed: `under_way` or `long` changed.
        answered: with the new `Desk`, where the command is one at a counter.
        done: with the last command that was carried out.
        failed: with `Refused` or `Unreachable`.
    """

    changed = pyqtSignal()
    answered = pyqtSignal(object)
    done = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, api: Api, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.under_way: StrEnum | None = None
        self.long = False
        self.answer: Mapping[str, Any] = {}
        self._api = api
        self._given: Command | None = None
        self._unanswered: IssueTicket | None = None
        self._worker = Worker(threads=1, parent=self)
        self._soon = once(self, SHOW_WORKING_MILLISECONDS, self._say_working)

    def send(self, action: StrEnum, command: Command, *following: Following) -> None:
        """Send a command, and what follows it; where one is refused, nothing follows.

        Raises:
            RuntimeError: another one is still under way.
        """
        if self.under_way is not None:
            raise RuntimeError(f"{self.under_way} is still under way")
        command = self._given = self._once_only(command)
        self.under_way = action
        self._soon.start()
        self.changed.emit()

        def work() -> tuple[Command, Mapping[str, Any]]:
            given, answer = command, self._api.send(command)
            for make in following:
                given = make(answer)
                answer = self._api.send(given)
            return given, answer

        self._worker.run(work, self._answer, self._fail)

    def _once_only(self, command: Command) -> Command:
        """A ticket whose answer was lost may be there: when the same is wanted again, the same
        command is sent again, and no second ticket is made."""
        lost, self._unanswered = self._unanswered, None
        if lost is not None and lost == command.model_copy(update={"command_id": lost.command_id}):
            return lost
        return command

    def close(self) -> None:
        """Tell nothing any more."""
        self._soon.stop()
        self._worker.close()

    def _say_working(self) -> None:
        self.long = True
        self.changed.emit()

    def _end(self) -> None:
        self._soon.stop()
        self.under_way, self.long = None, False
        self.changed.emit()

    def _answer(self, result: tuple[Command, Mapping[str, Any]]) -> None:
        command, self.answer = result
        if isinstance(command, CounterCommand):
            # The new desk first: its keys are there before the old ones wake up.
            self.answered.emit(Desk.model_validate(self.answer))
        self._end()
        self.done.emit(command)

    def _fail(self, error: Refused | Unreachable) -> None:
        if isinstance(error, Unreachable) and isinstance(self._given, IssueTicket):
            self._unanswered = self._given
        self._end()
        self.failed.emit(error)
