"""Signing out and closing the window: with a confirmation while a ticket is at the counter or the
counter is open."""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.net.api import RequestRefused, Unreachable
from contract import commands as c
from contract.desk.forms import Filled
from contract.desk.keys import DeskAction
from contract.desk.lookups import is_taken
from contract.desk.seat_forms import STAY, leave_form
from contract.desk.steps import leave_commands, question
from contract.enums import CounterState
from contract.snapshots import Desk
from counter.desk.key_handler import KeyHandler
from counter.presence import SignedInOperator
from counter.shared.core import Core


class Leaving(QObject):
    """For QML: `leave()` by key or button, `mayClose()` when the window is to be closed. `close` is
    emitted when it can be, `warned` with a warning; a second attempt leaves."""

    close = pyqtSignal()
    warned = pyqtSignal(str)

    def __init__(self, core: Core, key_handler: KeyHandler, presence: SignedInOperator) -> None:
        super().__init__()
        self._core, self._key_handler, self._presence = core, key_handler, presence
        self._then: Callable[[], None] | None = None
        self._free = self._warned = False
        core.connection.state_changed.connect(self._forget_warning)
        core.sender.done.connect(self._go_on)
        core.sender.failed.connect(self._stay)

    @pyqtSlot()
    def leave(self) -> None:
        """Sign out, after asking what happens to the counter."""
        if self._presence.active and self._core.sender.under_way is None and not self._warns():
            self._ask(self._presence.leave)

    @pyqtSlot(result="bool")
    def mayClose(self) -> bool:
        """Whether the window may be closed at once; otherwise asks first, and closes it then."""
        desk = self._core.desk
        if self._free or desk is None or not self._matters(desk):
            return not self._warns()
        if self._core.sender.under_way is None:
            self._ask(self._close_now)
        return False

    def _close_now(self) -> None:
        self._free = True
        self.close.emit()

    def _matters(self, desk: Desk) -> bool:
        return self._is_ours(desk) and self._core.connection.connected

    def _is_ours(self, desk: Desk) -> bool:
        return not is_taken(desk, self._core.seat.person) and desk.state is not CounterState.CLOSED

    def _warns(self) -> bool:
        """Whether to warn that the counter cannot be closed without a connection; only the first
        time."""
        desk = self._core.desk
        if (
            self._core.connection.connected
            or desk is None
            or not self._is_ours(desk)
            or self._warned
        ):
            return False
        self._warned = True
        self.warned.emit(self._core.say("leave_away"))
        return True

    def _forget_warning(self) -> None:
        self._warned = False

    def _ask(self, then: Callable[[], None]) -> None:
        desk = self._core.desk
        if desk is None or not self._matters(desk):
            then()
            return
        form = leave_form(self._core.say, desk)
        self._key_handler.ask(form, lambda filled: self._leave(filled, desk, then))

    def _leave(self, filled: Filled, asked: Desk, then: Callable[[], None]) -> None:
        """Carry out the choice for the desk that the form was about; ask again if it has
        changed."""
        desk = self._core.desk
        if filled.choice == STAY or desk is None:
            then()
            return
        if _here(desk) != _here(asked):
            self._ask(then)
            return
        self._then = then
        first, *rest = leave_commands(filled.choice, desk, uuid4(), uuid4(), ask=True)
        following = [partial(_fixed, command) for command in rest]
        self._core.sender.send(DeskAction.CLOSE_COUNTER, first, *following)

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def _stay(self, error: RequestRefused | Unreachable) -> None:
        then, self._then = self._then, None
        if then is None or not isinstance(error, RequestRefused):
            return
        say, closing, state = self._core.say, DeskAction.CLOSE_COUNTER, error.problem.state
        if (form := question(say, closing, error.kind, state, str(error))) is not None:
            self._key_handler.ask(form, lambda _sure: self._close_unserved(then))

    def _close_unserved(self, then: Callable[[], None]) -> None:
        self._then = then
        command = c.CloseCounter(command_id=uuid4(), counter=self._core.seat.counter)
        self._core.sender.send(DeskAction.CLOSE_COUNTER, command)


def _fixed(command: c.Command, _answer: object) -> c.Command:
    return command


def _here(desk: Desk) -> tuple[str, str] | None:
    return None if desk.ticket is None else (desk.ticket.id, desk.ticket.state)
