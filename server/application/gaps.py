"""A gap in the server's own life, told to every centre."""

import logging
from datetime import datetime, timedelta

from contract.commands import RecordGap, due_at
from contract.enums import CommandName
from contract.errors import ProblemType, Refusal
from server.application import dispatch
from server.application.hall import Hall
from server.application.principal import clock_of
from server.domain.calendar import doubtful, steady
from server.domain.suspension import LEAST_GAP

_log = logging.getLogger("novbe.gaps")


HICCUP_SECONDS = 5.0
"""What a busy machine may take for a moment; no gap, however fast the hall's time runs."""


def beat(hall: Hall, now: datetime) -> None:
    """Write down that a server lives; where none did for a while, have the centres told: it
    was off, frozen with its machine, or without its database.

    Told first: what fails is told again with the next beat.
    """
    before = hall.transactions.last_alive()
    gap = max(LEAST_GAP, timedelta(seconds=HICCUP_SECONDS * hall.clock.rate))
    if before is not None and now - before > gap:
        after_a_gap(hall, before, now)
    # A clock that went back by a little stands: when it goes on, nobody was away.
    hall.transactions.alive(steady(now, before))


def after_a_gap(hall: Hall, since: datetime, until: datetime) -> None:
    """Have every centre with an open day record that the server was away.

    Whichever process comes back first does it; the others are answered and do nothing.

    Args:
        since: when a server was last alive.
        until: when this one came.

    Raises:
        Refusal: a centre could not be told; the others were.
    """
    untold: Refusal | None = None
    for centre in hall.transactions.centres():
        if centre.config is None or centre.day is None:
            continue
        # Commands may have come in since `until`: that is no clock which went back.
        if doubtful(steady(until, centre.last_at), centre.last_at, centre.trusted_at):
            # It is the clock that went, not the server.
            continue
        command = RecordGap(
            command_id=due_at(centre.id, CommandName.RECORD_GAP, since),
            centre=centre.id,
            since=since,
            until=until,
        )
        try:
            dispatch.execute(hall, clock_of(centre.id), command)
        except Refusal as refusal:
            if refusal.kind is not ProblemType.COMMAND_REUSED:
                untold = refusal
            # Else another process was first, with its own `until`.
            _log.info("the gap of %s was not recorded: %s", centre.id, refusal)
    if untold is not None:
        raise untold
