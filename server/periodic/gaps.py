"""Downtime of the server, recorded in every centre."""

import logging
from datetime import datetime, timedelta

from contract.commands import RecordGap
from contract.errors import ProblemType, Refusal
from server.commands import dispatch
from server.context import AppContext
from server.domain.principal import clock_of
from server.domain.suspension import LEAST_GAP
from server.periodic.timers import due_command

_log = logging.getLogger("novbe.gaps")


HICCUP_SECONDS = 5.0
"""A pause that a busy machine may cause; it is no downtime, however fast the hall's time runs."""


def beat(app: AppContext, now: datetime) -> None:
    """Record that a server runs; before that, record in every centre a gap in which none did: it
    was off, frozen with its machine, or without its database.

    The gap comes first: if it fails, the next beat retries it. A time that may be days ahead is not
    recorded, because the next start would trust it.
    """
    if app.is_ahead:
        return
    before = app.store.last_alive()
    gap = max(LEAST_GAP, timedelta(seconds=HICCUP_SECONDS * app.clock.rate))
    if before is not None and now - before > gap:
        after_a_gap(app, before, now)
    app.store.alive(now)


def after_a_gap(app: AppContext, since: datetime, until: datetime) -> None:
    """Record in every centre with an open day that the server was down.

    The first process to come back does it; for the others the command has no effect.

    Raises:
        Refusal: it could not be recorded in one of the centres; in the others it was.
    """
    untold: Refusal | None = None
    for centre in app.store.centres():
        if centre.config is None or centre.day is None:
            continue
        if app.doubt(centre) is not None:
            # The clock jumped; the server was not down.
            continue
        command = due_command(
            RecordGap, centre.id, since, centre=centre.id, since=since, until=until
        )
        try:
            dispatch.execute(app, clock_of(centre.id), command)
        except Refusal as refusal:
            if refusal.kind is not ProblemType.COMMAND_REUSED:
                untold = refusal
            # Otherwise another process was first, with its own `until`.
            _log.info("the gap of %s was not recorded: %s", centre.id, refusal)
    if untold is not None:
        raise untold
