"""What the clock does: commands like anybody's, with an id made of what is due.

Whichever process fires first, it happens once.
"""

import logging
from collections.abc import Sequence
from datetime import date, datetime

from contract.centre import CentreConfig
from contract.commands import CloseDay, Command, OpenDay, due_at
from contract.errors import Refusal
from contract.words import CommandName, TicketState
from server.application import dispatch
from server.application.hall import Hall
from server.application.overdue import overdue
from server.application.ports import Reading
from server.application.principal import clock_of
from server.domain.calendar import (
    business_day,
    day_begins,
    day_ends_at_the_latest,
    doubtful,
    working,
)
from server.domain.wall import Span

_log = logging.getLogger("novbe.timers")


def due(reading: Reading, now: datetime) -> Sequence[Command]:
    """The commands that the clock owes a centre now.

    While the clock is in doubt it owes nothing: a person confirms, by opening the day.
    """
    centre = reading.centre
    if centre.config is None or doubtful(now, centre.last_at, centre.trusted_at):
        return ()
    return (*_day_due(reading, centre.config, now), *overdue(reading, now))


def _day_due(reading: Reading, config: CentreConfig, now: datetime) -> Sequence[Command]:
    centre, head = reading.centre, config.centre
    today = business_day(now, head)
    ending: Sequence[Command] = ()
    if centre.day is not None:
        ending = _ending(reading, config, centre.day, now)
        if not ending or centre.day >= today:
            return ending
    if not _hours(config, today) or (centre.last_day is not None and centre.last_day >= today):
        # A day without hours, or one that was closed already.
        return ending
    if now >= day_ends_at_the_latest(head, today):
        return ending
    begins = day_begins(head, today)
    return (
        *ending,
        OpenDay(command_id=due_at(centre.id, CommandName.OPEN_DAY, begins), centre=centre.id),
    )


def _hours(config: CentreConfig, day: date) -> list[Span]:
    """When anything of the hall works; a service may do so before or after the others."""
    own = [one for one in config.services if one.hours is not None]
    return [span for one in (None, *own) for span in working(config.centre, one, day)]


def _ending(reading: Reading, config: CentreConfig, day: date, now: datetime) -> Sequence[Command]:
    """The end of the open day, when it has come: after closing when the lines are empty,
    at the latest when the centre says so."""
    centre = reading.centre.id
    latest = day_ends_at_the_latest(config.centre, day)
    if now >= latest:
        return (_close(centre, latest, "day_end_latest"),)
    closing = max((end for _start, end in _hours(config, day)), default=None)
    if closing is not None and now >= closing and _lines_are_empty(reading):
        return (_close(centre, closing, "lines_empty"),)
    return ()


def _close(centre: str, moment: datetime, reason: str) -> CloseDay:
    return CloseDay(
        command_id=due_at(centre, CommandName.CLOSE_DAY, moment), centre=centre, reason=reason
    )


def _lines_are_empty(reading: Reading) -> bool:
    living = (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING)
    return not reading.counts() and not any(t.state in living for t in reading.active())


def fire(hall: Hall) -> None:
    """Carry out everything that is due in every centre."""
    for centre in hall.transactions.centres():
        if centre.config is None:
            continue
        commands = hall.transactions.reading(
            centre.id, lambda reading: due(reading, hall.clock.now())
        )
        for command in commands:
            try:
                dispatch.execute(hall, clock_of(centre.id), command)
            except Refusal as refusal:
                # Another process was first, or the state has moved on: not due any more.
                _log.info("%s of %s was refused: %s", command.name, centre.id, refusal)
