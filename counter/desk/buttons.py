"""The keys on the screen: exactly the available ones; and the sheet of all keys."""

from typing import Any, Final

from PyQt6.QtCore import QObject

from client.ui.models import RowModel
from client.ui.qt import pyqtProperty
from contract.desk.available_keys import AvailableKeys
from contract.desk.keyboard import SWITCH_FORM, all_keys
from contract.desk.keys import DeskAction, action_label
from contract.desk.sentences import ListRow
from counter.desk.key_handler import KeyHandler
from counter.shared.core import Core

FIELDS: Final = ("name", "label", "letter", "icon_name", "turns", "active", "busy")

POSITION: Final = "position"
"""The key of the primary row, the same for every action, so that QML keeps its item."""


class Buttons(QObject):
    """For QML: the lists `primary` (one key at most), `quiet`, `small` and `onBar` of `name`,
    `label`, `letter`, `icon_name`, `turns`, `active`, `busy`; `all`, each key with its action."""

    def __init__(self, core: Core, key_handler: KeyHandler) -> None:
        super().__init__()
        self._core, self._key_handler = core, key_handler
        self._primary = RowModel((POSITION, *FIELDS), key=POSITION, parent=self)
        self._quiet, self._small, self._on_bar = (
            RowModel(FIELDS, key="name", parent=self) for _ in range(3)
        )
        self._all = RowModel(("key", "label", "letter"), parent=self)
        core.follow(self.refresh)
        core.wordings.languageChanged.connect(self._update_labels)
        self._update_labels()

    def refresh(self) -> None:
        """Update the keys from the available actions."""
        there = self._key_handler.available
        primary = [there.primary] if there.primary else []
        self._primary.update([{POSITION: "", **self._key(action, there)} for action in primary])
        quiet = [self._key(action, there) for action in there.quiet]
        self._quiet.update(quiet)
        self._small.update([self._key(action, there) for action in there.small])
        self._on_bar.update([key for key in quiet if DeskAction(key["name"]).row.on_bar])

    def _update_labels(self) -> None:
        """Rebuild all labels in the current language."""
        self._all.update(self._sheet())
        self.refresh()

    def label(self, action: DeskAction) -> str:
        """The label of a key, in two or three words."""
        return action_label(self._core.say, action, self._core.desk)

    def _key(self, action: DeskAction, available: AvailableKeys) -> dict[str, Any]:
        """A key for QML."""
        active = self._core.connection.connected and not self._core.sender.long
        return {
            "name": action.value,
            "label": self.label(action),
            "letter": self._key_handler.keys.of(action),
            "icon_name": action.row.icon,
            "turns": action.row.mirrored,
            "active": active and action not in available.resting,
            "busy": self._core.sender.under_way is action,
        }

    def _sheet(self) -> list[ListRow]:
        say = self._core.say
        form = {"key": "form", "letter": SWITCH_FORM, "label": say("keys_form")}
        rows = all_keys(say, self._key_handler.keys.of)
        return [*rows[:-1], form, rows[-1]]

    primary = pyqtProperty(QObject, lambda self: self._primary, constant=True)
    quiet = pyqtProperty(QObject, lambda self: self._quiet, constant=True)
    small = pyqtProperty(QObject, lambda self: self._small, constant=True)
    onBar = pyqtProperty(QObject, lambda self: self._on_bar, constant=True)
    all = pyqtProperty(QObject, lambda self: self._all, constant=True)
