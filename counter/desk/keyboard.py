"""The keys of a keyboard, the same on every layout.

A key is identified by the Latin letter that it types. If the layout has no Latin letters (Cyrillic,
Arabic), it is identified by its place, where such keyboards have the Latin letter printed too; and
without a scan code (remote desktop), by the letter at that place of the common layout.
"""

from collections.abc import Mapping
from typing import Final

from contract.enums import CounterState, TicketState
from contract.lifecycle import allowed
from counter.desk.available_keys import keys_for
from counter.desk.keys import WITHOUT_A_LIFE_CYCLE, DeskAction

ENTER: Final = "Enter"
"""The key of the primary action, which cannot be assigned to another."""

KEYS_SHEET, SWITCH_FORM, LEAVE = "F1", "F2", "F12"
"""The keys of the program itself: key help, window or bar, sign out."""

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS: Final = "0123456789"
OF_THE_PROGRAM: Final = frozenset({KEYS_SHEET, SWITCH_FORM, LEAVE})
KEY_NAMES: Final = (
    *_LETTERS,
    *_DIGITS,
    *(name for name in (f"F{n}" for n in range(1, 25)) if name not in OF_THE_PROGRAM),
)
"""The keys that can be assigned."""

# Qt's key codes: letters and digits are their ASCII codes.
_QT_RETURN: Final = 0x01000004
_QT_ENTER: Final = 0x01000005
_QT_F1: Final = 0x01000030

# The scan codes of the letters and digits are the same on Linux (evdev) and on
# Windows (set 1); X11 and Wayland add eight.
_ROWS: Final = ((2, "1234567890"), (16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"))
_AT_PLACE: Final = {first + offset: name for first, row in _ROWS for offset, name in enumerate(row)}
XKB_OFFSET: Final = 8

_RUSSIAN: Final = dict(zip("йцукенгшщзфывапролдячсмить", "QWERTYUIOPASDFGHJKLZXCVBNM", strict=True))
_ARABIC: Final = dict(zip("ضصثقفغعهخحشسيبلاتنمئءؤرىة", "QWERTYUIOPASDFGHJKLZXCVNM", strict=True))
_AT_LETTER: Final = {**_RUSSIAN, **_ARABIC, "لا": "B"}


def key_name(key: int, scan_code: int, text: str) -> str | None:
    """The name of a pressed key; None for an unknown key. Without a known place `scan_code` is
    0."""
    if key in (_QT_RETURN, _QT_ENTER):
        return ENTER
    if 0 <= key - _QT_F1 < 24:
        return f"F{key - _QT_F1 + 1}"
    if 0 < key < 128 and chr(key) in _LETTERS + _DIGITS:
        return chr(key)
    return _AT_PLACE.get(scan_code - XKB_OFFSET) or _AT_LETTER.get(text.lower())


class KeyTable:
    """The keys of this operator; `changes` has key names by action name. Raises `ValueError`, which
    says what is wrong, for an unknown action or key, or for one key of two actions that can be
    available at once."""

    def __init__(self, changes: Mapping[str, str] | None = None) -> None:
        self._keys = {action: action.row.letter for action in DeskAction}
        for name, key in (changes or {}).items():
            if name not in set(DeskAction):
                raise ValueError(f"'{name}' is no action; they are {', '.join(DeskAction)}")
            if key.upper() not in KEY_NAMES:
                raise ValueError(
                    f"'{key}' is no key for {name}; use a letter, a digit or one of F3 to F24 "
                    "but for F12"
                )
            self._keys[DeskAction(name)] = key.upper()
        self._refuse_clashes()

    def of(self, action: DeskAction) -> str:
        """The name of the key of an action, as it is printed on the keyboard."""
        return self._keys[action]

    def meant(self, key: str, offered: tuple[DeskAction, ...]) -> DeskAction | None:
        """The available action of a key."""
        return next((action for action in offered if self._keys[action] == key), None)

    def _refuse_clashes(self) -> None:
        for together in _together():
            owner: dict[str, DeskAction] = {}
            for action in together:
                other = owner.setdefault(self._keys[action], action)
                if other is not action:
                    raise ValueError(
                        f"the key {self._keys[action]} is given to both {other} and {action}"
                    )


def _together() -> list[tuple[DeskAction, ...]]:
    """The actions that can be available at once, by the life cycles."""
    return [
        keys_for(
            allowed(
                counter,
                ticket,
                can_undo_call=True,
                can_recall=True,
                waiting=True,
                on_hold=True,
                can_reopen=True,
                another_stop=True,
            ),
            WITHOUT_A_LIFE_CYCLE - {DeskAction.TAKE_OVER},
        ).all
        for counter in CounterState
        for ticket in (None, *TicketState)
    ]
