"""The fields of the commands of a counter's keys. Values only; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from contract import commands as c
from contract.enums import BreakReason, CallReason, Outcome
from contract.snapshots import Desk, Hall
from counter.shared.lookups import help_elsewhere
from counter.shared.orders import Fields, Press


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPress(Press):
    """A key pressed at a counter.

    Attributes:
        now: the hall's time, from which a reminder is computed.
        language: in which a visitor without a ticket is called.
    """

    desk: Desk
    now: datetime
    hall: Hall | None = None
    language: str = "en"


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
