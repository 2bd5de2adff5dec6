"""How the console writes numbers and times."""

import re

from contract.texts import Wording


def spaced(number: str) -> str:
    """A ticket's number with a hair space between its letters and its digits."""
    return re.sub(r"(?<=[A-Z])(?=\d)", "\u200a", number, count=1)


def minutes(say: Wording, seconds: int) -> str:
    """A time in minutes, or in hours and minutes."""
    whole = max(0, seconds) // 60
    return say("console-minutes", hours=whole // 60, minutes=whole % 60)
