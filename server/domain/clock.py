"""What is believed of the server's clock.

The time of an event is never before that of the last one: a clock that is behind stands
until it has caught up. A clock that may be wrong is an alarm. Until a manager confirms the
time, the day is neither opened nor closed by the clock, and no ticket marked as missed.
"""

from datetime import datetime, timedelta

from contract.enums import ClockDoubt
from server.domain.centres import Centre

BEHIND = timedelta(minutes=2)
"""A clock that is further behind the last event is doubted."""

AHEAD = timedelta(days=3)
"""A clock that is, at the start, further ahead of the last event and the last sign of a running
server is doubted."""


def event_time(clock: datetime, last_at: datetime | None) -> datetime:
    """The time of an event that comes after the last one."""
    return clock if last_at is None else max(clock, last_at)


def doubt(
    centre: Centre, clock: datetime, *, started: datetime, alive: datetime | None, jumped: bool
) -> ClockDoubt | None:
    """Why the clock may be wrong; None while there is no sign of it.

    Args:
        centre: with the time of its last event, and the one at which a manager confirmed it.
        clock: what the clock says.
        started: what it said when this process started, or when the time was confirmed.
        alive: when a server last ran before that; None: not known.
        jumped: it jumped since.
    """
    if jumped:
        return ClockDoubt.JUMPED
    if centre.last_at is None or centre.last_day is None:
        return None
    if clock < centre.last_at - BEHIND:
        # Confirmed while it is behind, the time stands at that event until it has caught up.
        return ClockDoubt.BEHIND if centre.confirmed_at != centre.last_at else None
    seen = max(centre.last_at, alive or centre.last_at)
    return ClockDoubt.AHEAD if started > seen + AHEAD else None
