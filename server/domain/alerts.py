"""Who is told of alarms, and when: each problem once when it begins, and once when it is over."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from contract.alerts import AlarmKind, AlertFailure, AlertWay

OVER_AFTER: Final = timedelta(minutes=2)
"""So long an alarm has to be gone until its problem is over: what comes and goes is one problem."""

SETTLING: Final = timedelta(minutes=2)
"""So long after the start of a server, devices that it has not heard yet are no problem: while no
server ran, none could be heard."""

NEED_HEARING: Final = frozenset({AlarmKind.DEVICE_OFFLINE, AlarmKind.COUNTER_SILENT})

FIRST_PAUSE: Final = timedelta(seconds=30)
"""After the first attempt that failed; then twice as long each time."""

LONGEST_PAUSE: Final = timedelta(hours=1)

GIVEN_UP_AFTER: Final = timedelta(days=1)
"""A message that could not be sent for so long is given up."""

QUEUED_AT_MOST: Final = 200
"""So many messages wait for a recipient; for a further one the oldest is given up."""

FAILING_AFTER: Final = timedelta(minutes=5)
"""A recipient that could not be reached for so long is an alarm."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A mail address or a webhook, and how the messages to it go.

    Attributes:
        kinds: the alarms that it is told of.
        quiet_from, quiet_until: `22:00` and `07:00`, by the centre's clocks; "" without quiet
            hours.
        told_at: when it got the last message.
        failures: how many attempts failed one after the other.
        failed_since: when the first of them did.
        failure: why the last of them did, and the code that the other end answered; "" without.
        next_at: no message is tried before.
        claimed_until: until then a process is sending to it.
        given_up: how many messages were given up since it was set.
    """

    id: str
    centre: str
    label: str
    way: AlertWay
    address: str
    language: str
    kinds: tuple[str, ...]
    quiet_from: str = ""
    quiet_until: str = ""
    told_at: datetime | None = None
    failures: int = 0
    failed_since: datetime | None = None
    failure: str = ""
    next_at: datetime | None = None
    claimed_until: datetime | None = None
    given_up: int = 0

    def is_quiet(self, local: datetime) -> bool:
        """Whether nothing is sent to it at a time of day of the centre."""
        time, start, end = f"{local:%H:%M}", self.quiet_from, self.quiet_until
        if start <= end:
            return start <= time < end
        return time >= start or time < end


@dataclass(frozen=True, slots=True)
class Problem:
    """An alarm that stands, or has been gone for less than `OVER_AFTER`.

    Attributes:
        key: what tells the alarm from others.
        alarm: the alarm as JSON.
        told: the ids of the recipients to whom its beginning was addressed.
        gone_at: since when the alarm is gone; None while it stands.
    """

    id: str
    centre: str
    key: str
    kind: AlarmKind
    alarm: str
    told: tuple[str, ...]
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What the alarms of a centre make of its problems.

    Attributes:
        began: the keys of alarms that are new.
        gone, back: problems whose alarm is gone, or stands again.
        over: problems that are over.
    """

    began: tuple[str, ...]
    gone: tuple[Problem, ...]
    back: tuple[Problem, ...]
    over: tuple[Problem, ...]

    def __bool__(self) -> bool:
        return bool(self.began or self.gone or self.back or self.over)


def changes(
    problems: Sequence[Problem],
    alarms: Mapping[str, AlarmKind],
    now: datetime,
    started: datetime | None,
    listened_to: Collection[str],
) -> Changes:
    """What changed since the last look.

    Args:
        problems: those that were known.
        alarms: the kind of each alarm that stands, by its key.
        now: by the world's clock.
        started: when this server started.
        listened_to: the kinds that a recipient is told of; others are no problems.
    """
    known = {one.key for one in problems}
    settled = started is None or now - started >= SETTLING
    return Changes(
        began=tuple(
            key
            for key, kind in alarms.items()
            if key not in known and kind in listened_to and (settled or kind not in NEED_HEARING)
        ),
        gone=tuple(one for one in problems if one.key not in alarms and one.gone_at is None),
        back=tuple(one for one in problems if one.key in alarms and one.gone_at is not None),
        over=tuple(
            one
            for one in problems
            if one.key not in alarms and one.gone_at is not None and now - one.gone_at >= OVER_AFTER
        ),
    )


def pause_after(failures: int) -> timedelta:
    """How long to wait after so many failed attempts."""
    doubled: int = 2 ** min(failures - 1, 10)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)


def failure_of(failure: AlertFailure, code: int = 0) -> str:
    """A failure as it is kept: `refused 503`."""
    return f"{failure} {code}" if code else failure.value
