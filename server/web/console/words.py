"""Formats of numbers and times in the console."""

import re

from contract.snapshots import Hall, HallService
from contract.texts import Wording


def spaced(number: str) -> str:
    """A ticket's number with a hair space between its letters and its digits."""
    return re.sub(r"(?<=[A-Z])(?=\d)", "\u200a", number, count=1)


def at_the_command_line(say: Wording, person: str) -> str:
    """Who did something at the server.

    Args:
        say: the reader's texts.
        person: the login of the account behind it; "" where it is not known.
    """
    if not person:
        return say("console-command-line")
    return say("console-command-line-person", person=person)


def minutes(say: Wording, seconds: int) -> str:
    """A duration in minutes, or in hours and minutes."""
    whole = max(0, seconds) // 60
    return say("console-minutes", hours=whole // 60, minutes=whole % 60)


def hall_state(hall: Hall) -> str:
    """The state of the whole hall."""
    if hall.day is None:
        return "closed"
    if hall.suspension is not None:
        return "paused"
    return "intake_stopped" if hall.intake_stopped is not None else "open"


def queue_state(one: HallService, hall: Hall) -> str:
    """The state of the queue of one service."""
    if one.suspension is not None:
        return "paused"
    if one.unserved:
        return "unserved"
    if one.closed:
        return "closed_by_staff"
    # The heading shows a pause or an early closing of the whole hall.
    with_the_hall = hall.suspension is not None or hall.intake_stopped is not None
    return "open" if one.open or with_the_hall else "closed"
