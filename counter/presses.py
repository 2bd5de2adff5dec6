"""From a finger to a command: keys, clicks, and what keeps a slip from doing harm.

A press counts where its key is on the screen, the hall is connected, no other
command is under way, and it is not the same key again within a blink. The
command names the ticket that is on the screen at that moment, so that even a
press that slips through touches no other visitor.
"""

import time
from collections.abc import Callable, Sequence
from typing import Final
from uuid import uuid4

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.api import Refused, Unreachable
from client.connection import ServerConnection
from client.wording import Wordings
from contract.errors import ProblemType
from contract.snapshots import Desk, Hall, HelpCall
from counter.giving import Giving
from counter.keys import ENTER, XKB_OFFSET, KeyTable, key_name
from counter.offers import DeskAction, Offer, command_for, offer
from counter.pause import PauseSheet

DOUBLE_PRESS_SECONDS: Final = 0.4
"""The same key again within this time is a trembling finger, not a second wish."""

SURE_SECONDS: Final = 60.0
"""How long the same key is the answer to "Press again if you are sure"."""

# Qt's numbers of keys and modifiers.
_ESCAPE: Final = 0x01000000
_LEFT, _UP, _RIGHT, _DOWN = 0x01000012, 0x01000013, 0x01000014, 0x01000015
_OTHER_PROGRAMS: Final = 0x04000000 | 0x08000000 | 0x10000000
"""Control, Alt, Meta: what is pressed with them is not meant for this program."""


class Presses(QObject):
    """Where the keys of the keyboard and of the screen go.

    Args:
        connection: the line to the hall.
        giving: sends the commands.
        wordings: the messages of the engine.
        keys: which key does what.
        scan_offset: what the platform adds to the scan codes of keys.
        monotonic: a clock in seconds, for telling a doubled press.

    Signals:
        given: a command went out.
        escaped: Escape was pressed with nothing to close.
    """

    given = pyqtSignal()
    escaped = pyqtSignal()

    def __init__(
        self,
        connection: ServerConnection,
        giving: Giving,
        wordings: Wordings,
        keys: KeyTable,
        scan_offset: int = XKB_OFFSET,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.keys = keys
        self.pause = PauseSheet(wordings.say, self)
        self._connection = connection
        self._giving = giving
        self._wordings = wordings
        self._scan_offset = scan_offset
        self._monotonic = monotonic
        self._last: tuple[str, float] = ("", 0.0)
        self._given: DeskAction | None = None
        self._asked: tuple[DeskAction | None, float] = (None, 0.0)
        connection.changed.connect(self._close_stale_sheet)
        giving.failed.connect(self._be_asked)
        wordings.languageChanged.connect(self.pause.refresh)

    @property
    def offer(self) -> Offer:
        """The keys that are there now."""
        desk = self._connection.latest(Desk)
        return offer(desk.allowed, help_wanted=bool(self._help_calls)) if desk else Offer()

    @property
    def _help_calls(self) -> Sequence[HelpCall]:
        hall = self._connection.latest(Hall)
        return hall.help if hall else ()

    @pyqtSlot(int, int, str, int, bool, result="bool")
    def press(self, key: int, scan_code: int, text: str, modifiers: int, repeated: bool) -> bool:
        """A key of the keyboard; whether it meant something here.

        Args:
            key: Qt's number of it.
            scan_code: its place on the keyboard.
            text: what it types.
            modifiers: Qt's flags of the keys held with it.
            repeated: it is merely still held.
        """
        if modifiers & _OTHER_PROGRAMS:
            return False
        name = key_name(key, scan_code, text, offset=self._scan_offset)
        if self.pause.shown:
            return self._press_on_sheet(key, name, repeated)
        if key == _ESCAPE:
            self.escaped.emit()
            return True
        there = self.offer
        if name == ENTER:
            action = there.primary
        else:
            action = self.keys.meant(name, there.all) if name else None
        if action is None:
            return False
        if not repeated:
            self._do(action, f"key {name}")
        return True

    @pyqtSlot(str)
    def trigger(self, action: str) -> None:
        """A key on the screen was clicked, or pressed while it had the focus."""
        self._do(DeskAction(action), "screen")

    @pyqtSlot()
    def confirm(self) -> None:
        """Take the break that is chosen on the sheet."""
        self._confirm("screen")

    def _press_on_sheet(self, key: int, name: str | None, repeated: bool) -> bool:
        longer, shorter = (_LEFT, _RIGHT) if self._wordings.rightToLeft else (_RIGHT, _LEFT)
        if key == _ESCAPE:
            self.pause.close()
        elif key in (_UP, _DOWN):
            self.pause.step(1 if key == _DOWN else -1)
        elif key in (longer, shorter):
            self.pause.add(1 if key == longer else -1)
        elif name == ENTER and not repeated:
            self._confirm(f"key {name}")
        elif name is not None and name.isdigit():
            self.pause.choose(int(name) - 1)
        return True

    def _confirm(self, source: str) -> None:
        if self.pause.shown and self._counts(DeskAction.TAKE_BREAK, source):
            self._give(DeskAction.TAKE_BREAK)
            self.pause.close()

    def _do(self, action: DeskAction, source: str) -> None:
        if not self._counts(action, source):
            return
        if action is DeskAction.TAKE_BREAK:
            self.pause.open()
        else:
            self._give(action)

    def _counts(self, action: DeskAction, source: str) -> bool:
        if (
            action not in self.offer.all
            or not self._connection.connected
            or self._giving.under_way is not None
        ):
            return False
        now = self._monotonic()
        last, at = self._last
        if last == source and now - at < DOUBLE_PRESS_SECONDS:
            return False
        self._last = (source, now)
        return True

    def _give(self, action: DeskAction) -> None:
        desk = self._connection.latest(Desk)
        if desk is None:
            return
        asked, at = self._asked
        sure = asked is action and self._monotonic() - at < SURE_SECONDS
        command = command_for(action, desk, uuid4(), self.pause.choice, sure, self._help_calls)
        if command is not None:
            self._given, self._asked = action, (None, 0.0)
            self.given.emit()
            self._giving.give(action, command)

    def _be_asked(self, error: Refused | Unreachable) -> None:
        """Remember what the server wants to hear twice."""
        if isinstance(error, Refused) and error.kind is ProblemType.QUEUE_UNSERVED:
            self._asked = (self._given, self._monotonic())

    def _close_stale_sheet(self) -> None:
        if DeskAction.TAKE_BREAK not in self.offer.all:
            self.pause.close()
