"""Local times of a hall in tests, and the business day they make."""

from datetime import datetime

from server.periodic import timers
from tests.parts.box import Box


def clock_to(box: Box, moment: str) -> None:
    """Set the clock to a local time and let it do what is due."""
    box.clock.forward(datetime.fromisoformat(moment + "+04:00") - box.clock.now())
    timers.fire(box.hall)


def day(box: Box) -> str | None:
    """The business day that is open; None for none."""
    found = box.read(lambda reading: reading.centre.day)
    return found.isoformat() if found else None
