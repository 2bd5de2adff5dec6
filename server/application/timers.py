"""What the clock does: commands like anybody's, with an id made of what is due.

Whichever process fires first, it happens once.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from contract.commands import CloseDay, Command, OpenDay, due_at
from contract.errors import Refusal
from contract.words import CommandName, TicketState
from server.application import dispatch
from server.application.hall import Hall
from server.application.overdue import overdue
from server.application.ports import Reading
from server.application.principal import clock_of
from server.domain.calendar import business_day, opening

_log = logging.getLogger("novbe.timers")

TRUSTED_GAP = timedelta(days=3)
"""A clock that is further ahead of the last event, or behind it, is not trusted to
open a day by itself: a manager confirms."""


def due(reading: Reading, now: datetime) -> Sequence[Command]:
    """The commands that the clock owes a centre now."""
    centre = reading.centre
    if centre.config is None:
        return ()
    head = centre.config.centre
    today = business_day(now, head)
    spans = opening(head, None, today)
    begins = datetime.combine(today, head.day_starts_at, ZoneInfo(head.time_zone))
    if centre.day != today:
        if centre.last_day == today or not spans:
            # Closed by hand, or a day without hours: nothing opens by itself; a day
            # left open from before ends all the same.
            if centre.day is not None and centre.day < today:
                return (_close(centre.id, begins),)
            return ()
        if not _trusted(reading, now):
            return ()
        return (
            OpenDay(command_id=due_at(centre.id, CommandName.OPEN_DAY, begins), centre=centre.id),
        )
    closing = max((end for _start, end in spans), default=None)
    if closing is not None and now >= closing and _lines_are_empty(reading):
        return (_close(centre.id, closing, "lines_empty"),)
    return ()


def _close(centre: str, moment: datetime, reason: str = "day_turned") -> CloseDay:
    return CloseDay(
        command_id=due_at(centre, CommandName.CLOSE_DAY, moment), centre=centre, reason=reason
    )


def _trusted(reading: Reading, now: datetime) -> bool:
    last = reading.log(reading.centre.revision - 1, 1)
    if not last:
        return True
    return timedelta() <= now - last[0].at <= TRUSTED_GAP


def _lines_are_empty(reading: Reading) -> bool:
    living = (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING)
    return not reading.counts() and not any(t.state in living for t in reading.active())


def _owed(reading: Reading, now: datetime) -> list[Command]:
    return [*due(reading, now), *overdue(reading, now)]


def fire(hall: Hall) -> None:
    """Carry out everything that is due in every centre."""
    for centre in hall.transactions.centres():
        if centre.config is None:
            continue
        commands = hall.transactions.reading(
            centre.id, lambda reading: _owed(reading, hall.clock.now())
        )
        for command in commands:
            try:
                dispatch.execute(hall, clock_of(centre.id), command)
            except Refusal as refusal:
                # Another process was first, or the state has moved on: not due any more.
                _log.info("%s of %s was refused: %s", command.name, centre.id, refusal)
