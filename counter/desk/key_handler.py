"""From keys and clicks to commands, with protection against slips.

A press counts if its key is on the screen, the server is connected, no other command is running,
and it is not a doubled press. The command names the ticket that is on the screen at that moment, so
a slip cannot affect another visitor.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final
from uuid import uuid4

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.net.api import RequestRefused, Unreachable
from contract.desk import counter_forms as forms
from contract.desk.available_keys import AvailableKeys, keys_at
from contract.desk.counter_forms import DeskContext
from contract.desk.forms import Filled, InputForm
from contract.desk.keyboard import ENTER, KeyTable
from contract.desk.keys import DeskAction, command_for
from contract.desk.lookups import is_taken
from contract.desk.seat_forms import seat_form
from contract.desk.steps import question, second_form
from contract.enums import CounterState, TicketState
from contract.numbers import numbers_meant
from contract.snapshots import Desk, Ticket
from counter.desk.keyboard import key_name
from counter.shared.command_sender import DOUBLE_PRESS_SECONDS
from counter.shared.core import Core
from counter.shared.sheet import Sheet

# Key codes and modifiers of Qt.
_ESCAPE: Final = 0x01000000
_TAB, _BACKTAB = 0x01000001, 0x01000002
_SPACE: Final = 0x20
_PLUS, _MINUS = 0x2B, 0x2D
_LEFT, _UP, _RIGHT, _DOWN = 0x01000012, 0x01000013, 0x01000014, 0x01000015
_OTHER_PROGRAMS: Final = 0x04000000 | 0x08000000 | 0x10000000
"""Control, Alt, Meta: combinations with them are ignored."""


class KeyHandler(QObject):
    """Handles the keys of the keyboard and of the screen.

    Attributes:
        put_away: dismisses a message or search; whether there was one. Escape does that before it
            leaves the counter.

    Signals:
        idle: a key without an effect was pressed; with its name, or "" if there is no connection.
        seated: the operator has changed the counter, or is about to.
    """

    given = pyqtSignal()
    idle = pyqtSignal(str)
    seated = pyqtSignal()

    def __init__(self, core: Core, keys: KeyTable) -> None:
        super().__init__()
        self._core = core
        self.keys = keys
        self.sheet = Sheet(core.say, self)
        self.put_away: Callable[[], bool] = lambda: False
        self._last: tuple[str, float] = ("", 0.0)
        self._asked_for: tuple[DeskAction, str] | None = None
        self._given: tuple[DeskAction, Filled] | None = None
        self._seat_asked = False
        core.connection.changed.connect(self._close_stale_sheet)
        core.connection.changed.connect(self._ask_for_seat)
        core.connection.state_changed.connect(self._hold_sheet)
        core.sender.changed.connect(self._hold_sheet)
        core.sender.done.connect(self._forget_given)
        core.sender.failed.connect(self._confirm_refused)
        self.sheet.asked.connect(self._look_up)
        # Its texts are in the language in which it was opened.
        core.wordings.languageChanged.connect(self.sheet.close)

    @property
    def available(self) -> AvailableKeys:
        """The currently available keys."""
        core = self._core
        return keys_at(core.desk, core.hall, core.seat.person) if core.desk else AvailableKeys()

    @pyqtSlot(int, int, str, int, bool, result="bool")
    def press(self, key: int, scan_code: int, text: str, modifiers: int, repeated: bool) -> bool:
        """Handle a key of the keyboard; whether it was accepted."""
        if modifiers & _OTHER_PROGRAMS:
            return False
        name = key_name(key, scan_code, text)
        if self.sheet.is_open:
            return self._press_on_sheet(key, name, repeated)
        if key == _ESCAPE:
            if not self.put_away():
                self._leave_counter()
            return True
        if self._core.seat.greets:
            return False
        if self._core.seat.to_choose:
            if name == ENTER and not repeated:
                self.choose_seat()
            return name == ENTER
        there = self.available
        if name == ENTER:
            action = there.primary
        else:
            action = self.keys.meant(name, there.all) if name else None
        if action is not None and not repeated:
            self._do(action, f"key {name}")
        elif name is not None and not repeated:
            self.idle.emit(name)
        return action is not None

    @pyqtSlot(str)
    def trigger(self, action: str) -> None:
        """A key on the screen was clicked, or pressed while it had the focus."""
        self._do(DeskAction(action), "screen")

    @pyqtSlot()
    def confirm(self) -> None:
        """The confirm button of the sheet was clicked."""
        if self._is_new("screen"):
            self.sheet.confirm()

    def ask(self, form: InputForm, then: Callable[[Filled], None]) -> None:
        """Show a sheet of another part of the program."""
        self._asked_for = None
        self.sheet.ask(form, then)

    def choose_seat(self) -> None:
        """Open the choice of the operator's counter."""
        hall = self._core.hall
        if self._core.seat.to_choose and hall is not None and not self.sheet.is_open:
            self.ask(seat_form(self._core.say, hall, self._core.seat.role), self._sit_down)

    def _leave_counter(self) -> None:
        """Leave the entrance, or a chosen counter that is closed or used by another operator."""
        if not self._core.seat.chosen or self._core.sender.under_way is not None:
            return
        desk = self._core.desk
        free = desk is not None and (
            desk.state is CounterState.CLOSED or is_taken(desk, self._core.seat.person)
        )
        if not (free or self._core.seat.greets):
            return
        self._core.seat.stand_up()
        self._core.connection.forget(Desk)
        self._seat_asked = False
        self._core.connection.look_again()
        self.seated.emit()
        self._ask_for_seat()

    def _sit_down(self, filled: Filled) -> None:
        self._core.seat.sit_down(filled.choice)
        self._core.connection.look_again()
        self.seated.emit()

    def _press_on_sheet(self, key: int, name: str | None, repeated: bool) -> bool:
        longer, shorter = (_LEFT, _RIGHT) if self._core.wordings.rightToLeft else (_RIGHT, _LEFT)
        sheet = self.sheet
        if key == _ESCAPE:
            sheet.close()
        elif key in (_UP, _DOWN):
            sheet.step(1 if key == _DOWN else -1)
        elif key in (longer, shorter):
            sheet.add(1 if key == longer else -1)
        elif name == ENTER and not repeated:
            if self._is_new(f"key {name}"):
                sheet.confirm()
        elif name is not None and name.isdigit():
            sheet.choose(int(name) - 1)
        elif key in (_PLUS, _MINUS):
            sheet.add(1 if key == _PLUS else -1)
        elif key == _SPACE and not repeated:
            sheet.switch()
        return key not in (_TAB, _BACKTAB)

    def _do(self, action: DeskAction, source: str) -> None:
        if not self._core.connection.connected:
            self.idle.emit("")
        if action not in self.available.all or not self._core.ready or not self._is_new(source):
            return
        context = self._context()
        form = action.row.form(context) if context else None
        if form is None:
            self._send(action, Filled())
            return
        self._ask_for(action, form, lambda entered: self._take(action, entered))

    def _ask_for(self, action: DeskAction, form: InputForm, then: Callable[[Filled], None]) -> None:
        """Open the form of an action on the current ticket."""
        self._asked_for = (action, self._ticket_here())
        self.sheet.ask(form, then)

    def _ticket_here(self) -> str:
        desk = self._core.desk
        return desk.ticket.id if desk is not None and desk.ticket is not None else ""

    def _is_new(self, source: str) -> bool:
        """Whether this is not a doubled press."""
        now = self._core.monotonic()
        last, at = self._last
        if last == source and now - at < DOUBLE_PRESS_SECONDS:
            return False
        self._last = (source, now)
        return True

    def _take(self, action: DeskAction, filled: Filled) -> None:
        """Send the command of an action with the input of its sheet."""
        context = self._context()
        number = self.sheet.chosen.number
        form = second_form(action, context, filled, number) if context is not None else None
        if form is not None:
            self._ask_for(
                action,
                form,
                lambda why: self._take(action, Filled(ticket=filled.choice, choice=why.choice)),
            )
            return
        if self._core.ready:
            self._send(action, filled)

    def _send(self, action: DeskAction, filled: Filled) -> None:
        context = self._context()
        command = command_for(action, context, filled, uuid4()) if context else None
        if context is not None and command is not None:
            self._given = (action, filled)
            self.given.emit()
            then = action.row.follows
            self._core.sender.send(
                action, command, *((partial(then, context.desk),) if then else ())
            )

    def _confirm_refused(self, error: RequestRefused | Unreachable) -> None:
        """Open the confirmation that the server requests."""
        given, self._given = self._given, None
        if not isinstance(error, RequestRefused) or given is None:
            return
        action, filled = given
        form = question(self._core.say, action, error.kind, error.problem.state, str(error))
        if form is not None:
            sure = replace(filled, sure=True)
            self._ask_for(action, form, lambda _entered: self._send(action, sure))

    def _forget_given(self) -> None:
        self._given = None

    def _hold_sheet(self) -> None:
        """Keep the sheet open while its command cannot be sent."""
        self.sheet.wait(not self._core.ready)

    def _context(self) -> DeskContext | None:
        core, desk, catalogue = self._core, self._core.desk, self._core.catalogue
        if desk is None or catalogue is None:
            return None
        now = core.connection.clock.now()
        return DeskContext(core.say, core.language, catalogue, desk, now, core.hall)

    def _ask_for_seat(self) -> None:
        """Open the choice of a counter once by itself; after that on Enter."""
        if self._core.seat.to_choose and not self._seat_asked and self._core.catalogue:
            self._seat_asked = True
            self.choose_seat()

    def _close_stale_sheet(self) -> None:
        """Close the sheet if its subject is gone."""
        if self._asked_for is None:
            return
        action, ticket = self._asked_for
        if action not in self.available.all or ticket != self._ticket_here():
            self.sheet.close()

    def _look_up(self, typed: str) -> None:
        desk = self._core.desk
        if desk is None:
            return
        centre, api = desk.centre, self._core.connection.api

        def take(found: Sequence[Ticket]) -> None:
            if (context := self._context()) is not None:
                waiting = forms.found_choices(context, found, frozenset({TicketState.WAITING}))
                self.sheet.found(typed, waiting)

        if numbers_meant(typed):
            self._core.connection.queries.run(
                lambda: api.tickets(centre, number=typed), take, lambda _error: None
            )
        else:
            self.sheet.found(typed, ())
