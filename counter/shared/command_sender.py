"""Sends commands: one at a time, each with its own id, in a worker thread."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.net.api import ApiClient, RequestRefused, Unreachable
from client.ui.bridge import Worker
from client.ui.qt import once
from contract.commands import CheckIn, Command, CounterCommand, IssueTicket
from contract.snapshots import Desk

SHOW_WORKING_MILLISECONDS: Final = 200
"""Delay before the screen says that a command is running: answers usually arrive within a few
hundredths of a second, and a flash of text would be restless."""


type Following = Callable[[Mapping[str, Any]], Command]
"""Makes a follow-up command from the answer of the one before."""


class CommandSender(QObject):
    """Sends commands and holds the running one. After a lost answer it is retried with the same id
    until the deadline of the `ApiClient`: a dropped connection neither loses nor repeats it.

    `under_way` is the running action, which may take so `long` that the screen says so.

    Signals:
        answered: with the new `Desk`, if the command concerns a counter.
        done: with the last executed command.
    """

    changed = pyqtSignal()
    answered = pyqtSignal(object)
    done = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, api: ApiClient) -> None:
        super().__init__()
        self.under_way: StrEnum | None = None
        self.long = False
        self.answer: Mapping[str, Any] = {}
        self._api = api
        self._given: Command | None = None
        self._unanswered: IssueTicket | CheckIn | None = None
        self._worker = Worker(threads=1, parent=self)
        self._soon = once(self, SHOW_WORKING_MILLISECONDS, self._say_working)

    def send(self, action: StrEnum, command: Command, *following: Following) -> None:
        """Send a command and its follow-ups; a refusal ends the sequence. Raises `RuntimeError`
        while another command is running."""
        if self.under_way is not None:
            raise RuntimeError(f"{self.under_way} is still running")
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
        """After a lost answer the ticket may exist: an equal request reuses the previous command,
        so that no second ticket is issued."""
        lost, self._unanswered = self._unanswered, None
        if lost is not None and lost == command.model_copy(update={"command_id": lost.command_id}):
            return lost
        return command

    def close(self) -> None:
        """Deliver no more results."""
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
            # Emit the new desk first: its keys must be set before the old ones are enabled again.
            self.answered.emit(Desk.model_validate(self.answer))
        self._end()
        self.done.emit(command)

    def _fail(self, error: RequestRefused | Unreachable) -> None:
        if isinstance(error, Unreachable) and isinstance(self._given, IssueTicket | CheckIn):
            self._unanswered = self._given
        self._end()
        self.failed.emit(error)


DOUBLE_PRESS_SECONDS: Final = 0.4
"""The same key again within this time is a doubled press and ignored."""
