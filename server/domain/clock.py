"""Whether the server's clock can be trusted.

The time of an event is never before that of the last one: while a clock is behind, the hall's time
stands still. A clock that may be wrong is an alarm. Until a manager confirms the time, the clock
neither opens nor closes the day, nor marks tickets as missed.
"""

from datetime import datetime, timedelta

from contract.enums import ClockDoubt
from server.domain.centres import Centre

BEHIND = timedelta(minutes=2)
"""A clock that is further behind the last event is in doubt."""

AHEAD = timedelta(days=3)
"""A clock that is, at the start, further ahead of the last event and the last sign of a running
server is in doubt."""


def event_time(clock: datetime, last_at: datetime | None) -> datetime:
    """The time of an event that comes after the last one."""
    return clock if last_at is None else max(clock, last_at)


def doubt(
    centre: Centre, clock: datetime, *, started: datetime, alive: datetime | None, jumped: bool
) -> ClockDoubt | None:
    """Why the clock may be wrong; None if there is no sign of it.

    Args:
        centre: the centre, with the times of its last event and of the last confirmation.
        clock: the time of the clock.
        started: its time when this process started, or when the time was confirmed.
        alive: when a server last ran before that; None: not known.
        jumped: whether it jumped since.
    """
    if jumped:
        return ClockDoubt.JUMPED
    if centre.last_at is None or centre.last_day is None:
        return None
    if clock < centre.last_at - BEHIND:
        # After a confirmation while it is behind, the time stands at that event until the clock has
        # caught up.
        return ClockDoubt.BEHIND if centre.confirmed_at != centre.last_at else None
    seen = max(centre.last_at, alive or centre.last_at)
    return ClockDoubt.AHEAD if started > seen + AHEAD else None
