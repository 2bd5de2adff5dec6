"""Builds commands from what is on the screen and what was filled in. Values only; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from contract import commands as c
from contract.enums import CommandName
from counter.shared.forms import CONFIRMED, COUNTER, SERVICE, Filled

type Fields = Mapping[str, Any]
"""The fields of a command by name; None for one whose subject is gone."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """The row of a key: `sends` is the model of its command."""

    sends: type[c.Command]


class Action(StrEnum):
    """The keys of a screen. Each member is the name of an action, and carries its `row`."""

    row: KeyRow

    # The definition of a member has a row; `Action("start")` finds a member without one.
    def __new__(cls, name: str, *rows: KeyRow) -> Self:
        """Make a member."""
        member = str.__new__(cls, name)
        member._value_ = name
        (member.row,) = rows
        return member

    @property
    def command(self) -> CommandName:
        """The name of the command of the key."""
        return self.row.sends.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A pressed key, the input of its form, and whether the server's question about this command
    was confirmed (`sure`)."""

    filled: Filled = field(default_factory=Filled)
    sure: bool = False


def make_command[C: c.Command](
    kind: type[C], command_id: UUID, subject: Fields, fields: Fields
) -> C | None:
    """A command; None if its subject is gone.

    Args:
        subject: the ids on the screen, of which the command takes those that it has.
        fields: the others; they replace those of the subject.
    """
    model = kind.model_fields
    given = {name: value for name, value in subject.items() if name in model} | dict(fields)
    if any(given.get(name) is None for name in given if model[name].is_required()):
        return None
    return kind.model_validate({"command_id": command_id, **given})


def no_fields(_press: Press) -> Fields:
    """A command with a subject alone."""
    return {}


def service(press: Press) -> Fields:
    """The chosen service."""
    return {"service": press.filled.choice}


def destination(press: Press) -> Fields:
    """The destination of a transfer, chosen from `forms.place_choices`."""
    kind, _, key = press.filled.choice.partition(" ")
    return {
        "to_service": key if kind == SERVICE else None,
        "to_counter": key if kind == COUNTER else None,
        "with_return": press.filled.switch,
        "note": press.filled.text or None,
        "sure": press.sure,
    }


def note(press: Press) -> Fields:
    """A note for the colleagues."""
    return {"note": press.filled.text}


def assist(press: Press) -> Fields:
    """The assistance that the visitor needs."""
    return {"assist": press.filled.marked}


def judgement(press: Press) -> Fields:
    """Whether the claim to priority is justified."""
    return {"confirmed": press.filled.choice == CONFIRMED}
