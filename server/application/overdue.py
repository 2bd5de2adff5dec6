"""What the clock owes besides the day: who did not come, who waits for nobody."""

from collections.abc import Iterator
from datetime import datetime

from contract.commands import Command, MarkNoShow, ReleaseReserved, due_at
from contract.enums import CommandName
from server.application.calling import absent_since, answer_time, unanswered
from server.application.counters import stays_away
from server.application.ports import Reading
from server.application.staffing import reservations_of
from server.domain.papers import OnTheWay


def overdue(reading: Reading, now: datetime) -> Iterator[Command]:
    """The commands that the clock owes to tickets and counters now."""
    yield from _no_shows(reading, now)
    yield from _kept_waiting(reading, now)


def _no_shows(reading: Reading, now: datetime) -> Iterator[Command]:
    for ticket in reading.active():
        if not unanswered(reading, ticket, now):
            continue
        assert ticket.counter is not None
        due = absent_since(ticket) + answer_time(reading, ticket)
        yield MarkNoShow(
            command_id=due_at(reading.centre.id, CommandName.MARK_NO_SHOW, due, ticket.id),
            counter=ticket.counter,
            ticket=ticket.id,
        )


def _kept_waiting(reading: Reading, now: datetime) -> Iterator[Command]:
    away = [one for one in reading.counters() if stays_away(reading, one, now)]
    if not away:
        return
    # Whoever waits, wherever the paper is.
    bound = {head.reserved_for for head in reading.heads_of_all(OnTheWay(now, now))} - {""}
    for counter in away:
        if bound & set(reservations_of(counter)):
            yield ReleaseReserved(
                # Once a minute at most, whichever process looks: one may be sent to a
                # counter that is away again after the others were released.
                command_id=due_at(
                    reading.centre.id,
                    CommandName.RELEASE_RESERVED,
                    now.replace(second=0, microsecond=0),
                    counter.id,
                ),
                counter=counter.id,
            )
