"""Builds commands from what is on the screen and what was filled in. Values only; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self
from uuid import UUID, uuid4

from contract import commands as c
from contract.enums import BreakReason, CommandName, Outcome
from contract.reasons import CallReason
from contract.snapshots import Desk, Hall
from counter.shared.form import Filled
from counter.shared.forms import CONFIRMED, COUNTER, SERVICE
from counter.shared.lookups import help_elsewhere

type Fields = Mapping[str, Any]
"""The fields of a command by name; None for one whose subject is gone."""


@dataclass(frozen=True, slots=True)
class Row:
    """The row of a key: `sends` is the model of its command."""

    sends: type[c.Command]


class Action(StrEnum):
    """The keys of a screen. Each member is the name of an action, and carries its `row`."""

    row: Row

    # The definition of a member has a row; `Action("start")` finds a member without one.
    def __new__(cls, name: str, *rows: Row) -> Self:
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
    """A pressed key.

    Attributes:
        filled: the input of its form.
        sure: whether the server's question about this command was confirmed.
    """

    filled: Filled = field(default_factory=Filled)
    sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPress(Press):
    """A key pressed at a counter.

    Attributes:
        desk: of the counter.
        now: the hall's time, from which a reminder is computed.
        hall: its latest snapshot, if known.
        language: in which a visitor without a ticket is called.
    """

    desk: Desk
    now: datetime
    hall: Hall | None = None
    language: str = "en"


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


def pause(press: Press) -> Fields:
    """The reason and the length of a break."""
    filled = press.filled
    reason = filled.choice or BreakReason.BREAK
    return {"reason": reason, "minutes": filled.amount, "ask": not press.sure}


def closing(press: Press) -> Fields:
    """The server asks if a queue would have no counter left."""
    return {"ask": not press.sure}


def and_next(_press: Press) -> Fields:
    """Finish, and call the next ticket."""
    return {"next": True}


def result(press: Press) -> Fields:
    """The result and the quantity of a service."""
    filled = press.filled
    return {"outcome": filled.choice or Outcome.DONE, "quantity": filled.amount or None}


def hold(press: DeskPress) -> Fields:
    """The reason of a hold, and the time of its reminder."""
    minutes = press.filled.amount
    remind_at = press.now + timedelta(minutes=minutes) if minutes else None
    return {"reason": press.filled.choice or "later", "remind_at": remind_at}


def one_more(press: Press) -> Fields:
    """A further service, and its quantity."""
    return {"service": press.filled.choice, "quantity": press.filled.amount or 1}


def held_ticket(press: DeskPress) -> Fields:
    """The chosen ticket on hold, else the one that has been on hold longest."""
    longest = next((one.id for one in press.desk.on_hold), None)
    return {"ticket": press.filled.choice or longest}


def missed_ticket(press: Press) -> Fields:
    """The chosen missed ticket."""
    return {"ticket": press.filled.choice or None}


def last_finished(press: DeskPress) -> Fields:
    """The ticket that was finished last."""
    return {"ticket": press.desk.last_finished}


def chosen_ticket(press: Press) -> Fields:
    """The chosen ticket, and the reason for its call."""
    return {"ticket": press.filled.ticket, "reason": press.filled.choice}


def walk_in(press: DeskPress) -> Fields:
    """A ticket for a visitor without one."""
    return {"services": [press.filled.choice], "language": press.language}


def call_walk_in(desk: Desk, issued: Mapping[str, Any]) -> c.Command:
    """Calls the ticket that a visitor was just given."""
    return c.CallTicket(
        command_id=uuid4(), counter=desk.counter, ticket=issued["id"], reason=CallReason.WALK_IN
    )


def longest_call(press: DeskPress) -> Fields:
    """The first call for help, which the header shows."""
    calls = help_elsewhere(press.desk, press.hall)
    return {"place": calls[0].place if calls else None}
