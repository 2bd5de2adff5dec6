"""The letters of the keys, as they are printed on a keyboard."""

from collections.abc import Callable, Mapping
from typing import Final

from contract.desk.available_keys import keys_for
from contract.desk.keys import WITHOUT_A_LIFE_CYCLE, DeskAction
from contract.desk.sentences import ListRow
from contract.enums import CounterState, TicketState
from contract.lifecycle import allowed
from contract.texts import Say

ENTER: Final = "Enter"
"""The key of the primary action, which cannot be assigned to another."""

KEYS_SHEET, SWITCH_FORM, LEAVE = "F1", "F2", "F12"
"""The keys of the program itself: key help, window or bar, sign out."""

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS: Final = "0123456789"
OF_THE_PROGRAM: Final = frozenset({KEYS_SHEET, SWITCH_FORM, LEAVE})
KEY_NAMES: Final = (
    *LETTERS,
    *DIGITS,
    *(name for name in (f"F{n}" for n in range(1, 25)) if name not in OF_THE_PROGRAM),
)
"""The keys that can be assigned."""


_RUSSIAN: Final = dict(zip("йцукенгшщзфывапролдячсмить", "QWERTYUIOPASDFGHJKLZXCVBNM", strict=True))
_ARABIC: Final = dict(zip("ضصثقفغعهخحشسيبلاتنمئءؤرىة", "QWERTYUIOPASDFGHJKLZXCVNM", strict=True))
AT_LETTER: Final = {**_RUSSIAN, **_ARABIC, "لا": "B"}
"""The Latin letters at the places of other letters, on the common layouts."""


def all_keys(say: Say, letter: Callable[[DeskAction], str]) -> list[ListRow]:
    """The list of all keys, each with its letter and its label."""
    rows = [(ENTER, "", say("keys_enter"))]
    rows += [(action.value, letter(action), say(f"act_{action}")) for action in DeskAction]
    rows += [("keys", KEYS_SHEET, say("keys_this")), ("leave", LEAVE, say("sign_out"))]
    return [
        {"key": key, "letter": name or say("key_enter"), "label": label}
        for key, name, label in rows
    ]


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
