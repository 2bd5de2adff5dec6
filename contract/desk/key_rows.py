"""The keys of both screens, and the fields of the commands that both send. Values only; no Qt.

A function of fields takes the input of the key's form; that of a counter's key also the desk.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from contract import commands as c
from contract.desk.forms import CONFIRMED, COUNTER, SERVICE, Filled
from contract.enums import CommandName

type Fields = Mapping[str, Any]
"""The fields of a command by name; None for one whose subject is gone."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """The row of a key: the name of its action, and the model of the command that it sends."""

    name: str
    sends: type[c.Command]


class KeyAction(StrEnum):
    """The keys of a screen. Each member is defined by its `row`, and is the name of its action."""

    row: KeyRow

    # `KeyAction("start")` finds a member by its name.
    def __new__(cls, row: Any) -> Self:
        """Make a member."""
        member = str.__new__(cls, row.name)
        member._value_, member.row = row.name, row
        return member

    @property
    def command(self) -> CommandName:
        """The name of the command of the key."""
        return self.row.sends.name


def no_fields(*_: object) -> Fields:
    """A command with a subject alone."""
    return {}


def entered(**names: str) -> Callable[..., Fields]:
    """The fields that are entered in the form, each with the name of an attribute of `Filled`."""
    return lambda filled, *_: {field: getattr(filled, name) for field, name in names.items()}


def destination(filled: Filled, *_: object) -> Fields:
    """The destination of a transfer, chosen from `forms.place_choices`."""
    kind, _space, key = filled.choice.partition(" ")
    return {
        "to_service": key if kind == SERVICE else None,
        "to_counter": key if kind == COUNTER else None,
        "with_return": filled.switch,
        "note": filled.text or None,
        "sure": filled.sure,
    }


def judgement(filled: Filled, *_: object) -> Fields:
    """Whether the claim to priority is justified."""
    return {"confirmed": filled.choice == CONFIRMED}
